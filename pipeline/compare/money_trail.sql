create or replace view money_trail as
with named as (
  select
    evidence.problem_id,
    evidence.measure_id,
    try_cast(evidence.value as decimal(24, 2)) as yuan,
    evidence.measure_id is null and evidence.span_start >= problems.span_start
      and evidence.span_end <= problems.span_end as in_statement
  from evidence
  join problems on problems.problem_id = evidence.problem_id
  where evidence.kind = 'money' and not evidence.is_future and try_cast(evidence.value as decimal(24, 2)) is not null
),
recovering as (
  select measure.measure_id
  from measures as measure
  where measure.outcome
    and exists (select 1 from measure_types as type where type.measure_id = measure.measure_id and type.code = 'funds-recovery')
),
-- A total and its parts may stand side by side, so the largest amount of a leaf counts and nothing within it is summed.
per_leaf as (
  select
    named.problem_id,
    max(named.yuan) filter (named.in_statement) as found,
    max(named.yuan) filter (recovering.measure_id is not null) as recovered
  from named
  left join recovering on recovering.measure_id = named.measure_id
  group by named.problem_id
)
select
  leaf.unit_id,
  min_by(leaf.unit, leaf.problem_id) as unit,
  min_by(leaf.unit_level, leaf.problem_id) as unit_level,
  min_by(leaf.region, leaf.problem_id) as region,
  leaf.level1,
  count(*)::integer as leaves,
  count(per_leaf.found)::integer as leaves_with_amount,
  sum(per_leaf.found)::double as found,
  count(per_leaf.recovered)::integer as leaves_with_recovery,
  sum(per_leaf.recovered)::double as recovered,
  (count(*) filter (per_leaf.found is not null and per_leaf.recovered is null))::integer as found_without_recovery,
  (count(*) filter (per_leaf.recovered < per_leaf.found))::integer as recovered_less_than_found
from compared_leaves as leaf
left join per_leaf on per_leaf.problem_id = leaf.problem_id
where not leaf.is_withheld
group by leaf.unit_id, leaf.level1
order by unit, leaf.unit_id, leaf.level1;
