-- The notices the report is about: those of its leaves, and, where all categories are, those that list no problem at all.
create or replace temp table report_notice as
select notice_id from report_leaf
union
select notice_id from notices
where is_notice and is_canonical and $category::varchar is null
  and ($unit::varchar is null or coalesce(unit_id, notice_id) = $unit);
