create or replace view copied_measures as
select
  reuse.a_measure_id,
  a_leaf.unit_id as a_unit_id,
  a_leaf.unit as a_unit,
  a.notice_id as a_notice_id,
  a_leaf.inspection_year as a_year,
  reuse.b_measure_id,
  b_leaf.unit_id as unit_id,
  b_leaf.unit as unit,
  b_leaf.unit_level,
  b_leaf.region,
  b.notice_id as notice_id,
  b_leaf.inspection_year,
  b_leaf.code,
  b_leaf.level1,
  reuse.similarity,
  (reuse.a_end - reuse.a_start)::integer as characters,
  reuse.is_boilerplate,
  substr(a.text, reuse.a_start + 1, reuse.a_end - reuse.a_start) as a_quote,
  substr(b.text, reuse.b_start + 1, reuse.b_end - reuse.b_start) as quote
from text_reuse as reuse
join measures as a on a.measure_id = reuse.a_measure_id
join measures as b on b.measure_id = reuse.b_measure_id
join compared_leaves as a_leaf on a_leaf.problem_id = a.problem_id
join compared_leaves as b_leaf on b_leaf.problem_id = b.problem_id
order by reuse.is_boilerplate, characters desc, reuse.a_measure_id, reuse.b_measure_id, reuse.a_start, reuse.b_start;
