-- Unit × level-1 category, every cell with its test.
select unit_id, unit, level1, n, denominator, share, expected, residual, log_odds_z, p, p_adjusted, small_n,
  (sum(n) over (partition by level1) - n)::integer as peers_n,
  (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
from unit_category
order by denominator desc, unit, unit_id, level1;
