-- Declared totals against what was read, with the words of the declaration.
select record.notice_id, record.unit_id, record.unit, record.inspection_year, record.what, record.declared,
  record.compared_level, record.parsed, record.delta, record.verdict, record.reason,
  (select min_by(raw, span_start) from declared_counts as declared
   where declared.notice_id = record.notice_id and declared.what = record.what and declared.value = record.declared) as raw
from reconciliation as record
where record.notice_id in (select notice_id from report_notice)
order by record.verdict = 'internally-inconsistent' desc, record.verdict = 'off' desc, abs(coalesce(record.delta, 0)) desc,
  record.unit, record.notice_id, record.what, record.declared;
