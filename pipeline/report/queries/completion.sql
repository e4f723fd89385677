-- Completion as each notice supports it: status of the leaves, else declared totals, else unknown.
select unit_id, unit, notice_id, inspection_year, leaves, withheld, with_status, completed, open, completed_share, source,
  counted
from completion
where notice_id in (select notice_id from report_leaf)
order by unit, inspection_year, notice_id;
