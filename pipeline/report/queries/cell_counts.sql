-- How many cells were tested, and how many differ below the false discovery rate.
select (count(*) filter (p_adjusted is not null))::integer as cells,
  (count(*) filter (p_adjusted < $rate and not small_n))::integer as differing,
  (count(distinct unit_id) filter (p_adjusted < $rate and not small_n))::integer as units
from report_cell
where $level1::varchar is null or level1 = $level1;
