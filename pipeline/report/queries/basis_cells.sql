-- Unit × level-1 category of the whole corpus with its test, and the leaves of all other units in the category.
create or replace temp table report_cell as
select unit_id, unit, level1, n, denominator, share, expected, residual, log_odds_z, p, p_adjusted, small_n,
  (sum(n) over (partition by level1) - n)::integer as peers_n,
  (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
from unit_category;
