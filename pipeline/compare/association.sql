create or replace view association as
with sums as (
  select
    grouping,
    count(distinct group_value) as groups,
    count(distinct level1) as categories,
    sum(n) as leaves,
    sum((n - expected) ^ 2 / expected order by group_value, level1) as chi_square,
    count(*) filter (expected < 5) as thin_cells,
    count(*) as cells
  from category_cells
  where expected is not null
  group by grouping
),
measured as (
  select *, chi_square / leaves as phi2, (groups - 1) * (categories - 1) as degrees_of_freedom
  from sums
  where groups > 1 and categories > 1
)
select
  grouping,
  groups::integer as groups,
  categories::integer as categories,
  leaves::integer as leaves,
  chi_square,
  degrees_of_freedom::integer as degrees_of_freedom,
  thin_cells / cells as share_of_thin_cells,
  sqrt(phi2 / (least(groups, categories) - 1)) as cramers_v,
  -- Bergsma (2013): without what chance alone gives a table of this size and sample.
  sqrt(greatest(0, phi2 - degrees_of_freedom / (leaves - 1)) / nullif(least(
    groups - (groups - 1) ^ 2 / (leaves - 1), categories - (categories - 1) ^ 2 / (leaves - 1)
  ) - 1, 0)) as cramers_v_corrected
from measured
order by grouping;
