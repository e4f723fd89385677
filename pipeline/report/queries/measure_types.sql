-- Measure types over all categories: how many, and how many of them say something an outsider could check.
select measure_type,
  sum(measures)::integer as measures,
  sum(nothing_checkable)::integer as nothing_checkable,
  round(sum(coalesce(specific_share, 0) * measures))::integer as specific,
  sum(outcomes)::integer as outcomes,
  sum(done)::integer as done,
  sum(ongoing)::integer as ongoing,
  sum(planned)::integer as planned,
  sum(no_action)::integer as no_action
from measure_profile
where measure_type is not null and ($category::varchar is null or level1 = $category)
group by measure_type
order by measures desc, measure_type;
