select count(*)::integer as leaves, count(distinct unit_id)::integer as units,
  count(*) filter (is_settled or is_open)::integer as with_status,
  count(*) filter (is_open)::integer as open,
  count(*) filter (coalesce(best_specificity, 0) = 0)::integer as nothing_checkable
from report_leaf
where level1 = $level1 and not is_withheld;
