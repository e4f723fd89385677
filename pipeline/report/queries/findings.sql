-- Irregularities met on the way, by code.
select code, severity, stage, count(*)::integer as n, count(distinct coalesce(notice_id, source_path))::integer as places,
  min(message) as example, min(remedy) as remedy, min_by(detail, message) as detail
from findings
where notice_id is null or notice_id in (select notice_id from report_notice)
group by code, severity, stage
order by severity = 'error' desc, severity = 'warning' desc, n desc, code;
