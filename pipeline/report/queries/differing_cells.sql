-- Cells that truly differ: units with more than the others first, then by how far they are from the others.
select * from report_cell
where ($level1::varchar is null or level1 = $level1) and p_adjusted < $rate and not small_n
order by share >= coalesce(peers_n / nullif(peers_denominator, 0), 0) desc, abs(coalesce(residual, 0)) desc, residual is null,
  unit, unit_id, level1
limit $limit;
