-- Grain: grouping × group × notice × term of leaf statements: what keyness counts. Terms are those the tokenizer kept,
-- so stop words are out already; measures are left out, because keyness asks what is found and not how it is answered.
create or replace view term_counts as
with statement_terms as materialized (
  select leaf.notice_id, leaf.level1, counted.term, sum(counted.n) as n, count(*) as leaves
  from (select problem_id, term, sum(count) as n from terms where measure_id is null group by problem_id, term) as counted
  join compared_leaves as leaf on leaf.problem_id = counted.problem_id and not leaf.is_withheld
  group by leaf.notice_id, leaf.level1, counted.term
),
notice_terms as materialized (
  select notice_id, term, sum(n) as n, sum(leaves) as leaves from statement_terms group by notice_id, term
),
-- All groupings but the category are the notice's.
notice_groups as (
  select distinct notice_id, unit_id, region, unit_level, unit_type, inspecting_body, inspection_year::varchar as year
  from compared_leaves where not is_withheld
),
memberships as (
  unpivot notice_groups on unit_id, region, unit_level, unit_type, inspecting_body, year into name grouping value group_value
)
select if(grouping = 'unit_id', 'unit', grouping) as grouping, group_value, notice_id, term, n, leaves
from memberships
join notice_terms using (notice_id)
union all
select 'level1', level1, notice_id, term, n, leaves from statement_terms;
