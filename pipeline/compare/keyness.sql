create or replace view keyness as
with notice_size as (
  select grouping, group_value, notice_id, sum(n) as size from term_counts group by all
),
group_size as (
  select grouping, group_value, sum(size) as size, count(*) as notices from notice_size group by all
),
corpus_size as (
  select grouping, sum(size) as size from group_size group by grouping
),
in_group as (
  select
    counted.grouping,
    counted.group_value,
    counted.term,
    sum(counted.n) as n,
    sum(counted.leaves) as leaves,
    count(*) as notices_with,
    list({n: counted.n, part: notice_size.size / group_size.size} order by counted.notice_id) as parts
  from term_counts as counted
  join notice_size using (grouping, group_value, notice_id)
  join group_size using (grouping, group_value)
  group by all
),
in_corpus as (
  select grouping, term, sum(n) as n from in_group group by grouping, term
),
cells as (
  select
    in_group.*,
    group_size.notices,
    in_group.n::double as a,
    (group_size.size - in_group.n)::double as b,
    (in_corpus.n - in_group.n)::double as c,
    (corpus_size.size - group_size.size - in_corpus.n + in_group.n)::double as d,
    -- An informative prior of 500 terms with the profile of the corpus: about the statements of one notice.
    500.0 * in_corpus.n / corpus_size.size as prior,
    500.0 as prior_total
  from in_group
  join group_size using (grouping, group_value)
  join corpus_size using (grouping)
  join in_corpus using (grouping, term)
)
select
  grouping,
  group_value,
  term,
  n::integer as n,
  leaves::integer as leaves,
  (a + b)::integer as group_terms,
  c::integer as reference_n,
  (c + d)::integer as reference_terms,
  signed_g2(a, b, c, d) as g2,
  prior_log_odds_z(a, b, c, d, prior, prior_total) as log_odds_z,
  -- Gries (2008): half the sum over the group's notices of |share of the term - share of all terms|; the notices
  -- without the term add their shares, which are what the others leave of 1.
  case when notices > 1 then
    0.5 * (list_sum(list_transform(parts, lambda part: abs(part.n / a - part.part)))
      + 1 - list_sum(list_transform(parts, lambda part: part.part)))
  end as dispersion,
  notices_with::integer as notices_with,
  notices::integer as notices
from cells
order by grouping, group_value, g2 desc nulls last, term;
