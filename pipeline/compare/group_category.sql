create or replace view group_category as
select grouping, group_value, level1, notices, n, n_any, denominator, share, share_any, share_low, share_high,
  interval_method, expected, residual, odds_ratio, log_odds_z, test, p, p_adjusted, small_n
from category_cells
order by grouping, group_value, level1;
