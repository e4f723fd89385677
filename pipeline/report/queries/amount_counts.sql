-- Amounts named in statements of a category.
select count(*)::integer as n, count(distinct evidence.problem_id)::integer as leaves
from evidence
join report_leaf as leaf on leaf.problem_id = evidence.problem_id and not leaf.is_withheld
where evidence.kind = 'money' and not evidence.is_future and evidence.measure_id is null
  and leaf.level1 = $level1 and try_cast(evidence.value as double) is not null;
