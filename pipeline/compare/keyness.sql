create or replace view keyness as
with counted as materialized (
  select * from term_counts
),
notice_size as (
  select grouping, group_value, notice_id, sum(n) as size from counted group by all
),
group_size as (
  select grouping, group_value, sum(size) as size, count(*) as notices from notice_size group by all
),
corpus_size as (
  select grouping, sum(size) as size from group_size group by grouping
),
totals as (
  select grouping, group_value, term, sum(n) as n, sum(leaves) as leaves, count(*) as notices_with from counted group by all
),
in_corpus as (
  select grouping, term, sum(n) as n from totals group by grouping, term
),
-- Gries (2008): half the sum over the group's notices of |share of the term - share of all terms|, here in whole numbers
-- times n × size, so that no order of summing can change the last digit. Notices without the term add their own shares.
spread as (
  select grouping, group_value, term,
    sum(abs(counted.n * group_size.size - notice_size.size * totals.n)) as apart,
    sum(notice_size.size) as size_with
  from counted
  join notice_size using (grouping, group_value, notice_id)
  join group_size using (grouping, group_value)
  join totals using (grouping, group_value, term)
  where group_size.notices > 1
  group by all
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
    (in_corpus.n - totals.n)::double as c,
    (corpus_size.size - group_size.size - in_corpus.n + totals.n)::double as d,
    -- An informative prior of 500 terms with the profile of the corpus: about the statements of one notice.
    500.0::double * in_corpus.n / corpus_size.size as prior,
    500.0::double as prior_total
  from totals
  join group_size using (grouping, group_value)
  join corpus_size using (grouping)
  join in_corpus using (grouping, term)
  left join spread using (grouping, group_value, term)
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
  prior_log_odds_z(a, b, c, d, prior, prior_total) as log_odds_z,
  0.5 * (apart / (a * group_terms) + 1 - size_with / group_terms) as dispersion,
  notices_with::integer as notices_with,
  notices::integer as notices
from cells
order by grouping, group_value, g2 desc nulls last, term;
