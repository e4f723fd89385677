-- The leaf list: one row a leaf in scope, at most $limit, fairly over units and categories (the first of each cell first).
with turns as (
  select *, row_number() over (partition by unit_id, level1 order by notice_id, ordinal) as turn
  from report_leaf
  where not is_withheld
),
chosen as (
  select * from turns order by turn, unit_id, level1, notice_id, ordinal limit $limit
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
select chosen.problem_id, chosen.notice_id, chosen.unit_id, chosen.unit, chosen.inspection_year as year, chosen.turn::integer as turn,
  problems.number, problems.text, chosen.code, chosen.level1, coded.secondary, coded.score, coded.method, coded.rule_id,
  coded.needs_review, chosen.status, problems.status_raw, chosen.best_specificity, answers.measures, coded.cues,
  problems.span_start, problems.span_end,
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
join codebook on codebook.code = chosen.level1
order by chosen.unit, chosen.unit_id, codebook.position, chosen.inspection_year, chosen.notice_id, chosen.ordinal;
