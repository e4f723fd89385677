-- Level-1 categories by the number of units they hit.
select
  level1,
  any_value(level1_units) as units,
  any_value(level1_leaves) as leaves,
  min(first_year) as first_year,
  max(last_year) as last_year
from category_recurrence
where $category::varchar is null or level1 = $category or code = $category
group by level1
order by units desc, leaves desc, level1;
