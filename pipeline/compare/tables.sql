-- Tables compare writes for itself, beside recurrences and text_reuse of the data contract.

-- Grain: grouping × group × level-1 category, empty cells included; columns as in category_table.md.
create or replace table category_cells (
  grouping varchar not null, group_value varchar not null, level1 varchar not null, notices integer not null,
  n integer not null, n_any integer not null, denominator integer not null, share double not null,
  share_any double not null, share_low double not null, share_high double not null, interval_method varchar not null,
  expected double, residual double, odds_ratio double, log_odds double, log_odds_z double, test varchar, p double,
  p_adjusted double, small_n boolean not null
);

-- Grain: cluster of the verbatim or paraphrase tier; the leaf every member was verified against, its label.
create or replace table cluster_medoids (cluster_id varchar not null, problem_id varchar not null);

-- Grain: passage a leaf of a verbatim cluster shares with the medoid. Offsets are half-open code points of
-- problems.text of the leaf (passage_*) and of the medoid (medoid_*); the two quotes are equal after folding.
create or replace table recurrence_passages (
  cluster_id varchar not null, problem_id varchar not null, medoid_problem_id varchar not null,
  passage_start bigint not null, passage_end bigint not null, medoid_start bigint not null, medoid_end bigint not null,
  characters integer not null, is_formula boolean not null
);

-- Grain: field × stock phrase (folded: no spaces, no punctuation).
create or replace table formula_phrases (
  field varchar not null, phrase varchar not null, units integer not null, notices integer not null,
  statements integer not null, uses integer not null, share_of_units double not null
);

-- Grain: unit × one of its nearest units.
create or replace table unit_distances (
  unit_id varchar not null, other_unit_id varchar not null, denominator integer not null,
  other_denominator integer not null, jsd double not null, jsd_low double, jsd_high double, jsd_by_chance double,
  p double, resampled varchar, nearness integer not null
);

-- Grain: pair of units resampled. Kept from one comparison to the next: `inputs` is a hash of all the rest depends on.
create table if not exists unit_resamples (
  inputs varchar not null, low double, high double, by_chance double not null, p double not null
);
-- Databases of earlier versions: every pair had an interval.
alter table unit_resamples alter column low drop not null;
alter table unit_resamples alter column high drop not null;
