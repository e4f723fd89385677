-- The cells of one comparison with their tests and intervals (see category_table.md).
create or replace temp table group_cells as
select
  cell.group_value, cell.category, notices, n, n_any, denominator, share, share_any,
  coalesce(resampled.low, statistics.low) as share_low,
  coalesce(resampled.high, statistics.high) as share_high,
  case when resampled.low is not null then 'bootstrap-notices' when notices > 1 then 'wilson-notices' else 'wilson-leaves' end
    as interval_method,
  reference_n, reference_denominator, reference_share, expected, residual, odds_ratio, log_odds, log_odds_z,
  if(statistics.p is null, null, 'fisher-exact') as test,
  statistics.p,
  statistics.p_adjusted,
  denominator < least_denominator() as small_n
from counted_cells as cell
join cell_statistics as statistics on statistics.position = cell.position
left join group_intervals as resampled
  on resampled.group_value = cell.group_value and resampled.category = cell.category
order by cell.position;
