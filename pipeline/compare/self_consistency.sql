create or replace view self_consistency as
with totals as (
  select
    notice_id,
    count(*) as declared,
    count(*) filter (verdict = 'exact') as exact,
    count(*) filter (verdict = 'off') as off,
    count(*) filter (verdict = 'level-not-printed') as level_not_printed,
    count(*) filter (verdict = 'internally-inconsistent') as inconsistent,
    count(*) filter (verdict = 'not-applicable') as not_applicable
  from reconciliations
  group by notice_id
),
remarks as (
  select
    notice_id,
    count(*) filter (code like 'parse/number-%' or code like 'parse/enumerator-%') as numbering,
    count(*) filter (code like '%-mismatch' or code like '%contradict%' or code in (
      'parse/date-after-asof', 'parse/pre-inspection', 'parse/duplicate-measure'
    )) as contradictions,
    count(*) as findings
  from findings
  where stage = 'parse'
  group by notice_id
)
select
  notice.notice_id,
  coalesce(notice.unit_id, notice.notice_id) as unit_id,
  coalesce(notice.unit, notice.title, notice.source_path) as unit,
  coalesce(notice.unit_level, 'unknown') as unit_level,
  coalesce(notice.region, 'unknown') as region,
  notice.inspection_year,
  coalesce(totals.declared, 0)::integer as declared,
  coalesce(totals.exact, 0)::integer as exact,
  coalesce(totals.off, 0)::integer as off,
  coalesce(totals.level_not_printed, 0)::integer as level_not_printed,
  coalesce(totals.inconsistent, 0)::integer as inconsistent,
  coalesce(totals.not_applicable, 0)::integer as not_applicable,
  coalesce(remarks.numbering, 0)::integer as numbering,
  coalesce(remarks.contradictions, 0)::integer as contradictions,
  (coalesce(remarks.findings, 0) - coalesce(remarks.numbering, 0) - coalesce(remarks.contradictions, 0))::integer
    as other_findings
from notices as notice
left join totals on totals.notice_id = notice.notice_id
left join remarks on remarks.notice_id = notice.notice_id
where notice.is_notice and notice.is_canonical
order by off + inconsistent + contradictions desc, unit, notice.notice_id;
