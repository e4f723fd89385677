-- What is worked out outside of SQL for the cells of counted_cells: tests and Wilson intervals of each, bootstrap intervals of the
-- groups with enough notices.
create or replace temp table cell_statistics (
  position bigint not null, p double, p_adjusted double, low double not null, high double not null
);
create or replace temp table group_intervals (
  group_value varchar not null, category varchar not null, low double not null, high double not null
);
