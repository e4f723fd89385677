-- Assigned codes by the number of units they hit.
select code, level1, units, share_of_units, leaves, share_of_leaves, notices, regions, units_without_region, first_year,
  last_year, units_any, leaves_any
from category_recurrence
where ($level1::varchar is null or level1 = $level1 or code = $level1) and code not like 'other.%'
order by units desc, leaves desc, code;
