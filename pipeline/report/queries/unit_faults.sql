-- The codes of one unit, and in how many units of the corpus each stands.
select leaf.code, leaf.level1, count(*)::integer as leaves,
  count(*) filter (leaf.is_settled or leaf.is_open)::integer as with_status,
  -- Where no leaf says how it stands, nothing is known to be open and nothing to be done.
  if(with_status > 0, count(*) filter (leaf.is_open), null)::integer as open,
  count(distinct leaf.notice_id)::integer as notices,
  min(leaf.inspection_year) as first_year, max(leaf.inspection_year) as last_year,
  any_value(category_recurrence.units) as units, any_value(category_recurrence.share_of_units) as share_of_units,
  min_by(problems.text, (-length(problems.text), leaf.problem_id)) as example,
  min_by(leaf.problem_id, (-length(problems.text), leaf.problem_id)) as example_id,
  min_by(leaf.notice_id, (-length(problems.text), leaf.problem_id)) as example_notice
from report_leaf as leaf
join problems using (problem_id)
left join category_recurrence on category_recurrence.code = leaf.code
where not leaf.is_withheld
group by leaf.code, leaf.level1
order by leaves desc, units desc, leaf.code;
