-- Leaves that their notice itself calls unfinished.
select leaf.problem_id, leaf.notice_id, leaf.unit_id, leaf.unit, leaf.inspection_year, leaf.code, leaf.status,
  problems.status_raw, problems.text,
  (select min_by(text, (-specificity, ordinal)) from measures where measures.problem_id = leaf.problem_id) as answer
from report_leaf as leaf
join problems using (problem_id)
where leaf.is_open and not leaf.is_withheld
order by leaf.status = 'not-started' desc, leaf.status = 'ongoing' desc, leaf.inspection_year, leaf.unit, leaf.problem_id;
