-- Units that a user may mean: the id or the full name first, else every name that contains the words.
with matches as (
  select *, if(unit_id = $unit or unit = $unit, 1, 2) as closeness from compared_units where unit_id = $unit or contains(unit, $unit)
)
select unit_id, unit, leaves from matches
where closeness = (select min(closeness) from matches)
order by leaves desc, unit_id
limit 20;
