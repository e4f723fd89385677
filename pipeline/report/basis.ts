import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Views that several queries of a report ask for, each after those it reads. A temporary table of the same name stands
 * before the view, also in the views that read it, so that each is worked out once.
 */
const VIEWS = ["compared_leaves", "category_recurrence"] as const;

/** Temporary tables that the queries of a report lay: `queries/basis_*.sql`, `scope.sql`, `scope_notices.sql`, `leaf_list.sql`, `leaf_picks.sql`. */
const TABLES = [
  "report_leaf",
  "report_notice",
  "report_cell",
  "report_measure",
  "report_repeat",
  "report_term",
  "report_list",
  "report_pick",
] as const;

/** Does `work` while what is asked for often is at hand; the connection is left as it was. */
export async function withBasis<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  try {
    for (const view of VIEWS) await connection.run(`create or replace temp table ${view} as from main.${view}`);
    return await work();
  } finally {
    for (const table of [...VIEWS, ...TABLES]) await connection.run(`drop table if exists temp.${table}`);
  }
}
