create or replace view unit_similarity as
select
  distance.unit_id,
  unit.unit,
  unit.unit_level,
  unit.region,
  distance.other_unit_id,
  other.unit as other_unit,
  unit.unit_type = other.unit_type and unit.unit_level = other.unit_level as are_peers,
  distance.denominator,
  distance.other_denominator,
  distance.jsd,
  sqrt(distance.jsd) as distance,
  distance.jsd_low,
  distance.jsd_high,
  distance.jsd_by_chance,
  distance.p,
  distance.resampled,
  distance.nearness
from unit_distances as distance
join compared_units as unit on unit.unit_id = distance.unit_id
join compared_units as other on other.unit_id = distance.other_unit_id
order by unit.unit, distance.unit_id, distance.nearness;
