-- Faults in scope that came back in the same unit.
create or replace temp table report_repeat as
select unit_id, unit, problem_id, notice_id, inspection_year, code, basis, linked, tier, similarity, earlier_problem_id,
  earlier_notice_id, earlier_year
from prior_repeats
where problem_id in (select problem_id from report_leaf);
