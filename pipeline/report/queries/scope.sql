-- The leaves the report is about. Every list and total below is taken from here, so that a filter holds for every format.
create or replace temp table report_leaf as
select problem_id, notice_id, unit_id, unit, region, inspection_year, ordinal, code, level1, status, is_settled, is_open,
  best_specificity, is_withheld
from compared_leaves
where ($unit::varchar is null or unit_id = $unit)
  and ($category::varchar is null or level1 = $category or code = $category);
