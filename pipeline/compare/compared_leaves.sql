-- The one place that says what is compared: leaves of canonical notices, each with its unit and its primary category.
create or replace view compared_leaves as
with primary_category as (
  select problem_id, code, level1, score, method, needs_review
  from problem_categories
  where is_primary
  -- The contract promises one primary code a leaf; a second one must not count the leaf twice.
  qualify row_number() over (partition by problem_id order by score desc, code) = 1
)
select
  problem.problem_id,
  problem.notice_id,
  coalesce(notice.unit_id, notice.notice_id) as unit_id,
  coalesce(notice.unit, notice.title, notice.source_path) as unit,
  coalesce(notice.unit_type, 'unknown') as unit_type,
  coalesce(notice.unit_level, 'unknown') as unit_level,
  coalesce(notice.region, 'unknown') as region,
  coalesce(notice.inspecting_body, 'unknown') as inspecting_body,
  notice.inspection_year,
  coalesce(notice.inspection_end, notice.feedback_date, notice.signed_on, notice.published_on) as notice_date,
  notice.as_of_date,
  notice.detail_level,
  problem.ordinal,
  problem.text,
  problem.status,
  -- What the notice says of its rectification; neither where it says nothing, or keeps it from the public.
  coalesce(problem.status in ('completed', 'immediate'), false) as is_settled,
  coalesce(problem.status in ('partial', 'ongoing', 'not-started'), false) as is_open,
  problem.best_specificity,
  problem.mean_specificity,
  -- Abstention is a result: a leaf no coder could place counts as other.unclassifiable, never as nothing.
  coalesce(category.code, 'other.unclassifiable') as code,
  coalesce(category.level1, 'other') as level1,
  category.score,
  category.method,
  coalesce(category.needs_review, true) as needs_review,
  -- A placeholder for a finding the notice withholds: out of shares, in completeness (model.md rule 7).
  coalesce(category.code, '') = 'other.not-public' or trim(problem.text) = '' as is_withheld
from problems as problem
join notices as notice on notice.notice_id = problem.notice_id and notice.is_notice and notice.is_canonical
left join primary_category as category on category.problem_id = problem.problem_id
where problem.is_leaf;
