-- Units whose problems are made up most alike.
select other_unit_id as unit_id, other_unit as unit, distance from unit_similarity
where unit_id = $unit and nearness <= 3
order by nearness;
