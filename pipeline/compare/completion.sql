create or replace view completion as
with parsed as (
  select
    notice_id,
    count(*) filter (not is_withheld) as leaves,
    count(*) filter (is_withheld) as withheld,
    count(*) filter (not is_withheld and (is_settled or is_open)) as with_status,
    count(*) filter (not is_withheld and is_settled) as completed,
    count(*) filter (not is_withheld and is_open) as open
  from compared_leaves
  group by notice_id
),
-- One that counts nobody knows what (已完成60条) is not used.
declared_of as (
  select notice_id, what, value, span_start, counted
  from declared_counts
  where what in ('completed', 'partial', 'ongoing', 'remaining') and counted is not null
),
-- A notice may declare totals of problems, tasks and measures: problems come first, and figures of one row are of one level.
declared_level as (
  select notice_id, arg_min(counted, array_position(['problems', 'tasks', 'measures'], counted)) as counted
  from declared_of
  where what = 'completed'
  group by notice_id
),
declared_once as (
  select declared_of.*
  from declared_of
  join declared_level using (notice_id, counted)
  qualify row_number() over (partition by notice_id, what order by span_start, value) = 1
),
declared as (
  select
    notice_id,
    max(value) filter (what = 'completed') as completed,
    max(value) filter (what = 'remaining') as remaining,
    sum(value) filter (what in ('partial', 'ongoing')) as in_progress,
    max(counted) as counted
  from declared_once
  group by notice_id
),
decided as (
  select
    parsed.*,
    declared.completed as declared_completed,
    coalesce(declared.remaining, declared.in_progress) as declared_open,
    declared.counted as declared_counted,
    -- model.md section 5: explicit status where at least 90 % of the leaves have it, else the declared totals.
    case
      when parsed.leaves > 0 and parsed.with_status >= 0.9 * parsed.leaves then 'status'
      when declared.completed is not null then 'declared'
      else 'unknown'
    end as source
  from parsed
  left join declared using (notice_id)
),
figures as (
  select
    *,
    case source when 'status' then completed when 'declared' then declared_completed end as completed_figure,
    case source when 'status' then open when 'declared' then declared_open end as open_figure
  from decided
)
select
  coalesce(notice.unit_id, notice.notice_id) as unit_id,
  coalesce(notice.unit, notice.title, notice.source_path) as unit,
  notice.notice_id,
  notice.inspection_year,
  notice.as_of_date,
  figures.leaves::integer as leaves,
  figures.withheld::integer as withheld,
  figures.with_status::integer as with_status,
  figures.completed_figure::integer as completed,
  figures.open_figure::integer as open,
  (figures.completed_figure + figures.open_figure)::integer as denominator,
  figures.completed_figure / nullif(figures.completed_figure + figures.open_figure, 0) as completed_share,
  figures.source,
  case figures.source
    when 'status' then 'leaves'
    when 'declared' then figures.declared_counted
  end as counted
from figures
join notices as notice using (notice_id)
order by unit, notice.inspection_year, notice.notice_id;
