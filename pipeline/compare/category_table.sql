-- Group × category: counts, shares and closed-form association of each cell with its reference (see the .md).
create or replace temp table counted_cells as
with corpus as (
  select count(*) as total, count(distinct category) as categories from selected_leaves
),
groups as (
  select group_value, count(*) as denominator, count(distinct notice_id) as notices
  from selected_leaves group by group_value
),
categories as (
  select category, count(*) as category_total from selected_leaves group by category
),
notice_sizes as (
  select group_value, notice_id, count(*) as size from selected_leaves group by group_value, notice_id
),
group_squares as (
  select group_value, sum(size * size) as size_size from notice_sizes group by group_value
),
-- Leaves of the category, and what tells how unevenly they lie over the notices of the group.
counts as (
  select group_value, category, sum(n) as n, sum(n * n) as n_n, sum(n * size) as n_size
  from (select group_value, notice_id, category, count(*) as n from selected_leaves group by all)
  join notice_sizes using (group_value, notice_id)
  group by group_value, category
),
mentions as (
  select leaf.group_value, case when $depth::varchar = 'code' then coded.code else coded.level1 end as category,
    count(distinct leaf.problem_id) as n_any
  from selected_leaves as leaf
  join problem_categories as coded on coded.problem_id = leaf.problem_id
  group by all
),
cells as (
  select
    groups.group_value,
    categories.category,
    groups.notices,
    groups.denominator,
    coalesce(counts.n, 0) as n,
    counts.n_n,
    counts.n_size,
    group_squares.size_size,
    greatest(coalesce(mentions.n_any, 0), coalesce(counts.n, 0)) as n_any,
    -- The reference: one named group, or everything outside the group.
    case when $reference::varchar is null then categories.category_total - coalesce(counts.n, 0)
      else coalesce(reference.n, 0) end as reference_n,
    case when $reference::varchar is null then corpus.total - groups.denominator
      else reference_group.denominator end as reference_denominator,
    -- Informative prior of Monroe et al.: the corpus profile, weighing one leaf a category on average.
    corpus.categories * categories.category_total / corpus.total as prior,
    corpus.categories as prior_total
  from groups
  cross join categories
  cross join corpus
  join group_squares on group_squares.group_value = groups.group_value
  left join counts on counts.group_value = groups.group_value and counts.category = categories.category
  left join mentions on mentions.group_value = groups.group_value and mentions.category = categories.category
  left join groups as reference_group on reference_group.group_value = $reference
  left join counts as reference on reference.group_value = $reference and reference.category = categories.category
  where $reference::varchar is null or groups.group_value <> $reference
),
shared as (
  select *, denominator - n as others, n / denominator as own_share from cells
),
-- Variance of the ratio between whole notices over that of leaves drawn one by one (Kish 1965, linearised). A share of
-- 0 or 1 shows none.
spread as (
  select *,
    case when notices > 1 and n > 0 and others > 0 then
      notices / (notices - 1) * (n_n - 2 * own_share * n_size + own_share ^ 2 * size_size)
        / (denominator * own_share * (1 - own_share))
    end as own_design_effect
  from shared
),
-- Summed in a defined order: the last digits of a mean depend on it.
group_spread as (
  select group_value, list_avg(list(own_design_effect order by category)) as mean_design_effect
  from spread group by group_value
),
measured as (
  select
    *,
    coalesce(own_design_effect, mean_design_effect) as design_effect,
    denominator * (n + reference_n) / (denominator + reference_denominator) as expected,
    (denominator + reference_denominator)::double as table_total,
    reference_denominator - reference_n as reference_others
  from spread
  join group_spread using (group_value)
)
select
  row_number() over (order by group_value, category) - 1 as position,
  group_value,
  category,
  notices::integer as notices,
  n::integer as n,
  n_any::integer as n_any,
  denominator::integer as denominator,
  own_share as share,
  n_any / denominator as share_any,
  design_effect,
  reference_n::integer as reference_n,
  reference_denominator::integer as reference_denominator,
  reference_n / nullif(reference_denominator, 0) as reference_share,
  case when reference_denominator > 0 then expected end as expected,
  (n - expected) / nullif(sqrt(
    expected * (1 - denominator / table_total) * (1 - (n + reference_n) / table_total)
  ), 0) as residual,
  case when reference_denominator > 0 then
    ((n + 0.5) * (reference_others + 0.5)) / ((others + 0.5) * (reference_n + 0.5))
  end as odds_ratio,
  prior_log_odds(n, others, reference_n, reference_others, prior, prior_total) as log_odds,
  prior_log_odds_z(n, others, reference_n, reference_others, prior, prior_total) as log_odds_z
from measured;
