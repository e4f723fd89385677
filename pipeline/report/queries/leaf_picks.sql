-- In which order the page takes leaves until it is full: those it cites ($cited, ids as JSON), then the first of every
-- unit and category, then the second …
create or replace temp table report_pick as
with cited as (
  select distinct unnest(from_json($cited, '["varchar"]')) as problem_id
)
select leaf.*, (row_number() over (order by cited.problem_id is null, leaf.turn, leaf.place))::integer as pick
from report_list as leaf
left join cited on cited.problem_id = leaf.problem_id;
