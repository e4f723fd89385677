-- Single irregularities that a person should look at, with the leaf they stand in.
with shown as materialized (
  select row_number() over () as finding, * from findings
  where severity in ('warning', 'error') and stage in ('parse', 'classify')
    and notice_id in (select notice_id from report_notice)
),
-- The first leaf whose extent holds the place.
places as (
  select shown.finding, min_by(leaf.problem_id, leaf.ordinal)
    filter (shown.span_start between problems.extent_start and problems.extent_end - 1) as problem_id
  from shown
  join report_leaf as leaf on leaf.notice_id = shown.notice_id
  join problems on problems.problem_id = leaf.problem_id
  group by shown.finding
)
select shown.notice_id, coalesce(notices.unit, notices.title, notices.source_path) as unit, notices.inspection_year,
  shown.code, shown.message, shown.remedy, shown.detail, places.problem_id
from shown
join notices using (notice_id)
left join places using (finding)
order by shown.code, unit, shown.notice_id, shown.span_start nulls first, shown.message;
