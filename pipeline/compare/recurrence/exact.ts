import type { DuckDBConnection } from "@duckdb/node-api";
import { compareSql } from "../rows.ts";

/** Fills `recurrences` with equal statements (verbatim) and equal codes (same-category). */
export async function recurExactly(connection: DuckDBConnection): Promise<void> {
  await connection.run("delete from recurrences");
  await connection.run(compareSql("recurrence/same_category.sql"));
}
