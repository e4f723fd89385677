-- Faults that came back in the same unit: a later notice against an earlier one, or the notice's own confession.
select unit_id, unit, problem_id, notice_id, inspection_year, code, text, basis, tier, similarity, earlier_problem_id,
  earlier_notice_id, earlier_year, earlier_text
from prior_repeats
where problem_id in (select problem_id from report_leaf)
order by linked desc, tier = 'verbatim' desc, tier = 'paraphrase' desc, unit, notice_id, problem_id;
