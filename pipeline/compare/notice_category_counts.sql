-- Leaves of the selection by notice and category: what the bootstrap over notices draws from.
select group_value, notice_id, category, count(*)::integer as n
from selected_leaves
group by group_value, notice_id, category
order by group_value, notice_id, category;
