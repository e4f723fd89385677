create or replace view measure_profile as
with leaves as (
  select * from compared_leaves where not is_withheld
),
leaf_totals as (
  select
    level1,
    count(*) as leaves,
    count(*) filter (not exists (select 1 from measures where measures.problem_id = leaves.problem_id))
      as leaves_without_measures,
    count(*) filter (coalesce(best_specificity, 0) = 0) as leaves_nothing_checkable
  from leaves
  group by level1
),
typed as (
  select measure_id, code
  from measure_types
  where is_primary
  qualify row_number() over (partition by measure_id order by score desc, code) = 1
),
rows as (
  select leaf.level1, leaf.problem_id, measure.measure_id, coalesce(typed.code, 'other') as measure_type,
    measure.modality, measure.specificity, measure.outcome
  from measures as measure
  join leaves as leaf on leaf.problem_id = measure.problem_id
  left join typed on typed.measure_id = measure.measure_id
),
measure_totals as (
  select level1, count(*) as measures from rows group by level1
)
select
  leaf_totals.level1,
  rows.measure_type,
  count(rows.measure_id)::integer as measures,
  any_value(measure_totals.measures)::integer as category_measures,
  count(rows.measure_id) / any_value(measure_totals.measures) as share_of_measures,
  count(distinct rows.problem_id)::integer as leaves,
  any_value(leaf_totals.leaves)::integer as category_leaves,
  count(distinct rows.problem_id) / any_value(leaf_totals.leaves) as share_of_leaves,
  avg(rows.specificity) as mean_specificity,
  (count(*) filter (rows.specificity >= 2)) / nullif(count(rows.measure_id), 0) as specific_share,
  (count(*) filter (rows.specificity = 0))::integer as nothing_checkable,
  (count(*) filter (rows.outcome))::integer as outcomes,
  (count(*) filter (rows.modality = 'done'))::integer as done,
  (count(*) filter (rows.modality = 'ongoing'))::integer as ongoing,
  (count(*) filter (rows.modality = 'planned'))::integer as planned,
  (count(*) filter (rows.modality = 'none'))::integer as no_action,
  any_value(leaf_totals.leaves_without_measures)::integer as category_leaves_without_measures,
  any_value(leaf_totals.leaves_nothing_checkable)::integer as category_leaves_nothing_checkable,
  any_value(leaf_totals.leaves_nothing_checkable / leaf_totals.leaves) as category_nothing_checkable_share
from leaf_totals
left join rows on rows.level1 = leaf_totals.level1
left join measure_totals on measure_totals.level1 = leaf_totals.level1
group by leaf_totals.level1, rows.measure_type
order by leaf_totals.level1, measures desc, rows.measure_type;
