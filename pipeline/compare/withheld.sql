create or replace view withheld as
with placeholders as (
  select notice_id, count(*) as n from compared_leaves where is_withheld group by notice_id
),
-- A notice may say it twice, of problems and in its lead: the larger number holds the smaller one.
declared as (
  select notice_id, max(value) as n, min_by(raw, (-value, span_start)) as raw
  from declared_counts where what = 'not_public'
  group by notice_id
)
select
  coalesce(notice.unit_id, notice.notice_id) as unit_id,
  coalesce(notice.unit, notice.title, notice.source_path) as unit,
  notice.notice_id,
  notice.inspection_year,
  declared.n::integer as declared,
  coalesce(placeholders.n, 0)::integer as placeholders,
  greatest(coalesce(declared.n, 0), coalesce(placeholders.n, 0))::integer as withheld,
  declared.raw
from notices as notice
left join placeholders on placeholders.notice_id = notice.notice_id
left join declared on declared.notice_id = notice.notice_id
where notice.is_notice and notice.is_canonical
order by withheld desc, unit, notice.notice_id;
