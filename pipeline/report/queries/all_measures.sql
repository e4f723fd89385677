-- Measure types of the whole corpus, to hold a part against.
select measure_type, sum(measures)::integer as measures,
  round(sum(coalesce(specific_share, 0) * measures))::integer as specific
from measure_profile where measure_type is not null
group by measure_type;
