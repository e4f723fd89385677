-- The next leaves that the page takes, with their passages in the source.
with chosen as (
  select * from report_pick where pick > $after and pick <= $after + $limit
),
answers as (
  select measures.problem_id,
    list({measure_id: measures.measure_id, text: measures.text, specificity: measures.specificity,
      modality: measures.modality, type: coalesce(typed.code, 'other')}
      order by measures.span_start, measures.measure_id) as measures
  from measures
  semi join chosen using (problem_id)
  left join measure_types as typed on typed.measure_id = measures.measure_id and typed.is_primary
  group by measures.problem_id
),
coded as (
  select problem_id,
    list(code order by score desc, code) filter (not is_primary) as secondary,
    any_value(score) filter (is_primary) as score,
    any_value(method) filter (is_primary) as method,
    any_value(rule_id) filter (is_primary) as rule_id,
    any_value(needs_review) filter (is_primary) as needs_review,
    any_value(cues) filter (is_primary) as cues
  from problem_categories
  semi join chosen using (problem_id)
  group by problem_id
)
select chosen.problem_id, chosen.notice_id, chosen.unit_id, chosen.unit, chosen.inspection_year as year, chosen.place,
  problems.number, chosen.code, chosen.level1, coded.secondary, coded.method, coded.rule_id, coded.needs_review,
  chosen.status, answers.measures, coded.cues, problems.span_start, problems.span_end,
  substr(notices.text, greatest(problems.span_start - $context, 0) + 1, problems.span_start - greatest(problems.span_start - $context, 0))
    as before,
  substr(notices.text, problems.span_start + 1, problems.span_end - problems.span_start) as passage,
  substr(notices.text, problems.span_end + 1, $context) as after,
  notices.url, notices.source_path
from chosen
join problems using (problem_id)
join notices on notices.notice_id = chosen.notice_id
left join answers using (problem_id)
left join coded using (problem_id)
order by chosen.pick;
