-- Amounts named in the statements of a category and in the answers to them: of every unit the largest first, so that
-- one rich unit does not fill the page. As printed: a total and its parts may both stand here, so nothing is summed.
with named as (
  select evidence.notice_id, evidence.problem_id, leaf.unit_id, leaf.unit, leaf.code, evidence.text as printed,
    try_cast(evidence.value as double) as yuan, evidence.measure_id is not null as in_answer,
    problems.text as statement, measures.text as answer, evidence.span_start
  from evidence
  join report_leaf as leaf on leaf.problem_id = evidence.problem_id and not leaf.is_withheld
  join problems on problems.problem_id = evidence.problem_id
  left join measures on measures.measure_id = evidence.measure_id
  where evidence.kind = 'money' and not evidence.is_future and ($level1::varchar is null or leaf.level1 = $level1)
    and try_cast(evidence.value as double) is not null
)
select *, row_number() over (partition by unit_id, in_answer order by yuan desc, problem_id, span_start)::integer as turn
from named
order by in_answer, turn, yuan desc, problem_id, span_start;
