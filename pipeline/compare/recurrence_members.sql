create or replace view recurrence_members as
with passages as (
  select cluster_id, problem_id, sum(characters) as shared_characters,
    list({start: passage_start, "end": passage_end, medoid_start: medoid_start, medoid_end: medoid_end,
      is_formula: is_formula} order by passage_start) as passages
  from recurrence_passages
  group by cluster_id, problem_id
)
select
  recurrences.cluster_id,
  recurrences.tier,
  leaf.problem_id,
  leaf.notice_id,
  leaf.unit_id,
  leaf.unit,
  leaf.unit_level,
  leaf.region,
  leaf.inspection_year,
  leaf.code,
  leaf.level1,
  leaf.status,
  recurrences.similarity,
  recurrences.verified,
  leaf.problem_id = medoid.problem_id as is_medoid,
  passages.shared_characters::integer as shared_characters,
  passages.passages,
  leaf.text
from recurrences
join compared_leaves as leaf on leaf.problem_id = recurrences.problem_id and not leaf.is_withheld
left join cluster_medoids as medoid on medoid.cluster_id = recurrences.cluster_id
left join passages on passages.cluster_id = recurrences.cluster_id and passages.problem_id = recurrences.problem_id
order by recurrences.tier, recurrences.cluster_id, leaf.notice_date, leaf.notice_id, leaf.ordinal;
