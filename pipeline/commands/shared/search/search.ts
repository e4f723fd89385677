import { type DuckDBConnection, listValue } from "@duckdb/node-api";
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
  const candidates = await rowsOf<Candidate>(connection, CANDIDATES, {
    terms: listValue([...new Set([...vocabulary.values()].flat())].sort()),
  });
  const matches = candidates.filter((candidate) => holds(query, candidate, vocabulary));
  const frequency = new Map(
    needles.map((needle) => [
      needle,
      candidates.filter(({ terms }) => terms.some((term) => vocabulary.get(needle)!.includes(term))).length,
    ]),
  );
  const score = (candidate: Candidate): number => {
    let sum = 0;
    for (const needle of needles) {
      const count = countOf(candidate, vocabulary.get(needle)!);
      if (count === 0) continue;
      const n = frequency.get(needle)!;
      const idf = Math.log(1 + (corpus!.fields - n + 0.5) / (n + 0.5));
      sum += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * candidate.length) / corpus!.mean));
    }
    return sum;
  };
  const ranked = matches
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
  const marked = markedNeedles(query);
  const wanted = new Set(marked.words.flatMap((needle) => vocabulary.get(needle)!));
  return {
    total: ranked.length,
    hits: ranked.slice(0, limit).map(({ candidate, score: value }) => ({
      id: candidate.id,
      kind: candidate.measure_id === null ? "problem" : "measure",
      problemId: candidate.problem_id,
      unit: candidate.unit,
      year: candidate.inspection_year,
      score: value,
      ...excerptOf(candidate.text, wanted, marked.phrases),
    })),
  };
}

const FIELDS = `
  select coalesce(t.measure_id, t.problem_id) as id, t.problem_id, t.measure_id, t.notice_id, t.term, t.count
  from terms t semi join (from notices where is_notice and is_canonical) n using (notice_id)`;

const CORPUS = `
  with fields as (select id, sum(count) as length from (${FIELDS}) group by 1)
  select count(*) as fields, coalesce(avg(length), 1) as mean from fields`;

const CANDIDATES = `
  with field as (${FIELDS}),
  hit as (
    select id, list(term order by term) as terms, list(count order by term) as counts
    from field where term in (select unnest($terms)) group by 1),
  size as (select id, any_value(problem_id) as problem_id, any_value(measure_id) as measure_id,
    any_value(notice_id) as notice_id, sum(count) as length from field semi join hit using (id) group by 1)
  select id, size.problem_id, size.measure_id, coalesce(m.text, p.text) as text, n.unit, n.inspection_year,
    length, terms, counts
  from hit join size using (id) join notices n using (notice_id)
  left join measures m on m.measure_id = size.measure_id
  left join problems p on size.measure_id is null and p.problem_id = size.problem_id`;

/** The terms a word or phrase is cut into, as they are counted; a word that is no term by itself stays whole. */
function termsOfWord(text: string): string[] {
  const terms = cutText(text).flatMap(({ term }) => (isTerm(term) ? [term] : []));
  return terms.length > 0 ? terms : [text];
}

/** Every term the query names, excluded ones too: each is looked up once. */
function needlesOf(query: SearchQuery): string[] {
  if (query.kind === "and" || query.kind === "or") return [...new Set(query.parts.flatMap(needlesOf))];
  return query.kind === "not" ? needlesOf(query.part) : [...new Set(termsOfWord(query.text))];
}

/** What is marked in an excerpt: the words and phrases that are wanted, not those that are excluded. */
function markedNeedles(query: SearchQuery): { readonly words: readonly string[]; readonly phrases: readonly string[] } {
  if (query.kind === "and" || query.kind === "or") {
    const parts = query.parts.map(markedNeedles);
    return { words: parts.flatMap(({ words }) => words), phrases: parts.flatMap(({ phrases }) => phrases) };
  }
  if (query.kind === "not") return { words: [], phrases: [] };
  return query.kind === "phrase"
    ? { words: [], phrases: [query.text] }
    : { words: termsOfWord(query.text), phrases: [] };
}

/** For each term of the query, the counted terms that contain it. */
async function vocabularyOf(
  connection: DuckDBConnection,
  needles: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rowsOf<{ needle: string; terms: string[] }>(
    connection,
    `with needle as (select unnest($needles) as needle), word as (select distinct term from terms)
     select needle, list(term order by term) filter (term is not null) as terms
     from needle left join word on contains(term, needle) group by 1`,
    { needles: listValue([...needles]) },
  );
  return new Map(found.map(({ needle, terms }) => [needle, terms ?? []]));
}

function countOf(candidate: Candidate, terms: readonly string[]): number {
  let count = 0;
  for (const [index, term] of candidate.terms.entries()) if (terms.includes(term)) count += candidate.counts[index]!;
  return count;
}

function holds(query: SearchQuery, candidate: Candidate, vocabulary: ReadonlyMap<string, readonly string[]>): boolean {
  switch (query.kind) {
    case "and":
      return query.parts.every((part) => holds(part, candidate, vocabulary));
    case "or":
      return query.parts.some((part) => holds(part, candidate, vocabulary));
    case "not":
      return !holds(query.part, candidate, vocabulary);
    case "phrase":
      return fold(candidate.text).includes(query.text);
    case "word":
      return termsOfWord(query.text).every((term) => countOf(candidate, vocabulary.get(term)!) > 0);
  }
}
