-- Unit × level-1 category with its test: cells that differ first, then by how far they are from the others.
select * from report_cell
where $level1::varchar is null or level1 = $level1
order by coalesce(p_adjusted < $rate and not small_n, false) desc, small_n, abs(residual) desc nulls last, unit, unit_id, level1;
