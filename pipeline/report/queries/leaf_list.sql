-- The leaf list: leaves in scope, at most $limit, fairly over units and categories (the first of each cell first); each
-- with its turn in its cell and its place in the list.
create or replace temp table report_list as
with turns as (
  select *, (row_number() over (partition by unit_id, level1 order by notice_id, ordinal))::integer as turn
  from report_leaf
  where not is_withheld
),
chosen as (
  select * from turns order by turn, unit_id, level1, notice_id, ordinal limit $limit
)
select chosen.*, (row_number() over (
    order by chosen.unit, chosen.unit_id, codebook.position, chosen.inspection_year, chosen.notice_id, chosen.ordinal
  ))::integer as place
from chosen
join codebook on codebook.code = chosen.level1
order by place;
