create or replace view keyness_excerpts as
with leaves as (
  select * from compared_leaves where not is_withheld
),
grouped as (
  select *, unnest([
    {'grouping': 'unit', 'group_value': unit_id},
    {'grouping': 'level1', 'group_value': level1},
    {'grouping': 'region', 'group_value': region},
    {'grouping': 'unit_level', 'group_value': unit_level},
    {'grouping': 'unit_type', 'group_value': unit_type},
    {'grouping': 'inspecting_body', 'group_value': inspecting_body},
    {'grouping': 'year', 'group_value': inspection_year::varchar}
  ]) as membership
  from leaves
)
select
  grouped.membership.grouping as grouping,
  grouped.membership.group_value as group_value,
  terms.term,
  grouped.problem_id,
  grouped.notice_id,
  grouped.unit_id,
  grouped.unit,
  grouped.unit_level,
  grouped.region,
  grouped.inspection_year,
  grouped.code,
  sum(terms.count)::integer as n,
  grouped.text
from grouped
join terms on terms.problem_id = grouped.problem_id and terms.measure_id is null
where grouped.membership.group_value is not null
group by all
order by grouping, group_value, term, grouped.unit, grouped.problem_id;
