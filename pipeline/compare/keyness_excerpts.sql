create or replace view keyness_excerpts as
select
  terms.term,
  leaf.problem_id,
  leaf.notice_id,
  leaf.unit_id,
  leaf.unit,
  leaf.unit_type,
  leaf.unit_level,
  leaf.region,
  leaf.inspecting_body,
  leaf.inspection_year,
  leaf.code,
  leaf.level1,
  sum(terms.count)::integer as n,
  any_value(leaf.text) as text
from terms
join compared_leaves as leaf on leaf.problem_id = terms.problem_id and not leaf.is_withheld
where terms.measure_id is null
group by all
order by terms.term, leaf.unit, leaf.problem_id;
