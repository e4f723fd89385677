-- Tables compare writes for itself, beside recurrences and text_reuse of the data contract.

-- Grain: grouping × group × level-1 category, empty cells included; columns as in category_table.md.
create or replace table category_cells (
  grouping varchar not null, group_value varchar not null, level1 varchar not null, notices integer not null,
  n integer not null, n_any integer not null, denominator integer not null, share double not null,
  share_any double not null, share_low double not null, share_high double not null, interval_method varchar not null,
  expected double, residual double, odds_ratio double, log_odds double, log_odds_z double, test varchar, p double,
  p_adjusted double, small_n boolean not null
);
