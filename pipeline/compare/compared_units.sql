-- The one place that says what a unit is called and of which kind it is, however its notices differ in that: as in its
-- first notice that has leaves to compare, else in its first.
create or replace view compared_units as
with counted as (
  select notice_id, count(*) as leaves, count(*) filter (not is_withheld) as compared from compared_leaves group by notice_id
),
named as (
  select
    coalesce(notice.unit_id, notice.notice_id) as unit_id,
    coalesce(notice.unit, notice.title, notice.source_path) as unit,
    coalesce(notice.unit_type, 'unknown') as unit_type,
    coalesce(notice.unit_level, 'unknown') as unit_level,
    coalesce(notice.region, 'unknown') as region,
    coalesce(counted.leaves, 0) as leaves,
    (coalesce(counted.compared, 0) = 0, notice.notice_id) as turn
  from notices as notice
  left join counted on counted.notice_id = notice.notice_id
  where notice.is_notice and notice.is_canonical
)
select
  unit_id,
  min_by(unit, turn) as unit,
  min_by(unit_type, turn) as unit_type,
  min_by(unit_level, turn) as unit_level,
  min_by(region, turn) as region,
  sum(leaves)::integer as leaves
from named
group by unit_id;
