create or replace view category_recurrence as
with leaves as (
  select * from compared_leaves where not is_withheld
),
corpus as (
  select count(distinct unit_id) as units, count(*) as leaves from leaves
),
mentions as (
  select coded.code, count(distinct leaf.unit_id) as units_any, count(distinct leaf.problem_id) as leaves_any
  from leaves as leaf
  join problem_categories as coded on coded.problem_id = leaf.problem_id
  group by coded.code
),
level1_totals as (
  select level1, count(distinct unit_id) as level1_units, count(*) as level1_leaves from leaves group by level1
),
codes as (
  select
    code,
    any_value(level1) as level1,
    count(distinct unit_id) as units,
    count(*) as leaves,
    count(distinct notice_id) as notices,
    count(distinct region) filter (region <> 'unknown') as regions,
    count(distinct unit_id) - count(distinct unit_id) filter (region <> 'unknown') as units_without_region,
    min(inspection_year) as first_year,
    max(inspection_year) as last_year
  from leaves
  group by code
)
select
  codes.code,
  codes.level1,
  codes.units::integer as units,
  codes.units / corpus.units as share_of_units,
  codes.leaves::integer as leaves,
  codes.leaves / corpus.leaves as share_of_leaves,
  codes.notices::integer as notices,
  codes.regions::integer as regions,
  codes.first_year,
  codes.last_year,
  greatest(coalesce(mentions.units_any, 0), codes.units)::integer as units_any,
  greatest(coalesce(mentions.leaves_any, 0), codes.leaves)::integer as leaves_any,
  level1_totals.level1_units::integer as level1_units,
  level1_totals.level1_leaves::integer as level1_leaves,
  codes.units_without_region::integer as units_without_region
from codes
cross join corpus
join level1_totals using (level1)
left join mentions using (code)
order by units desc, leaves desc, code;
