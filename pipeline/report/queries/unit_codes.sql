-- Unit × code within a category; units with most leaves of the category first.
with sizes as (
  select unit_id, count(*)::integer as all_leaves from compared_leaves where not is_withheld group by unit_id
)
select leaf.unit_id, min(leaf.unit) as unit, leaf.code, count(*)::integer as leaves, any_value(all_leaves) as all_leaves
from report_leaf as leaf
join sizes using (unit_id)
where leaf.level1 = $level1 and not leaf.is_withheld
group by leaf.unit_id, leaf.code
order by sum(count(*)) over (partition by leaf.unit_id) desc, leaf.unit_id, leaves desc, leaf.code;
