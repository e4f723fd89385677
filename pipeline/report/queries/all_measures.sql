-- Measure types of the whole corpus, to hold a part against.
select measure_type, count(*)::integer as measures, count(*) filter (specificity >= 2)::integer as specific
from report_measure
group by measure_type
order by measure_type;
