-- For each unit the leaves of a category that say most, one of every fault first: with an amount, then the longest.
with money as (
  select problem_id, max(try_cast(value as double)) as yuan
  from evidence where kind = 'money' and measure_id is null and not is_future group by problem_id
),
told as (
  select leaf.problem_id, leaf.notice_id, leaf.unit_id, leaf.unit, leaf.inspection_year, leaf.code, leaf.status,
    problems.text, money.yuan,
    count(*) over (partition by leaf.unit_id)::integer as unit_leaves,
    row_number() over (
      partition by leaf.unit_id, leaf.code order by money.yuan desc nulls last, length(problems.text) desc, leaf.problem_id
    ) as turn
  from report_leaf as leaf
  join problems using (problem_id)
  left join money using (problem_id)
  where leaf.level1 = $level1 and not leaf.is_withheld
),
ranked as (
  select *,
    row_number() over (
      partition by unit_id order by turn, yuan desc nulls last, length(text) desc, problem_id
    )::integer as place
  from told
)
select ranked.*,
  (select min_by(text, (-specificity, ordinal)) from measures where measures.problem_id = ranked.problem_id) as answer
from ranked
where place <= $quotes
qualify dense_rank() over (order by unit_leaves desc, unit_id) <= $units
order by unit_leaves desc, unit_id, place;
