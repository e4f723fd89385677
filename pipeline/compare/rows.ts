import { readFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBValue } from "@duckdb/node-api";
import { pipelineFile } from "../package-root.ts";

/** Text of a query file of this folder. */
export function compareSql(file: string): string {
  return readFileSync(pipelineFile("compare", file), "utf8");
}

/** A bound value of a query; null for "not given". */
export type Bound = string | number | boolean | null;

/** Rows of a query as plain objects; the query casts counts to integer so that no BigInt appears. */
export async function readRows<Row>(
  connection: DuckDBConnection,
  sql: string,
  values: Readonly<Record<string, Bound>> = {},
): Promise<Row[]> {
  const result = await connection.runAndReadAll(sql, values);
  return result.getRowObjectsJS() as Row[];
}

/** Rows appended in one data chunk: DuckDB's vector size. */
const CHUNK = 2048;

/** Appends rows, given as columns in table order, by chunks (an order of magnitude faster than row by row). */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const slice = rows.slice(start, start + CHUNK);
    const chunk = DuckDBDataChunk.create(types, slice.length);
    chunk.setRows(slice);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
