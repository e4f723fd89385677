-- Every file, archive member and table row that does not count as a notice, with the reason in words; what a person may
-- want to mend comes first, what needs nothing last.
with left_out as (
  select s.source_path as path, s.outcome, coalesce(s.reason, s.outcome) as reason, min(f.message) as message,
    min_by(f.detail, f.message) as detail,
    coalesce(min(f.severity), '') = 'note' and s.outcome = 'rejected' as needs_nothing
  from sources s
  left join notices n on n.source_path = s.source_path
  left join findings f on f.source_path = s.source_path and f.code = s.reason
  where not coalesce(s.outcome = 'loaded' and n.is_notice and n.is_canonical, false)
  group by s.source_path, s.outcome, s.reason
)
select path, outcome, reason, message, detail
from left_out
order by needs_nothing,
  case outcome when 'failed' then 0 when 'superseded' then 1 when 'rejected' then 2 when 'loaded' then 3 else 4 end,
  path;
