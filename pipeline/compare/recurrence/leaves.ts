import type { DuckDBConnection } from "@duckdb/node-api";
import { readRows } from "../rows.ts";

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

/** Every compared leaf, earliest notice first: of equal wordings the oldest stands for the others. */
export async function readLeaves(connection: DuckDBConnection): Promise<ComparedLeaf[]> {
  const rows = await readRows<Record<keyof ComparedLeaf, string>>(
    connection,
    `with statement_terms as (
       select problem_id, string_agg(distinct term, chr(31) order by term) as terms
       from terms where measure_id is null
       group by problem_id
     )
     select leaf.problem_id as "problemId", leaf.notice_id as "noticeId", leaf.unit_id as "unitId",
       leaf.level1, leaf.text, coalesce(statement_terms.terms, '') as terms
     from compared_leaves as leaf
     left join statement_terms on statement_terms.problem_id = leaf.problem_id
     where not leaf.is_withheld
     order by leaf.notice_date nulls last, leaf.notice_id, leaf.ordinal, leaf.problem_id`,
  );
  return rows.map((row) => ({ ...row, terms: row.terms === "" ? [] : row.terms.split("\u001f") }));
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
