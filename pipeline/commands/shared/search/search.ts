import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { Failure } from "../../../failure.ts";
import { cutText } from "../../../tokenize/cut.ts";
import { isTerm } from "../../../tokenize/tokenize.ts";
import { rowsOf } from "../rows.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import type { SearchQuery } from "./query.ts";

export interface SearchOptions {
  readonly limit: number;
}

/** One statement or measure that answers a search. */
export interface Hit {
  /** Id of the measure, or of the problem whose statement it is. */
  readonly id: string;
  readonly kind: "problem" | "measure";
  readonly problemId: string;
  readonly unit: string | null;
  readonly year: number | null;
  /** BM25 (k1 = 1.2, b = 0.75) over the counted terms. */
  readonly score: number;
  /** How often the words that were searched stand in the text: the marks of the whole text, counted. */
  readonly count: number;
  readonly excerpt: Excerpt;
}

export interface SearchResult {
  /** Statements and measures that answer, of which {@link SearchResult.hits} are the best. */
  readonly total: number;
  readonly hits: readonly Hit[];
}

/** One thing a search looks for in a field: a word's term, or a phrase as written. */
interface Needle {
  readonly kind: "term" | "phrase";
  readonly text: string;
}

/**
 * Searches the leaf statements and measures of the notices that are compared, in the index compare wrote
 * (`search_index.sql`). A word finds every counted term it is part of (资金 finds 专项资金), since Chinese words are what
 * the tokenizer makes of them; a phrase is looked for in the texts. Ties keep the order of ids.
 *
 * @throws Failure when the database was compared before there was an index
 */
export async function search(
  connection: DuckDBConnection,
  query: SearchQuery,
  { limit }: SearchOptions,
): Promise<SearchResult> {
  await expectIndex(connection);
  const needles = needlesOf(query);
  const vocabulary = await vocabularyOf(connection, needles);
  const phrases = needles.flatMap(({ kind, text }) => (kind === "phrase" ? [text] : []));
  const rows = await rowsOf<FoundField>(connection, rankingSql(query, needles, vocabulary), {
    limit,
    ...Object.fromEntries(phrases.map((phrase, index) => [`phrase${index}`, phrase])),
  });
  const texts = await textsOf(connection, rows);
  const marked = needlesOf(query, { excluded: false });
  const terms = new Set(
    marked.flatMap(({ kind, text }) => (kind === "term" ? vocabulary.get(text)!.map(({ term }) => term) : [])),
  );
  const markedPhrases = marked.flatMap(({ kind, text }) => (kind === "phrase" ? [text] : []));
  return {
    total: rows[0]?.total ?? 0,
    hits: rows.map((row) => ({
      id: row.id,
      kind: row.measure_id === null ? "problem" : "measure",
      problemId: row.problem_id,
      unit: row.unit,
      year: row.inspection_year,
      score: row.score,
      ...excerptOf(texts.get(row.id)!, terms, markedPhrases),
    })),
  };
}

interface FoundField {
  readonly id: string;
  readonly problem_id: string;
  readonly measure_id: string | null;
  readonly unit: string | null;
  readonly inspection_year: number | null;
  readonly score: number;
  readonly total: number;
}

/** Texts of the hits by id, by a look-up in the index of the ids: a join would read all texts of the corpus. */
async function textsOf(
  connection: DuckDBConnection,
  rows: readonly FoundField[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [table, column, ids] of [
    ["measures", "measure_id", rows.flatMap(({ measure_id }) => measure_id ?? [])],
    ["problems", "problem_id", rows.flatMap(({ id, measure_id }) => (measure_id === null ? [id] : []))],
  ] as const) {
    if (ids.length === 0) continue;
    const found = await rowsOf<{ id: string; text: string }>(
      connection,
      `select ${column} as id, text from ${table} where ${column} in (${ids.map((_, at) => `$id${at}`).join(", ")})`,
      Object.fromEntries(ids.map((id, at) => [`id${at}`, id])),
    );
    for (const { id, text } of found) texts.set(id, text);
  }
  return texts;
}

async function expectIndex(connection: DuckDBConnection): Promise<void> {
  const [row] = await rowsOf<{ tables: number }>(
    connection,
    "select count(*)::integer as tables from duckdb_tables() where table_name = 'search_postings'",
  );
  if (row!.tables > 0) return;
  throw new Failure({
    zh: "这个数据库没有检索索引；请用当前版本对同一输出目录再执行一次 xunjian run",
    en: "This database has no search index: run xunjian once more into the same folder with this version",
  });
}

/** A counted term by its number in the index. */
interface KnownTerm {
  readonly number: number;
  readonly term: string;
}

/** Terms of the corpus by term of the query: those that contain it. */
type Vocabulary = ReadonlyMap<string, readonly KnownTerm[]>;

/**
 * The query that finds, scores and cuts off: counts of each needle by field, BM25 (k1 = 1.2, b = 0.75; a needle's
 * document frequency is that of all its terms together), the boolean condition, the best `$limit`. Only numbers of the
 * index stand in it; phrases are bound as `$phrase0`, `$phrase1` …
 */
