-- All cells of the units that a heat map shows: those with a true difference first, then the largest.
with units as (
  select unit_id, min(unit) as unit, any_value(denominator) as size,
    bool_or(coalesce(p_adjusted < $rate and not small_n, false)) as differs
  from report_cell group by unit_id
),
shown as (
  select *, count(*) over ()::integer as all_units from units
  qualify row_number() over (order by differs desc, size desc, unit, unit_id) <= $units
)
select cells.*, shown.all_units
from report_cell as cells join shown using (unit_id)
order by cells.denominator desc, cells.unit, cells.unit_id, cells.level1;
