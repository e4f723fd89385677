select count(*)::integer as n, count(distinct unit_id)::integer as units,
  (count(*) filter (tier in ('verbatim', 'paraphrase')))::integer as linked,
  (count(*) filter (tier = 'same-category'))::integer as same,
  (count(*) filter (basis <> 'later-notice'))::integer as confessed
from report_repeat;
