-- Tier same-category: leaves of several units that the codebook gives the same primary code.
insert into recurrences (cluster_id, tier, problem_id, similarity, verified)
with recurring as (
  select code
  from compared_leaves
  where not is_withheld and code not like 'other%'
  group by code
  having count(distinct notice_id) > 1
)
select 'category:' || leaf.code, 'same-category', leaf.problem_id, null, not leaf.needs_review
from compared_leaves as leaf
join recurring using (code)
where not leaf.is_withheld
order by leaf.code, leaf.problem_id;
