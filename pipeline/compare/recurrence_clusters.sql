create or replace view recurrence_clusters as
with amounts as (
  select evidence.problem_id, max(try_cast(evidence.value as decimal(24, 2))) as largest
  from evidence
  join problems on problems.problem_id = evidence.problem_id
  where evidence.kind = 'money' and evidence.measure_id is null
    and evidence.span_start >= problems.span_start and evidence.span_end <= problems.span_end
  group by evidence.problem_id
),
members as (
  select
    recurrences.cluster_id,
    recurrences.tier,
    recurrences.similarity,
    leaf.*,
    amounts.largest,
    dense_rank() over (partition by recurrences.cluster_id order by leaf.text) as wording
  from recurrences
  join compared_leaves as leaf on leaf.problem_id = recurrences.problem_id and not leaf.is_withheld
  left join amounts on amounts.problem_id = recurrences.problem_id
)
select
  members.cluster_id,
  min(members.tier) as tier,
  coalesce(min(medoid.text), mode(members.code order by members.code)) as label,
  min(medoid_of.problem_id) as medoid_problem_id,
  coalesce(min(medoid_leaf.code), min(members.code)) as code,
  coalesce(min(medoid_leaf.level1), min(members.level1)) as level1,
  count(distinct members.unit_id)::integer as units,
  count(distinct members.notice_id)::integer as notices,
  (count(distinct members.region) filter (members.region <> 'unknown'))::integer as regions,
  count(*)::integer as leaves,
  max(members.wording)::integer as wordings,
  min(members.inspection_year) as first_year,
  max(members.inspection_year) as last_year,
  min(members.similarity) as least_similarity,
  (count(*) filter (members.is_settled))::integer as completed,
  (count(*) filter (members.is_open))::integer as open,
  count(members.largest)::integer as leaves_with_amount,
  sum(members.largest)::double as amount,
  (count(distinct members.unit_id)
    - count(distinct members.unit_id) filter (members.region <> 'unknown'))::integer as units_without_region
from members
left join cluster_medoids as medoid_of on medoid_of.cluster_id = members.cluster_id
left join problems as medoid on medoid.problem_id = medoid_of.problem_id
left join compared_leaves as medoid_leaf on medoid_leaf.problem_id = medoid_of.problem_id
group by members.cluster_id
order by min(members.tier) = 'same-category', units desc, leaves desc, members.cluster_id;
