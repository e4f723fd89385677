-- Leaves of each unit by what their notice says of them; units with most open leaves first.
select unit_id, min(unit) as unit,
  count(*) filter (status in ('completed', 'immediate'))::integer as completed,
  count(*) filter (status in ('partial', 'ongoing', 'not-started'))::integer as open,
  count(*) filter (status is null or status = 'not-public')::integer as silent
from report_leaf
where not is_withheld
group by unit_id
order by open desc, silent desc, unit, unit_id
limit $units;
