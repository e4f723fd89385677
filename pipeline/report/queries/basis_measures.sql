-- Every measure that answers a compared leaf, with its type; the report counts over these again and again.
create or replace temp table report_measure as
with typed as (
  select measure_id, code from measure_types where is_primary
  qualify row_number() over (partition by measure_id order by score desc, code) = 1
)
select measures.problem_id, coalesce(typed.code, 'other') as measure_type, measures.specificity, measures.modality,
  measures.outcome
from measures
join compared_leaves as leaf on leaf.problem_id = measures.problem_id and not leaf.is_withheld
left join typed on typed.measure_id = measures.measure_id;
