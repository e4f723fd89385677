-- The data contract of xunjian.duckdb; what each column means stands in data/dictionary.yaml. Snake case, ISO dates,
-- money in yuan; every span is half-open and counts code points of notices.text:
-- substr(text, span_start + 1, span_end - span_start) is the quote.
-- Ids are stable and content-derived. Columns may be added, never renamed or removed.

-- One row a schema: what wrote this database. A higher schema_version than the program knows is refused.
create table meta (key varchar primary key, value varchar not null);

-- Grain: one file on disk; what an incremental run compares to know what to read again.
create table files (
  file_path varchar primary key,
  fingerprint varchar not null,   -- sha256 of its bytes, or the finding code that says why it has none
  bytes bigint,
  stage_version varchar not null  -- hashes of the stages, the codebook and the lexicons that read it
);

-- Grain: one file, archive member or table row seen.
create table sources (
  source_path varchar primary key,
  sha256 varchar,
  bytes bigint,
  media_type varchar,
  encoding varchar,
  outcome varchar not null check (outcome in ('loaded', 'duplicate', 'superseded', 'rejected', 'failed')),
  reason varchar,                 -- finding code; null when loaded without remark
  notice_id varchar,              -- the notice the file holds, also for duplicates and superseded versions
  canonical_notice_id varchar,    -- the version that counts; differs from notice_id when superseded
  stage_version varchar,          -- hashes of the stages, the codebook and the lexicons that read it
  file_path varchar               -- the file on disk that holds the source
);

-- Grain: one text read, notice or look-alike (is_notice false stays out of every comparison).
create table notices (
  notice_id varchar primary key,
  source_path varchar not null,
  is_notice boolean not null,
  is_canonical boolean not null,  -- false: another loaded notice is the same notice in a later or official version
  doc_type varchar not null,
  doc_type_reason varchar,
  title varchar,
  unit varchar,
  unit_id varchar,
  unit_is_joint boolean,
  unit_type varchar,
  unit_level varchar,
  region varchar,
  region_code varchar,
  inspecting_body varchar,
  inspection_kind varchar,
  round varchar,
  inspection_start date,
  inspection_start_precision varchar,
  inspection_end date,
  inspection_end_precision varchar,
  feedback_date date,
  feedback_date_precision varchar,
  as_of_date date,
  published_on date,
  signed_on date,
  inspection_year integer,        -- year of inspection_end, else feedback, else signature, else page date
  source_label varchar,
  url varchar,
  detail_level varchar,           -- 'finding' (sentence-long, with facts) or 'headline' (model.md section 5)
  text varchar not null,
  char_count bigint not null      -- code points of text
);

create table declared_counts (
  notice_id varchar not null, what varchar not null, value bigint not null, raw varchar not null, level_word varchar,
  span_start bigint not null, span_end bigint not null,
  counted varchar                 -- of a status total: 'problems', 'tasks' or 'measures'; null where its word does not say
);

create table reconciliations (
  notice_id varchar not null, what varchar not null, declared bigint not null, compared_level varchar,
  parsed bigint, delta bigint, verdict varchar not null, reason varchar not null
);

create table outline (
  notice_id varchar not null, node_id varchar not null, parent_id varchar, kind varchar not null, number varchar,
  depth integer not null, span_start bigint not null, span_end bigint not null
);

-- Grain: one theme, problem or manifestation. Leaves (is_leaf) are the unit of analysis.
create table problems (
  problem_id varchar primary key,
  notice_id varchar not null,
  parent_id varchar,
  kind varchar not null check (kind in ('theme', 'problem', 'manifestation')),
  number varchar,
  ordinal integer not null,
  text varchar not null,
  span_start bigint not null,
  span_end bigint not null,
  extent_start bigint not null,   -- heading, blocks, status and children
  extent_end bigint not null,
  is_leaf boolean not null,
  theme_kind varchar,
  level_declared varchar,
  polarity varchar not null,
  status varchar,
  status_source varchar,
  status_raw varchar,
  best_specificity integer,       -- max over its measures; null for rows without measures
  mean_specificity double
);

create table blocks (
  block_id varchar primary key, notice_id varchar not null, problem_id varchar not null, label varchar,
  ordinal integer not null, lead varchar, span_start bigint not null, span_end bigint not null
);

create table measures (
  measure_id varchar primary key, problem_id varchar not null, block_id varchar not null, notice_id varchar not null,
  ordinal integer not null, enumerated boolean not null, text varchar not null,
  modality varchar not null, specificity integer not null, outcome boolean not null,
  span_start bigint not null, span_end bigint not null
);

create table evidence (
  notice_id varchar not null, problem_id varchar, measure_id varchar, kind varchar not null, text varchar not null,
  value varchar, unit varchar, is_future boolean not null, span_start bigint not null, span_end bigint not null
);

-- Grain: leaf × code.
create table problem_categories (
  problem_id varchar not null, notice_id varchar not null, code varchar not null, level1 varchar not null,
  is_primary boolean not null, score double not null, method varchar not null, rule_id varchar not null,
  inherited boolean not null, needs_review boolean not null, runner_up varchar,
  cues struct(text varchar, span_start bigint, span_end bigint)[] not null
);

-- Codes people gave (label import --apply). Grain: leaf × code. They override the program's in problem_categories, also
-- after the notice is read again; a label stays when its leaf is gone, and takes effect again when it comes back.
create table labels (
  problem_id varchar not null, notice_id varchar not null, code varchar not null, level1 varchar not null,
  is_primary boolean not null, coder varchar not null, labelled_at varchar, note varchar
);

create table measure_types (
  measure_id varchar not null, notice_id varchar not null, code varchar not null, is_primary boolean not null,
  score double not null, cues struct(text varchar, span_start bigint, span_end bigint)[] not null
);

-- Grain: field × term; measure_id null: the leaf's own statement.
create table terms (
  notice_id varchar not null, problem_id varchar not null, measure_id varchar, term varchar not null, pos varchar,
  count integer not null
);

-- Written by compare. Grain: cluster × problem.
create table recurrences (
  cluster_id varchar not null, tier varchar not null check (tier in ('verbatim', 'paraphrase', 'same-category')),
  problem_id varchar not null, similarity double, verified boolean not null
);

-- Written by compare. Grain: pair of passages; offsets are code points within measures.text.
create table text_reuse (
  a_measure_id varchar not null, b_measure_id varchar not null, a_start bigint not null, a_end bigint not null,
  b_start bigint not null, b_end bigint not null, similarity double not null, is_boilerplate boolean not null
);

create table findings (
  notice_id varchar, source_path varchar, stage varchar not null, code varchar not null, severity varchar not null,
  message varchar not null, remedy varchar not null, span_start bigint, span_end bigint,
  detail varchar -- null only in rows of a database of schema 1
);

create table codebook (
  code varchar primary key, parent varchar, level integer not null, label_zh varchar not null,
  label_en varchar not null, definition varchar not null, version varchar not null, position integer not null
);

create table measure_codebook (
  code varchar primary key, label_zh varchar not null, label_en varchar not null, definition varchar not null,
  version varchar not null, position integer not null
);

create table runs (run_id varchar primary key, manifest json not null);
