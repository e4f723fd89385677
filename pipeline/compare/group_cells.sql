-- The cells of one comparison with their tests and intervals (see category_table.md).
create or replace temp table group_cells as
select
  cell.group_value, cell.category, notices, n, n_any, denominator, share, share_any,
  if(is_resampled, resampled.low, statistics.low) as share_low,
  if(is_resampled, resampled.high, statistics.high) as share_high,
  case when is_resampled then 'bootstrap-notices'
    when notices > 1 and denominator > 1 and design_effect is not null then 'wilson-notices'
    else 'wilson-leaves' end as interval_method,
  reference_n, reference_denominator, reference_share, expected, residual, odds_ratio, log_odds, log_odds_z,
  if(statistics.p is null, null, 'fisher-exact') as test,
  statistics.p,
  statistics.p_adjusted,
  denominator < least_denominator() as small_n
from counted_cells as cell
join cell_statistics as statistics on statistics.position = cell.position
left join group_intervals as resampled
  on resampled.group_value = cell.group_value and resampled.category = cell.category
-- Draws that are all alike (none of the group's leaves has the category, or all) tell nothing of its width.
cross join lateral (select coalesce(resampled.low < resampled.high, false) as is_resampled) as drawn
order by cell.position;
