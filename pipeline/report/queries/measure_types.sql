-- Measure types in scope: how many, and how many of them say something an outsider could check. Over the whole corpus
-- these are the sums of the view measure_profile (tested).
select measure_type,
  count(*)::integer as measures,
  count(*) filter (specificity = 0)::integer as nothing_checkable,
  count(*) filter (specificity >= 2)::integer as specific,
  count(*) filter (outcome)::integer as outcomes,
  count(*) filter (modality = 'done')::integer as done,
  count(*) filter (modality = 'ongoing')::integer as ongoing,
  count(*) filter (modality = 'planned')::integer as planned,
  count(*) filter (modality = 'none')::integer as no_action
from report_measure
join report_leaf as leaf using (problem_id)
where $level1::varchar is null or leaf.level1 = $level1
group by measure_type
order by measures desc, measure_type;
