import type { DuckDBConnection } from "@duckdb/node-api";
import { type Packs, readPacks, unpack } from "../packs.ts";

/** A leaf as recurrence sees it. */
export interface ComparedLeaf {
  readonly problemId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly level1: string;
  readonly text: string;
  /** Distinct terms of the statement, ordered. */
  readonly terms: readonly string[];
}

/** Ends each term of a leaf in the query below. */
const TERM_END = "\u001e";

const COLUMNS = ["problemId", "noticeId", "unitId", "level1", "text", "terms"] as const;

export type LeafPacks = Packs<(typeof COLUMNS)[number]>;

/** Every compared leaf, earliest notice first: of equal wordings the oldest stands for the others. */
export function readLeaves(connection: DuckDBConnection): Promise<LeafPacks> {
  return readPacks(
    connection,
    `with statement_terms as (
       select problem_id, string_agg(distinct term, '${TERM_END}' order by term) as terms
       from terms where measure_id is null
       group by problem_id
     )
     select leaf.problem_id as "problemId", leaf.notice_id as "noticeId", leaf.unit_id as "unitId", leaf.level1,
       leaf.text, coalesce(statement_terms.terms, '') as terms, leaf.notice_date, leaf.ordinal
     from compared_leaves as leaf
     left join statement_terms on statement_terms.problem_id = leaf.problem_id
     where not leaf.is_withheld`,
    COLUMNS,
    `notice_date nulls last, "noticeId", ordinal, "problemId"`,
  );
}

export function leavesOf(packs: LeafPacks): ComparedLeaf[] {
  const [noticeId, unitId, level1, text, terms] = COLUMNS.slice(1).map((column) => unpack(packs, column));
  return unpack(packs, "problemId").map((problemId, index) => ({
    problemId,
    noticeId: noticeId![index]!,
    unitId: unitId![index]!,
    level1: level1![index]!,
    text: text![index]!,
    terms: terms![index] === "" ? [] : terms![index]!.split(TERM_END),
  }));
}

/** Numbers values 0, 1, 2 … by first appearance. */
export function numbering(): (value: string) => number {
  const numbers = new Map<string, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}
