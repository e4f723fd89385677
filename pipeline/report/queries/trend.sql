-- Share of each level-1 category by year of inspection, with interval.
select year, level1, n, denominator, share, share_low, share_high, interval_method, units_with, units, notices, small_n
from trend
where $level1::varchar is null or level1 = $level1
order by level1, year;
