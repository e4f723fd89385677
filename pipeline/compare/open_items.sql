create or replace view open_items as
with dated as (
  select
    notice_id,
    coalesce(feedback_date, inspection_end) as found_on,
    coalesce(as_of_date, signed_on, published_on) as reported_on
  from notices
)
select
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
  dated.found_on,
  dated.reported_on,
  case when dated.reported_on >= dated.found_on then date_diff('day', dated.found_on, dated.reported_on) end::integer
    as age_days,
  leaf.best_specificity,
  exists (
    select 1 from prior_repeats
    where prior_repeats.earlier_problem_id = leaf.problem_id and prior_repeats.tier <> 'same-category'
  ) as found_again_later,
  leaf.text
from compared_leaves as leaf
join dated on dated.notice_id = leaf.notice_id
where not leaf.is_withheld and leaf.is_open
order by age_days desc nulls last, leaf.unit, leaf.problem_id;
