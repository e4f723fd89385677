create or replace view unit_category as
select
  units.unit_id,
  units.unit,
  units.unit_type,
  units.unit_level,
  units.region,
  cell.level1,
  cell.notices,
  cell.n,
  cell.n_any,
  cell.denominator,
  cell.share,
  cell.share_any,
  cell.share_low,
  cell.share_high,
  cell.interval_method,
  cell.expected,
  cell.residual,
  cell.odds_ratio,
  cell.log_odds_z,
  cell.test,
  cell.p,
  cell.p_adjusted,
  cell.small_n,
  -- Where the unit stands among units of its type and level that are large enough to have a share (0 lowest, 1 highest);
  -- alone it stands nowhere.
  case when not cell.small_n and count(*) over peers > 1 then percent_rank() over (peers order by cell.share) end
    as peer_percentile,
  case when not cell.small_n then count(*) over peers::integer end as peers
from category_cells as cell
join compared_units as units on units.unit_id = cell.group_value
where cell.grouping = 'unit'
window peers as (partition by units.unit_type, units.unit_level, cell.level1, cell.small_n)
order by units.unit, units.unit_id, cell.level1;
