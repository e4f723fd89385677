-- Unit × level-1 category of the whole corpus with its test, and the leaves of all other units in the category.
create or replace temp table report_cell as
with cells as (
  select *, (sum(n) over (partition by level1) - n)::integer as peers_n,
    (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
  from unit_category
)
-- Nothing is compared with units that have too few leaves together for a rate.
select unit_id, unit, level1, n, denominator, share, small_n, peers_n, peers_denominator,
  if(peers_denominator < least_denominator(), null, expected) as expected, if(peers_denominator < least_denominator(), null, residual) as residual,
  if(peers_denominator < least_denominator(), null, log_odds_z) as log_odds_z, if(peers_denominator < least_denominator(), null, p) as p,
  if(peers_denominator < least_denominator(), null, p_adjusted) as p_adjusted
from cells;
