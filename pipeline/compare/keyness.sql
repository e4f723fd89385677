create or replace view keyness as
with leaves as (
  select * from compared_leaves where not is_withheld
),
grouped_leaves as (
  select 'unit' as grouping, unit_id as group_value, problem_id, notice_id from leaves
  union all by name select 'level1' as grouping, level1 as group_value, problem_id, notice_id from leaves
  union all by name select 'region' as grouping, region as group_value, problem_id, notice_id from leaves
  union all by name select 'unit_level' as grouping, unit_level as group_value, problem_id, notice_id from leaves
  union all by name select 'unit_type' as grouping, unit_type as group_value, problem_id, notice_id from leaves
  union all by name
    select 'year' as grouping, inspection_year::varchar as group_value, problem_id, notice_id from leaves
    where inspection_year is not null
),
-- Terms of the statements: what is found, not how it is answered.
statement_terms as (
  select problem_id, term, sum(count) as count
  from terms where measure_id is null
  group by problem_id, term
),
in_notice as (
  select leaf.grouping, leaf.group_value, leaf.notice_id, counted.term, sum(counted.count) as n,
    count(distinct leaf.problem_id) as leaves
  from grouped_leaves as leaf
  join statement_terms as counted on counted.problem_id = leaf.problem_id
  group by all
),
notice_size as (
  select grouping, group_value, notice_id, sum(n) as size from in_notice group by all
),
group_size as (
  select grouping, group_value, sum(size) as size, count(*) as notices from notice_size group by all
),
corpus_size as (
  select grouping, sum(size) as size from group_size group by grouping
),
in_group as (
  select
    one.grouping,
    one.group_value,
    one.term,
    sum(one.n) as n,
    sum(one.leaves) as leaves,
    count(*) as notices_with,
    -- Gries: half the sum over notices of |share of the term's occurrences - share of the group's terms|.
    array_agg({n: one.n, part: notice_size.size / group_size.size}) as parts
  from in_notice as one
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
  c::integer as reference_n,
  (a + b)::integer as group_terms,
  (c + d)::integer as reference_terms,
  case when c + d > 0 then
    sign(a * d - b * c) * 2 * (
      a * ln(a * (a + b + c + d) / ((a + b) * (a + c)))
      + if(b > 0, b * ln(b * (a + b + c + d) / ((a + b) * (b + d))), 0)
      + if(c > 0, c * ln(c * (a + b + c + d) / ((c + d) * (a + c))), 0)
      + if(d > 0, d * ln(d * (a + b + c + d) / ((c + d) * (b + d))), 0)
    )
  end as g2,
  case when c + d > 0 then
    (ln((a + prior) / (b + prior_total - prior)) - ln((c + prior) / (d + prior_total - prior)))
      / sqrt(1 / (a + prior) + 1 / (c + prior))
  end as log_odds_z,
  case when notices > 1 then
    0.5 * (list_sum(list_transform(parts, lambda part: abs(part.n / a - part.part)))
      + 1 - list_sum(list_transform(parts, lambda part: part.part)))
  end as dispersion,
  notices_with::integer as notices_with,
  notices::integer as notices
from cells;
