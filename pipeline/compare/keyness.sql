create or replace view keyness as
with counted as materialized (
  select * from term_counts
),
group_size as materialized (
  select grouping, group_value, sum(n) as size, count(distinct notice_id) as notices,
    sum(sum(n)) over (partition by grouping) as corpus_size
  from counted
  group by grouping, group_value
),
notice_size as materialized (
  select grouping, group_value, notice_id, sum(n) as part, sum(sum(n)) over (partition by grouping, group_value) as size
  from counted
  group by grouping, group_value, notice_id
),
totals as materialized (
  select grouping, group_value, term, sum(n) as n, sum(leaves) as leaves, count(*) as notices_with,
    sum(sum(n)) over (partition by grouping, term) as corpus_n
  from counted
  group by grouping, group_value, term
),
-- Materialised so that these two joins stay apart: together they are planned over all terms × all notices of a group.
counted_of_total as materialized (
  select counted.*, totals.n as total from counted join totals using (grouping, group_value, term)
),
-- Gries (2008): half the sum over the group's notices of |share of the term - share of all terms|, here in whole numbers
-- times n × size, so that no order of summing can change the last digit. Notices without the term add their own shares.
spread as materialized (
  select grouping, group_value, term, sum(abs(n * size - part * total)) as apart, sum(part) as size_with
  from counted_of_total
  join notice_size using (grouping, group_value, notice_id)
  group by grouping, group_value, term
),
cells as (
  select
    totals.*,
    group_size.notices,
    group_size.size as group_terms,
    spread.apart,
    spread.size_with,
    totals.n::double as a,
    (group_size.size - totals.n)::double as b,
    (totals.corpus_n - totals.n)::double as c,
    (group_size.corpus_size - group_size.size - totals.corpus_n + totals.n)::double as d
  from totals
  join group_size using (grouping, group_value)
  join spread using (grouping, group_value, term)
)
select
  grouping,
  group_value,
  term,
  n::integer as n,
  leaves::integer as leaves,
  group_terms::integer as group_terms,
  c::integer as reference_n,
  (c + d)::integer as reference_terms,
  signed_g2(a, b, c, d) as g2,
  keyness_z(a, b, c, d) as log_odds_z,
  case when notices > 1 then 0.5 * (apart / (a * group_terms) + 1 - size_with / group_terms) end as dispersion,
  notices_with::integer as notices_with,
  notices::integer as notices
from cells
order by grouping, group_value, g2 desc nulls last, term;
