-- Per unit: measures a leaf, and how checkable they are.
with per_leaf as (
  select leaf.unit_id, leaf.unit, leaf.problem_id, coalesce(leaf.best_specificity, 0) as best, count(measures.measure_id) as measures,
    sum(measures.specificity) as points, count(*) filter (measures.specificity >= 2) as specific,
    count(*) filter (measures.modality = 'planned') as planned
  from report_leaf as leaf
  left join measures using (problem_id)
  where not leaf.is_withheld
  group by all
)
select unit_id, min(unit) as unit, count(*)::integer as leaves, sum(measures)::integer as measures,
  median(measures) as measures_per_leaf, sum(points) / nullif(sum(measures), 0) as mean_specificity,
  sum(specific) / nullif(sum(measures), 0) as specific_share, sum(planned)::integer as planned,
  count(*) filter (best = 0)::integer as nothing_checkable
from per_leaf
group by unit_id
order by specific_share desc nulls last, measures desc, unit_id;
