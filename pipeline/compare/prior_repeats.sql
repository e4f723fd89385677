create or replace view prior_repeats as
with leaves as (
  select * from compared_leaves where not is_withheld
),
earlier_pairs as (
  select
    later.problem_id,
    earlier.problem_id as earlier_problem_id,
    later_member.tier,
    case when later_member.tier <> 'same-category' then least(later_member.similarity, earlier_member.similarity) end
      as similarity,
    case later_member.tier when 'verbatim' then 1 when 'paraphrase' then 2 else 3 end as tier_rank,
    earlier.notice_date as earlier_date,
    earlier.ordinal as earlier_ordinal
  from recurrences as later_member
  join recurrences as earlier_member
    on earlier_member.cluster_id = later_member.cluster_id and earlier_member.problem_id <> later_member.problem_id
  join leaves as later on later.problem_id = later_member.problem_id
  join leaves as earlier on earlier.problem_id = earlier_member.problem_id
    and earlier.unit_id = later.unit_id and earlier.notice_date < later.notice_date
),
best_link as (
  select *
  from earlier_pairs
  qualify row_number() over (
    partition by problem_id
    order by tier_rank, similarity desc nulls last, earlier_date desc, earlier_ordinal, earlier_problem_id
  ) = 1
),
confessions as (
  select problem_id, min(code) as code
  from problem_categories
  where level1 = 'prior-rectification'
  group by problem_id
)
select
  leaf.unit_id,
  leaf.unit,
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
order by leaf.unit, leaf.notice_id, leaf.ordinal;
