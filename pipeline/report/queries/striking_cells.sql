-- Cells two standard errors or more from the others, furthest first: worth a look where none truly differs.
select * from report_cell
where ($level1::varchar is null or level1 = $level1) and not small_n and n > 1 and abs(log_odds_z) >= 2
order by abs(log_odds_z) desc, coalesce(p_adjusted < $rate, false) desc, abs(residual) desc nulls last, unit, unit_id, level1
limit $limit;
