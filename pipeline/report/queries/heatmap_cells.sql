-- All cells of the units that a heat map shows: those with a true difference first, then the largest.
with units as (
  select unit_id, min(unit) as unit, any_value(denominator) as size,
    bool_or(coalesce(p_adjusted < $rate and not small_n, false)) as differs
  from unit_category group by unit_id
),
shown as (
  select *, count(*) over ()::integer as all_units from units
  qualify row_number() over (order by differs desc, size desc, unit, unit_id) <= $units
),
cells as (
  select *,
    (sum(n) over (partition by level1) - n)::integer as peers_n,
    (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
  from unit_category
)
select cells.unit_id, cells.unit, cells.level1, cells.n, cells.denominator, cells.share, cells.expected, cells.residual,
  cells.log_odds_z, cells.p, cells.p_adjusted, cells.small_n, cells.peers_n, cells.peers_denominator, shown.all_units
from cells join shown using (unit_id)
order by cells.denominator desc, cells.unit, cells.unit_id, cells.level1;
