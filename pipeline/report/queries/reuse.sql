-- The same words as answer of two different units, formulae set apart, longest first.
select a.measure_id as a_measure_id, a.problem_id as a_problem_id, a.notice_id as a_notice_id, a_leaf.unit as a_unit,
  b.measure_id as b_measure_id, b.problem_id as b_problem_id, b.notice_id as b_notice_id, b_leaf.unit as b_unit,
  substr(a.text, reuse.a_start + 1, reuse.a_end - reuse.a_start) as passage, reuse.similarity,
  (reuse.a_end - reuse.a_start)::integer as characters, a_leaf.unit_id <> b_leaf.unit_id as across_units
from text_reuse as reuse
join measures as a on a.measure_id = reuse.a_measure_id
join measures as b on b.measure_id = reuse.b_measure_id
join compared_leaves as a_leaf on a_leaf.problem_id = a.problem_id
join compared_leaves as b_leaf on b_leaf.problem_id = b.problem_id
where not reuse.is_boilerplate and reuse.a_end - reuse.a_start >= $characters
  and (a.problem_id in (select problem_id from report_leaf) or b.problem_id in (select problem_id from report_leaf))
order by across_units desc, characters desc, a_measure_id, b_measure_id, reuse.a_start;
