-- Single irregularities that a person should look at, with the leaf they stand in.
select findings.notice_id, coalesce(notices.unit, notices.title, notices.source_path) as unit, notices.inspection_year,
  findings.code, findings.message, findings.remedy,
  (select leaf.problem_id
   from report_leaf as leaf join problems using (problem_id)
   where leaf.notice_id = findings.notice_id and findings.span_start between problems.extent_start and problems.extent_end - 1
   order by leaf.ordinal limit 1) as problem_id
from findings
join notices using (notice_id)
where findings.severity in ('warning', 'error') and findings.stage in ('parse', 'classify')
  and findings.notice_id in (select notice_id from report_leaf)
order by findings.code, unit, findings.notice_id, findings.span_start nulls first, findings.message;
