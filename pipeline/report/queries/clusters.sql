-- The same or similar words in several units: clusters of leaves, widest first.
with members as (
  select recurrences.*, leaf.unit_id, leaf.unit, leaf.region, leaf.inspection_year, leaf.notice_id, leaf.code, leaf.text
  from recurrences
  join compared_leaves as leaf on leaf.problem_id = recurrences.problem_id and not leaf.is_withheld
  where tier in ('verbatim', 'paraphrase') and verified
),
clusters as (
  select cluster_id, any_value(tier) as tier, count(distinct unit_id)::integer as units, count(*)::integer as leaves,
    count(distinct region) filter (region <> 'unknown')::integer as regions,
    min(inspection_year) as first_year, max(inspection_year) as last_year, (count(*) over ())::integer as all_clusters,
    -- What most of its findings are about names the cluster: one that admits an earlier fault is coded as that.
    (select code from members as one where one.cluster_id = members.cluster_id group by code order by count(*) desc, code limit 1)
      as cluster_code
  from members
  group by cluster_id
  having count(distinct unit_id) >= 2 and bool_or(problem_id in (select problem_id from report_leaf))
  order by units desc, leaves desc, cluster_id
  limit $limit
)
select clusters.*, members.problem_id, members.notice_id, members.unit_id, members.unit, members.inspection_year, members.code,
  members.text, members.similarity,
  row_number() over (
    partition by clusters.cluster_id order by turn, members.similarity desc nulls last, members.problem_id
  )::integer as place
from clusters
join (
  -- One quote of every unit before the second of any.
  select *, row_number() over (partition by cluster_id, unit_id order by similarity desc nulls last, problem_id) as turn
  from members
) as members using (cluster_id)
qualify place <= $quotes
order by clusters.units desc, clusters.leaves desc, clusters.cluster_id, place;
