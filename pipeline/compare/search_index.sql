-- What `search` reads: an inverted index of the compared leaves' statements and measures, from the counted terms.

-- Grain: term that stands in some field.
create or replace table search_terms as
select (row_number() over (order by term) - 1)::integer as term_no, term
from (select distinct term from terms)
order by term_no;

-- Numbers in place of ids and terms first: what follows handles millions of rows.
create or replace temp table numbered_fields as
select (row_number() over (order by id) - 1)::integer as field, *
from (
  select problem_id as id, problem_id, null::varchar as measure_id, notice_id from compared_leaves
  union all
  select measure.measure_id, leaf.problem_id, measure.measure_id, leaf.notice_id
  from measures as measure join compared_leaves as leaf using (problem_id)
);
create or replace temp table numbered_terms as
select known.term_no, field.field, counted.count as n
from terms as counted
join search_terms as known using (term)
join numbered_fields as field on field.id = coalesce(counted.measure_id, counted.problem_id);

-- Grain: statement or measure; `field` numbers them in the order of their ids. `length`: counted terms.
create or replace table search_fields as
select numbered_fields.*, coalesce(lengths.length, 0) as length
from numbered_fields
left join (select field, sum(n)::integer as length from numbered_terms group by field) as lengths using (field)
order by field;

-- Grain: term × field. Sorted by term, so that a term's rows lie together and the rest is not read; with the length of
-- the field, so that ranking needs no join.
create or replace table search_postings as
select counted.term_no, counted.field, counted.n, field.length
from numbered_terms as counted
join search_fields as field using (field)
order by counted.term_no, counted.field;

drop table numbered_fields;
drop table numbered_terms;

-- Grain: one row; fields and their mean length (at least 1).
create or replace table search_corpus as
select count(*) as fields, greatest(coalesce(avg(length), 1), 1) as mean from search_fields;