function rankingSql(query: SearchQuery, needles: readonly Needle[], vocabulary: Vocabulary): string {
  const phraseNo = new Map(needles.filter(({ kind }) => kind === "phrase").map(({ text }, index) => [text, index]));
  const column = new Map(needles.map((needle, index) => [keyOf(needle), `n${index}`]));
  const termNumbers = needles.flatMap(({ kind, text }) =>
    kind === "term" ? vocabulary.get(text)!.map(({ number }) => number) : [],
  );
  const counted = needles.map((needle, index) => {
    if (needle.kind === "phrase") return `0 as n${index}`;
    const numbers = vocabulary.get(needle.text)!.map(({ number }) => number);
    return `${numbers.length > 0 ? `coalesce(sum(n) filter (term_no in (${numbers.join(", ")})), 0)` : "0"} as n${index}`;
  });
  const written = needles.map((needle, index) => {
    if (needle.kind === "term") return `0 as n${index}`;
    const phrase = `$phrase${phraseNo.get(needle.text)!}`;
    return `(length(text) - length(replace(text, ${phrase}, ''))) // length(${phrase}) as n${index}`;
  });
  const holdsPhrase = [...phraseNo.values()].map((index) => `contains(text, $phrase${index})`).join(" or ");
  const sums = needles.map((_, index) => `sum(n${index})::double as n${index}`);
  const holding = needles.map((_, index) => `count(*) filter (n${index} > 0) as holding${index}`);
  const score = needles.map(
    (_, index) =>
      `ln(1 + (fields - holding${index} + 0.5) / (holding${index} + 0.5)) * n${index} * 2.2
         / (n${index} + 1.2 * (0.25 + 0.75 * length / mean))`,
  );
  const condition = conditionOf(query, (needle) => `${column.get(keyOf(needle))!} > 0`);
  return `
    with counted as (
      select field, any_value(length) as length, ${counted.join(", ")} from search_postings
      where ${termNumbers.length > 0 ? `term_no in (${[...new Set(termNumbers)].join(", ")})` : "false"}
      group by field
    ),
    written as (
      select field, length, ${written.join(", ")}
      from (
        select measure_id as id, text from measures where ${holdsPhrase || "false"}
        union all select problem_id, text from problems where is_leaf and (${holdsPhrase || "false"})
      ) join search_fields using (id)
    ),
    met as materialized (${
      phraseNo.size === 0
        ? "from counted"
        : `select field, any_value(length) as length, ${sums.join(", ")}
           from (from counted union all from written) group by field`
    }),
    frequency as (select ${holding.join(", ")} from met),
    ranked as (
      select field, ${score.join(" + ")} as score, (count(*) over ())::integer as total
      from met cross join search_corpus cross join frequency
      where ${condition}
      order by score desc, field
      limit $limit
    )
    select field.id, field.problem_id, field.measure_id, notice.unit, notice.inspection_year, ranked.score, ranked.total
    from ranked
    join search_fields as field using (field)
    join notices as notice on notice.notice_id = field.notice_id
    order by ranked.score desc, ranked.field`;
}

function keyOf({ kind, text }: Needle): string {
  return kind === "phrase" ? `"${text}` : text;
}

function conditionOf(query: SearchQuery, holds: (needle: Needle) => string): string {
  const all = (parts: readonly SearchQuery[], between: string): string =>
    `(${parts.map((part) => conditionOf(part, holds)).join(between)})`;
  switch (query.kind) {
    case "and":
      return all(query.parts, " and ");
    case "or":
      return all(query.parts, " or ");
    case "not":
      return `not ${conditionOf(query.part, holds)}`;
    case "phrase":
      return `(${holds({ kind: "phrase", text: query.text })})`;
    case "word":
      return `(${termsOfWord(query.text)
        .map((text) => holds({ kind: "term", text }))
        .join(" and ")})`;
  }
}

/** The terms a word is cut into, as they are counted; a word that is no term by itself stays whole. */
function termsOfWord(text: string): string[] {
  const terms = cutText(text).flatMap(({ term }) => (isTerm(term) ? [term] : []));
  return terms.length > 0 ? terms : [text];
}

/** Everything the query names, each once; what it excludes only on request. */
function needlesOf(query: SearchQuery, { excluded }: { readonly excluded: boolean } = { excluded: true }): Needle[] {
  const all = new Map<string, Needle>();
  const add = (part: SearchQuery): void => {
    if (part.kind === "and" || part.kind === "or") part.parts.forEach(add);
    else if (part.kind === "not") {
      if (excluded) add(part.part);
    } else if (part.kind === "phrase") all.set(`"${part.text}`, { kind: "phrase", text: part.text });
    else for (const text of termsOfWord(part.text)) all.set(text, { kind: "term", text });
  };
  add(query);
  return [...all.values()];
}

async function vocabularyOf(connection: DuckDBConnection, needles: readonly Needle[]): Promise<Vocabulary> {
  const words = needles.flatMap(({ kind, text }) => (kind === "term" ? [text] : []));
  const found = await rowsOf<{ word: string; number: number | null; term: string | null }>(
    connection,
    `select word, term_no as number, term
     from (select unnest($words) as word) left join search_terms on contains(term, word)
     order by word, term_no`,
    { words: listValue(words) },
    { words: LIST(VARCHAR) },
  );
  const vocabulary = new Map<string, KnownTerm[]>(words.map((word) => [word, []]));
  for (const { word, number, term } of found)
    if (number !== null && term !== null) vocabulary.get(word)!.push({ number, term });
  return vocabulary;
}
