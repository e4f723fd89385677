-- One unit's categories against all other units, largest first.
select * from report_cell
where unit_id = $unit
order by n desc, residual desc nulls last, level1;
