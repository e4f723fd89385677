-- One row: what stands behind the report. Shares use `leaves`; what the notices withhold is counted apart.
with leaf as (
  select * from report_leaf where not is_withheld
)
select
  count(*)::integer as leaves,
  count(distinct notice_id)::integer as notices,
  (select count(*) from report_notice where notice_id not in (select notice_id from report_leaf))::integer as notices_without_leaves,
  count(distinct unit_id)::integer as units,
  count(distinct region) filter (region <> 'unknown')::integer as regions,
  (count(distinct unit_id) - count(distinct unit_id) filter (region <> 'unknown'))::integer as units_without_region,
  min(inspection_year) as first_year,
  max(inspection_year) as last_year,
  count(*) filter (code = 'other.unclassifiable')::integer as unclassified,
  count(*) filter (is_settled or is_open)::integer as with_status,
  count(*) filter (is_settled)::integer as completed,
  count(*) filter (is_open)::integer as open,
  count(*) filter (coalesce(best_specificity, 0) = 0)::integer as nothing_checkable,
  (select coalesce(sum(withheld), 0) from withheld where notice_id in (select notice_id from report_leaf))::integer as withheld,
  (select count(*) from measures join leaf using (problem_id))::integer as measures,
  (select count(distinct unit_id) from unit_category where not small_n)::integer as comparable_units,
  (select count(distinct unit_id) from compared_leaves where not is_withheld)::integer as corpus_units,
  (select count(*) from problem_categories join leaf using (problem_id) where is_primary and problem_categories.needs_review)::integer
    as needs_review
from leaf;
