-- The leaf list as rows of a sheet.
with coded as (
  select problem_id,
    list(code order by score desc, code) filter (not is_primary) as secondary,
    any_value(score) filter (is_primary) as score,
    any_value(method) filter (is_primary) as method,
    any_value(rule_id) filter (is_primary) as rule_id,
    any_value(needs_review) filter (is_primary) as needs_review
  from problem_categories
  semi join report_list using (problem_id)
  group by problem_id
),
answered as (
  select problem_id, count(*)::integer as measures from measures group by problem_id
)
select leaf.problem_id, leaf.notice_id, leaf.unit_id, leaf.unit, leaf.inspection_year as year, problems.number, problems.text,
  leaf.code, leaf.level1, coded.secondary, coded.score, coded.method, coded.rule_id, coded.needs_review, leaf.status,
  problems.status_raw, leaf.best_specificity, coalesce(answered.measures, 0) as measure_count, problems.span_start,
  problems.span_end, notices.url, notices.source_path
from report_list as leaf
join problems on problems.problem_id = leaf.problem_id
join notices on notices.notice_id = leaf.notice_id
left join answered on answered.problem_id = leaf.problem_id
left join coded on coded.problem_id = leaf.problem_id
order by leaf.place;
