-- What `search` reads: an inverted index of the compared leaves' statements and measures, from the counted terms.

-- Grain: term that stands in some field.
create or replace table search_terms as
select (row_number() over (order by term) - 1)::integer as term_no, term
from (select distinct term from terms)
order by term_no;

-- Grain: statement or measure; `field` numbers them in the order of their ids. `length`: counted terms. (No temporary
-- tables here: a table dropped in a transaction stays in memory to its end.)
create or replace table search_fields as
select (row_number() over (order by id) - 1)::integer as field, field.*, coalesce(lengths.length, 0) as length
from (
  select problem_id as id, problem_id, null::varchar as measure_id, notice_id from compared_leaves
  union all
  select measure.measure_id, leaf.problem_id, measure.measure_id, leaf.notice_id
  from measures as measure join compared_leaves as leaf using (problem_id)
) as field
left join (
  select coalesce(measure_id, problem_id) as id, sum(count)::integer as length from terms group by 1
) as lengths using (id)
order by field;

-- Grain: term × field. Sorted by term, so that a term's rows lie together and the rest is not read; with the length of
-- the field, so that ranking needs no join.
create or replace table search_postings as
select known.term_no, field.field, counted.count as n, field.length
from terms as counted
join search_terms as known using (term)
join search_fields as field on field.id = coalesce(counted.measure_id, counted.problem_id)
order by known.term_no, field.field;

-- Grain: one row; fields and their mean length (at least 1).
create or replace table search_corpus as
select count(*) as fields, greatest(coalesce(avg(length), 1), 1) as mean from search_fields;
