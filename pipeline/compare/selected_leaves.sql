-- The leaves of one comparison: filtered, with their group and their category. Filters restrict the whole table, so
-- denominators and the reference are within them.
create or replace temp table selected_leaves as
with other_column as (
  -- Any other column of notices, by its name; not worked out for those below.
  select notice_id, case when $grouping not in
    ('unit', 'region', 'unit_level', 'unit_type', 'year', 'inspecting_body', 'detail_level')
    then to_json(notice) ->> $grouping::varchar end as value
  from (select * exclude (text) from notices) as notice
)
select
  problem_id,
  leaf.notice_id,
  case $grouping::varchar
    when 'unit' then unit_id
    when 'region' then region
    when 'unit_level' then unit_level
    when 'unit_type' then unit_type
    when 'year' then coalesce(inspection_year::varchar, 'unknown')
    when 'inspecting_body' then inspecting_body
    when 'detail_level' then coalesce(detail_level, 'unknown')
    else coalesce(other_column.value, 'unknown')
  end as group_value,
  case when $depth::varchar = 'code' then code else level1 end as category
from compared_leaves as leaf
left join other_column on other_column.notice_id = leaf.notice_id
where not is_withheld
  and ($unit::varchar is null or unit_id = $unit or contains(unit, $unit))
  and ($region::varchar is null or contains(region, $region))
  and ($level::varchar is null or unit_level = $level)
  and ($type::varchar is null or unit_type = $type)
  and ($year::integer is null or inspection_year = $year);
