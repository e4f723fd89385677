-- Faults that came back: the same words or nearly so as in the round before, or by the notice's own word. What only shares
-- a category with an earlier finding is counted apart.
with counted as (
  select *, basis <> 'later-notice' as is_confessed, coalesce(tier in ('verbatim', 'paraphrase'), false) as is_linked
  from report_repeat
)
select (count(*) filter (is_linked or is_confessed))::integer as n,
  (count(distinct unit_id) filter (is_linked or is_confessed))::integer as units,
  (count(*) filter (is_linked))::integer as linked,
  (count(*) filter (is_confessed))::integer as confessed,
  (count(*) filter (not is_linked and not is_confessed))::integer as same
from counted;
