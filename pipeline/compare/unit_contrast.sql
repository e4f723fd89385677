create or replace view unit_contrast as
with cells as (
  select group_value as unit_id, level1, n, denominator, share from category_cells where grouping = 'unit'
),
pairs as (
  select pair.unit_id, pair.unit, pair.unit_level, pair.region, pair.other_unit_id, pair.other_unit, pair.nearness,
    one.level1, one.n, one.denominator, one.share, other.n as other_n, other.denominator as other_denominator,
    other.share as other_share,
    if(one.share > 0, one.share / 2 * log2(2 * one.share / (one.share + other.share)), 0)
      + if(other.share > 0, other.share / 2 * log2(2 * other.share / (one.share + other.share)), 0) as contribution
  from unit_similarity as pair
  join cells as one on one.unit_id = pair.unit_id
  join cells as other on other.unit_id = pair.other_unit_id and other.level1 = one.level1
)
select unit_id, unit, unit_level, region, other_unit_id, other_unit, nearness, level1, n, denominator, share, other_n,
  other_denominator, other_share, share - other_share as difference, contribution,
  row_number() over (
    partition by unit_id, other_unit_id order by contribution desc, level1
  )::integer as contribution_rank
from pairs
order by unit, unit_id, nearness, contribution_rank;
