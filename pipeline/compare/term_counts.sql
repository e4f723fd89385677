-- Grain: grouping × group × notice × term of leaf statements: what keyness counts. Terms are those the tokenizer kept,
-- so stop words are out already; measures are left out, because keyness asks what is found and not how it is answered.
create or replace view term_counts as
with leaves as (
  select * from compared_leaves where not is_withheld
),
grouped as (
  select 'unit' as grouping, unit_id as group_value, problem_id, notice_id from leaves
  union all select 'level1', level1, problem_id, notice_id from leaves
  union all select 'region', region, problem_id, notice_id from leaves
  union all select 'unit_level', unit_level, problem_id, notice_id from leaves
  union all select 'unit_type', unit_type, problem_id, notice_id from leaves
  union all select 'inspecting_body', inspecting_body, problem_id, notice_id from leaves
  union all select 'year', inspection_year::varchar, problem_id, notice_id from leaves where inspection_year is not null
),
statement_terms as (
  select problem_id, term, sum(count) as n from terms where measure_id is null group by problem_id, term
)
select grouped.grouping, grouped.group_value, grouped.notice_id, statement_terms.term,
  sum(statement_terms.n) as n, count(*) as leaves
from grouped
join statement_terms using (problem_id)
group by all;
