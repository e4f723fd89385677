import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { fold } from "../../../fold.ts";
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

/** One text field of the corpus, with the vocabulary terms of the search that it holds. */
interface Candidate {
  readonly id: string;
  readonly problem_id: string;
  readonly measure_id: string | null;
  readonly text: string;
  readonly unit: string | null;
  readonly inspection_year: number | null;
  readonly length: number;
  readonly terms: readonly string[];
  readonly counts: readonly number[];
}

/** One thing a search looks for in a field: a word's term, or a phrase as written. */
interface Needle {
  readonly kind: "term" | "phrase";
  readonly text: string;
}

/**
 * Searches the leaf statements and measures of the notices that are compared. A word finds every counted term it is
 * part of (资金 finds 专项资金), since Chinese words are what the tokenizer makes of them. Ties keep the order of ids.
 */
export async function search(
  connection: DuckDBConnection,
  query: SearchQuery,
  { limit }: SearchOptions,
): Promise<SearchResult> {
  const needles = needlesOf(query);
  const vocabulary = await vocabularyOf(connection, needles);
  const [corpus] = await rowsOf<{ fields: number; mean: number }>(connection, CORPUS);
  const candidates = await candidatesFor(connection, needles, vocabulary);
  const count = (needle: Needle, candidate: Candidate): number => countOf(needle, candidate, vocabulary);
  const weights = needles.map((needle) => {
    const holding = candidates.filter((candidate) => count(needle, candidate) > 0).length;
    return { needle, weight: Math.log(1 + (corpus!.fields - holding + 0.5) / (holding + 0.5)) };
  });
  const score = (candidate: Candidate): number => {
    const norm = 1.2 * (0.25 + (0.75 * candidate.length) / corpus!.mean);
    return weights.reduce((sum, { needle, weight }) => {
      const n = count(needle, candidate);
      return sum + (weight * n * 2.2) / (n + norm);
    }, 0);
  };
  const ranked = candidates
    .filter((candidate) => holds(query, candidate, count))
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
  const marked = needlesOf(query, { excluded: false });
  const terms = new Set(marked.flatMap(({ kind, text }) => (kind === "term" ? vocabulary.get(text)! : [])));
  const phrases = marked.flatMap(({ kind, text }) => (kind === "phrase" ? [text] : []));
  return {
    total: ranked.length,
    hits: ranked.slice(0, limit).map(({ candidate, score: value }) => ({
      id: candidate.id,
      kind: candidate.measure_id === null ? "problem" : "measure",
      problemId: candidate.problem_id,
      unit: candidate.unit,
      year: candidate.inspection_year,
      score: value,
      ...excerptOf(candidate.text, terms, phrases),
    })),
  };
}

/** Terms of the corpus by term of the query: those that contain it. */
type Vocabulary = ReadonlyMap<string, readonly string[]>;

const FIELDS = `
  select coalesce(t.measure_id, t.problem_id) as id, t.problem_id, t.measure_id, t.notice_id, t.term, t.count
  from terms t semi join (from notices where is_notice and is_canonical) n using (notice_id)`;

const TEXTS = `
  select measure_id as id, problem_id, measure_id, notice_id, text from measures
  union all
  select problem_id, problem_id, null, notice_id, text from problems where is_leaf`;

const CORPUS = `
  with fields as (select id, sum(count) as length from (${FIELDS}) group by 1)
  select count(*) as fields, coalesce(avg(length), 1) as mean from fields`;

const CANDIDATES = `
  with field as (${FIELDS}), texts as (${TEXTS}),
  found as (
    select id from field where list_contains($terms, term)
    union
    select id from texts where list_bool_or(list_transform($phrases, lambda phrase: contains(text, phrase)))),
  counted as (
    select id, sum(count) as length,
      list(term order by term) filter (list_contains($terms, term)) as terms,
      list(count order by term) filter (list_contains($terms, term)) as counts
    from field semi join found using (id) group by 1)
  select id, texts.problem_id, texts.measure_id, texts.text, n.unit, n.inspection_year,
    length, coalesce(terms, []) as terms, coalesce(counts, []) as counts
  from counted join texts using (id) join notices n using (notice_id)`;

async function candidatesFor(
  connection: DuckDBConnection,
  needles: readonly Needle[],
  vocabulary: Vocabulary,
): Promise<Candidate[]> {
  const phrases = needles.flatMap(({ kind, text }) => (kind === "phrase" ? [text] : []));
  const terms = [...new Set([...vocabulary.values()].flat())].sort();
  return rowsOf<Candidate>(
    connection,
    CANDIDATES,
    { terms: listValue(terms), phrases: listValue(phrases) },
    { terms: LIST(VARCHAR), phrases: LIST(VARCHAR) },
  );
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
  const found = await rowsOf<{ word: string; terms: string[] | null }>(
    connection,
    `with asked as (select unnest($words) as word), known as (select distinct term from terms)
     select word, list(term order by term) filter (term is not null) as terms
     from asked left join known on contains(term, word) group by 1`,
    { words: listValue(words) },
    { words: LIST(VARCHAR) },
  );
  return new Map(found.map(({ word, terms }) => [word, terms ?? []]));
}

function countOf({ kind, text }: Needle, candidate: Candidate, vocabulary: Vocabulary): number {
  if (kind === "phrase") return fold(candidate.text).split(text).length - 1;
  const wanted = vocabulary.get(text)!;
  let count = 0;
  for (const [index, term] of candidate.terms.entries()) if (wanted.includes(term)) count += candidate.counts[index]!;
  return count;
}

function holds(
  query: SearchQuery,
  candidate: Candidate,
  count: (needle: Needle, candidate: Candidate) => number,
): boolean {
  switch (query.kind) {
    case "and":
      return query.parts.every((part) => holds(part, candidate, count));
    case "or":
      return query.parts.some((part) => holds(part, candidate, count));
    case "not":
      return !holds(query.part, candidate, count);
    case "phrase":
      return count({ kind: "phrase", text: query.text }, candidate) > 0;
    case "word":
      return termsOfWord(query.text).every((text) => count({ kind: "term", text }, candidate) > 0);
  }
}
