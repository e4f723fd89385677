create or replace view reconciliation as
select
  notice.notice_id,
  coalesce(notice.unit_id, notice.notice_id) as unit_id,
  coalesce(notice.unit, notice.title, notice.source_path) as unit,
  notice.inspection_year,
  record.what,
  record.declared::integer as declared,
  record.compared_level,
  record.parsed::integer as parsed,
  record.delta::integer as delta,
  record.verdict,
  record.reason
from reconciliations as record
join notices as notice on notice.notice_id = record.notice_id and notice.is_notice and notice.is_canonical
order by unit, notice.notice_id, record.what, record.declared;
