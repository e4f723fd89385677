-- The unit of a corpus that has no other.
select unit_id, unit from compared_units
where leaves > 0 and (select count(*) from compared_units) = 1;
