import type { DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { type Plain, plain } from "./values.ts";

export type Found = Readonly<Record<string, Plain>>;

/** Rows of a query by column name, values as JSON holds them. */
export async function rowsOf<Row = Found>(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, DuckDBValue> = {},
  types?: Record<string, DuckDBType>,
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, values, types);
  return reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as Row);
}
