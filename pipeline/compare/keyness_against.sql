-- Terms of one group against one chosen reference group of the same grouping; columns as in keyness.md.
with counted as (
  select group_value, term, sum(n) as n from term_counts
  where grouping = $grouping and group_value in ($group, $reference)
  group by group_value, term
),
sizes as (
  select
    sum(n) filter (group_value = $group) as group_terms,
    sum(n) filter (group_value = $reference) as reference_terms
  from counted
),
cells as (
  select
    term,
    coalesce(sum(n) filter (group_value = $group), 0)::double as a,
    coalesce(sum(n) filter (group_value = $reference), 0)::double as c,
    any_value(group_terms)::double as group_terms,
    any_value(reference_terms)::double as reference_terms
  from counted cross join sizes
  group by term
)
select
  term,
  a::integer as n,
  group_terms::integer as group_terms,
  c::integer as reference_n,
  reference_terms::integer as reference_terms,
  signed_g2(a, group_terms - a, c, reference_terms - c) as g2,
  keyness_z(a, group_terms - a, c, reference_terms - c) as log_odds_z
from cells
where group_terms > 0 and reference_terms > 0
order by g2 desc, term;
