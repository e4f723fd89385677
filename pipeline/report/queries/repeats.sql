-- Faults that came back in the same unit: the same words or nearly so as in an earlier notice, or the notice's own
-- confession; with $same_category only those that share no more than a category with an earlier one.
select again.unit_id, again.unit, again.problem_id, again.notice_id, again.inspection_year, again.code, problems.text,
  again.basis, again.tier, again.similarity, again.earlier_problem_id, again.earlier_notice_id, again.earlier_year,
  earlier.text as earlier_text
from report_repeat as again
join problems on problems.problem_id = again.problem_id
left join problems as earlier on earlier.problem_id = again.earlier_problem_id
where (again.basis = 'later-notice' and again.tier = 'same-category') = $same_category
order by again.linked desc, again.tier = 'verbatim' desc, again.tier = 'paraphrase' desc, again.unit, again.notice_id,
  again.problem_id;
