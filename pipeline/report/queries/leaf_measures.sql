-- The measures of the listed leaves, each with the leaf it answers.
select leaf.problem_id, leaf.notice_id, leaf.unit, leaf.code, measures.measure_id, measures.text, measures.specificity,
  measures.modality, coalesce(typed.code, 'other') as type
from report_list as leaf
join measures on measures.problem_id = leaf.problem_id
left join measure_types as typed on typed.measure_id = measures.measure_id and typed.is_primary
order by leaf.place, measures.span_start, measures.measure_id;
