-- Leaves of each unit by what their notice says of them; units with most open leaves first.
select unit_id, min(unit) as unit,
  count(*) filter (is_settled)::integer as completed,
  count(*) filter (is_open)::integer as open,
  count(*) filter (not is_settled and not is_open)::integer as silent
from report_leaf
where not is_withheld
group by unit_id
order by open desc, silent desc, unit, unit_id
limit $units;
