import type { DuckDBConnection } from "@duckdb/node-api";
import { readPacks } from "../rows.ts";
import { LEAF_COLUMNS, type LeafPacks, TERM_END } from "./leaves.ts";
import { MEASURE_COLUMNS, type MeasurePacks } from "./measures.ts";

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
    LEAF_COLUMNS,
    `notice_date nulls last, "noticeId", ordinal, "problemId"`,
  );
}

/** Every measure of a compared leaf, earliest notice first. */
export function readMeasures(connection: DuckDBConnection): Promise<MeasurePacks> {
  return readPacks(
    connection,
    `select measure.measure_id as "measureId", leaf.notice_id as "noticeId", leaf.unit_id as "unitId", measure.text,
       leaf.notice_date, leaf.ordinal as leaf_ordinal, measure.ordinal
     from measures as measure
     join compared_leaves as leaf on leaf.problem_id = measure.problem_id
     where not leaf.is_withheld`,
    MEASURE_COLUMNS,
    `notice_date nulls last, "noticeId", leaf_ordinal, ordinal, "measureId"`,
  );
}
