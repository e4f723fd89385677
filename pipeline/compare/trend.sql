create or replace view trend as
with leaves as (
  select * from compared_leaves where not is_withheld and inspection_year is not null
),
years as (
  select inspection_year, count(*) as denominator, count(distinct unit_id) as units, count(distinct notice_id) as notices
  from leaves group by inspection_year
),
categories as (select distinct level1 from leaves),
counts as (
  select inspection_year, level1, count(*) as n, count(distinct unit_id) as units_with
  from leaves group by inspection_year, level1
)
select
  years.inspection_year as year,
  categories.level1,
  coalesce(counts.n, 0)::integer as n,
  years.denominator::integer as denominator,
  coalesce(counts.n, 0) / years.denominator as share,
  cell.share_low,
  cell.share_high,
  cell.interval_method,
  coalesce(counts.units_with, 0)::integer as units_with,
  years.units::integer as units,
  years.notices::integer as notices,
  years.denominator < least_denominator() as small_n
from years
cross join categories
left join counts on counts.inspection_year = years.inspection_year and counts.level1 = categories.level1
left join category_cells as cell on cell.grouping = 'year'
  and cell.group_value = years.inspection_year::varchar and cell.level1 = categories.level1
order by year, level1;
