-- Unit × level-1 category with its test: cells that differ first, then by how far they are from the others.
with cells as (
  select unit_id, unit, level1, n, denominator, share, expected, residual, log_odds_z, p, p_adjusted, small_n,
    (sum(n) over (partition by level1) - n)::integer as peers_n,
    (sum(denominator) over (partition by level1) - denominator)::integer as peers_denominator
  from unit_category
)
select * from cells
where $level1::varchar is null or level1 = $level1
order by coalesce(p_adjusted < $rate and not small_n, false) desc, small_n, abs(residual) desc nulls last, unit, unit_id, level1;
