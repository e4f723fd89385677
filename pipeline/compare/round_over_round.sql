create or replace view round_over_round as
with leaves as (
  select * from compared_leaves where not is_withheld and notice_date is not null
),
rounds as (
  select unit_id, notice_id, notice_date, any_value(inspection_year) as inspection_year, count(*) as denominator,
    lead(notice_id) over by_date as next_notice_id
  from leaves
  group by unit_id, notice_id, notice_date
  window by_date as (partition by unit_id order by notice_date, notice_id)
),
categories as (
  select distinct unit_id, level1 from leaves
),
counts as (
  select notice_id, level1, count(*) as n from leaves group by notice_id, level1
)
select
  units.unit_id,
  units.unit,
  units.unit_level,
  units.region,
  categories.level1,
  earlier.notice_id as earlier_notice_id,
  earlier.inspection_year as earlier_year,
  coalesce(before.n, 0)::integer as earlier_n,
  earlier.denominator::integer as earlier_denominator,
  coalesce(before.n, 0) / earlier.denominator as earlier_share,
  later.notice_id as notice_id,
  later.inspection_year,
  coalesce(after.n, 0)::integer as n,
  later.denominator::integer as denominator,
  coalesce(after.n, 0) / later.denominator as share,
  coalesce(after.n, 0) / later.denominator - coalesce(before.n, 0) / earlier.denominator as change,
  least(earlier.denominator, later.denominator) < least_denominator() as small_n
from rounds as earlier
join rounds as later on later.notice_id = earlier.next_notice_id
join compared_units as units on units.unit_id = earlier.unit_id
join categories on categories.unit_id = earlier.unit_id
left join counts as before on before.notice_id = earlier.notice_id and before.level1 = categories.level1
left join counts as after on after.notice_id = later.notice_id and after.level1 = categories.level1
order by units.unit, units.unit_id, later.notice_date, later.notice_id, categories.level1;
