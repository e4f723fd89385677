-- The notices in scope, with what was read from each.
select notices.notice_id, notices.unit_id, coalesce(notices.unit, notices.title, notices.source_path) as unit, notices.title,
  notices.unit_type, notices.unit_level, notices.region, notices.inspecting_body, notices.inspection_kind, notices.inspection_year,
  notices.inspection_end, notices.feedback_date, coalesce(notices.published_on, notices.signed_on) as published_on,
  notices.detail_level, notices.url, notices.source_path, notices.char_count,
  count(leaf.problem_id) filter (not leaf.is_withheld)::integer as leaves, withheld.withheld
from notices
join report_notice using (notice_id)
left join report_leaf as leaf using (notice_id)
join withheld using (notice_id)
group by all
order by unit, inspection_year, notices.notice_id;
