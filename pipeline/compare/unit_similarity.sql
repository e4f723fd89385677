create or replace view unit_similarity as
with profiles as (
  select unit_id, unit, denominator, list(share order by level1) as shares
  from unit_category
  where not small_n
  group by unit_id, unit, denominator
),
pairs as (
  select a.unit_id, a.unit, b.unit_id as other_unit_id, b.unit as other_unit, a.denominator,
    b.denominator as other_denominator, list_zip(a.shares, b.shares) as shares
  from profiles as a
  join profiles as b on a.unit_id <> b.unit_id
),
distances as (
  select * exclude (shares),
    list_sum(list_transform(shares, lambda pair:
      if(pair[1] > 0, pair[1] / 2 * log2(2 * pair[1] / (pair[1] + pair[2])), 0)
      + if(pair[2] > 0, pair[2] / 2 * log2(2 * pair[2] / (pair[1] + pair[2])), 0))) as jsd
  from pairs
)
select unit_id, unit, other_unit_id, other_unit, denominator, other_denominator, greatest(jsd, 0) as jsd,
  sqrt(greatest(jsd, 0)) as distance,
  row_number() over (partition by unit_id order by jsd, other_unit_id)::integer as nearness
from distances
order by unit_id, nearness;
