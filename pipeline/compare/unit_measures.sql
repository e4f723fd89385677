create or replace view unit_measures as
with copied as (
  select measure_id, bool_or(not is_boilerplate) as is_copied
  from (
    select a_measure_id as measure_id, is_boilerplate from text_reuse
    union all select b_measure_id, is_boilerplate from text_reuse
  )
  group by measure_id
),
answers as (
  select
    measure.problem_id,
    count(*) as measures,
    sum(measure.specificity) as specificity,
    count(*) filter (measure.specificity >= 2) as specific,
    count(*) filter (measure.modality = 'done') as done,
    count(*) filter (measure.modality = 'ongoing') as ongoing,
    count(*) filter (measure.modality = 'planned') as planned,
    count(*) filter (measure.modality = 'none') as no_action,
    count(*) filter (measure.outcome) as outcomes,
    count(*) filter (coalesce(copied.is_copied, false)) as copied,
    count(*) filter (copied.is_copied = false) as boilerplate
  from measures as measure
  left join copied on copied.measure_id = measure.measure_id
  group by measure.problem_id
),
per_unit as (
  select
    leaf.unit_id,
    count(distinct leaf.notice_id) as notices,
    count(*) as leaves,
    count(*) filter (answers.problem_id is null) as leaves_without_measures,
    count(*) filter (coalesce(leaf.best_specificity, 0) = 0) as leaves_nothing_checkable,
    count(*) filter (answers.done = 0 and answers.planned > 0) as leaves_promised_only,
    median(coalesce(answers.measures, 0)) as measures_per_leaf,
    coalesce(sum(answers.measures), 0) as measures,
    sum(answers.specificity) as specificity,
    coalesce(sum(answers.specific), 0) as specific,
    coalesce(sum(answers.done), 0) as done,
    coalesce(sum(answers.ongoing), 0) as ongoing,
    coalesce(sum(answers.planned), 0) as planned,
    coalesce(sum(answers.no_action), 0) as no_action,
    coalesce(sum(answers.outcomes), 0) as outcomes,
    coalesce(sum(answers.copied), 0) as copied,
    coalesce(sum(answers.boilerplate), 0) as boilerplate
  from compared_leaves as leaf
  left join answers on answers.problem_id = leaf.problem_id
  where not leaf.is_withheld
  group by leaf.unit_id
)
select
  unit_id,
  named.unit,
  named.unit_level,
  named.region,
  notices::integer as notices,
  per_unit.leaves::integer as leaves,
  leaves_without_measures::integer as leaves_without_measures,
  leaves_nothing_checkable::integer as leaves_nothing_checkable,
  leaves_nothing_checkable / per_unit.leaves as nothing_checkable_share,
  leaves_promised_only::integer as leaves_promised_only,
  measures::integer as measures,
  measures_per_leaf,
  specificity / nullif(measures, 0) as mean_specificity,
  specific / nullif(measures, 0) as specific_share,
  done::integer as done,
  ongoing::integer as ongoing,
  planned::integer as planned,
  no_action::integer as no_action,
  planned / nullif(done + planned, 0) as promise_share,
  outcomes::integer as outcomes,
  copied::integer as copied,
  copied / nullif(measures, 0) as copied_share,
  boilerplate::integer as boilerplate,
  per_unit.leaves < least_denominator() as small_n
from per_unit
join compared_units as named using (unit_id)
order by named.unit, unit_id;
