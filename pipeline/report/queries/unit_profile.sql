-- One unit's categories against all other units, largest first.
with cells as (
  select *,
    (sum(n) over (partition by level1) - n)::integer as peers_n,
    (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
  from unit_category
)
select unit_id, unit, level1, n, denominator, share, expected, residual, log_odds_z, p, p_adjusted, small_n, peers_n,
  peers_denominator
from cells
where unit_id = $unit
order by n desc, residual desc nulls last, level1;
