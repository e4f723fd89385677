-- Leaves of the selection by notice and category, of groups with enough notices: what the bootstrap over notices draws from.
select group_value, notice_id, category, count(*)::integer as n
from selected_leaves
where group_value in (
  select group_value from selected_leaves group by group_value having count(distinct notice_id) >= $least_notices
)
  -- The reference group has no cells of its own.
  and group_value is distinct from $reference
group by group_value, notice_id, category
order by group_value, notice_id, category;
