-- Measure types in scope: how many, and how many of them say something an outsider could check. Over the whole corpus
-- these are the sums of the view measure_profile (tested).
with typed as (
  select measure_id, code from measure_types where is_primary
  qualify row_number() over (partition by measure_id order by score desc, code) = 1
)
select coalesce(typed.code, 'other') as measure_type,
  count(*)::integer as measures,
  count(*) filter (specificity = 0)::integer as nothing_checkable,
  count(*) filter (specificity >= 2)::integer as specific,
  count(*) filter (outcome)::integer as outcomes,
  count(*) filter (modality = 'done')::integer as done,
  count(*) filter (modality = 'ongoing')::integer as ongoing,
  count(*) filter (modality = 'planned')::integer as planned,
  count(*) filter (modality = 'none')::integer as no_action
from measures
join report_leaf as leaf on leaf.problem_id = measures.problem_id and not leaf.is_withheld
left join typed on typed.measure_id = measures.measure_id
where $level1::varchar is null or leaf.level1 = $level1
group by coalesce(typed.code, 'other')
order by measures desc, measure_type;
