create or replace view prior_repeats as
with leaves as (
  select * from compared_leaves where not is_withheld
),
confessions as (
  -- A weak plan or duty of rectification is a fault, but confesses no finding that came back.
  select problem_id, min(code) as code
  from problem_categories
  where level1 = 'prior-rectification' and code <> 'prior-rectification.rectification-responsibility'
  group by problem_id
),
-- The same or similar words, from the clusters.
clustered as (
  select later.problem_id, earlier.problem_id as earlier_problem_id, later.tier,
    least(later.similarity, earlier.similarity) as similarity
  from recurrences as later
  join recurrences as earlier on earlier.cluster_id = later.cluster_id and earlier.problem_id <> later.problem_id
  where later.tier <> 'same-category'
),
-- The same code; of a confession the substance it names, since every confession shares prior-rectification.
substance as (
  select problem_id, code from leaves where level1 not in ('prior-rectification', 'other')
  union
  select coded.problem_id, coded.code
  from problem_categories as coded
  join confessions on confessions.problem_id = coded.problem_id
  where not coded.is_primary and coded.level1 not in ('prior-rectification', 'other')
),
coded as (
  select later.problem_id, earlier.problem_id as earlier_problem_id, 'same-category' as tier, null::double as similarity
  from substance as later
  join leaves as later_leaf on later_leaf.problem_id = later.problem_id
  join leaves as earlier on earlier.unit_id = later_leaf.unit_id and earlier.code = later.code
    and earlier.problem_id <> later.problem_id
),
links as (
  select candidate.*, earlier.notice_date as earlier_date, earlier.ordinal as earlier_ordinal
  from (select * from clustered union all select * from coded) as candidate
  join leaves as later on later.problem_id = candidate.problem_id
  join leaves as earlier on earlier.problem_id = candidate.earlier_problem_id
    and earlier.unit_id = later.unit_id and earlier.notice_date < later.notice_date
),
best_link as (
  select *
  from links
  qualify row_number() over (
    partition by problem_id
    order by case tier when 'verbatim' then 1 when 'paraphrase' then 2 else 3 end, similarity desc nulls last,
      earlier_date desc, earlier_ordinal, earlier_problem_id
  ) = 1
)
select
  leaf.unit_id,
  leaf.unit,
  leaf.unit_level,
  leaf.region,
  leaf.problem_id,
  leaf.notice_id,
  leaf.inspection_year,
  leaf.code,
  leaf.level1,
  leaf.text,
  case
    when confession.code = 'prior-rectification.audit-rectification' then 'audit-confession'
    when confession.code is not null then 'inspection-confession'
    else 'later-notice'
  end as basis,
  confession.code as confessed_code,
  link.earlier_problem_id is not null as linked,
  link.tier,
  link.similarity,
  link.earlier_problem_id,
  earlier.notice_id as earlier_notice_id,
  earlier.inspection_year as earlier_year,
  earlier.text as earlier_text,
  earlier.status as earlier_status
from leaves as leaf
left join confessions as confession on confession.problem_id = leaf.problem_id
left join best_link as link on link.problem_id = leaf.problem_id
left join leaves as earlier on earlier.problem_id = link.earlier_problem_id
where confession.problem_id is not null or link.problem_id is not null
order by leaf.unit, leaf.notice_date, leaf.notice_id, leaf.ordinal;
