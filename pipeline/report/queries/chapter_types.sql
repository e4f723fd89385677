-- How the faults of a category are answered, against the answers to all faults.
with here as (
  select measure_type, sum(measures)::integer as measures, sum(nothing_checkable)::integer as nothing_checkable,
    sum(outcomes)::integer as outcomes, sum(specific_share * measures)::double as specific
  from measure_profile where level1 = $level1 and measure_type is not null group by measure_type
),
everywhere as (
  select measure_type, sum(measures) as measures from measure_profile where measure_type is not null group by measure_type
)
select here.*, here.measures / (select sum(measures) from here) as share,
  everywhere.measures / (select sum(measures) from everywhere) as share_everywhere
from here join everywhere using (measure_type)
order by here.measures desc, measure_type;
