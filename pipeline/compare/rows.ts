import { readFileSync } from "node:fs";
import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
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

/** A row to append: columns in table order, BIGINT as number. */
export type Row = readonly (string | number | boolean | null)[];

/** Rows appended in one data chunk: DuckDB's vector size. */
const CHUNK = 2048;

/** Appends rows, given as columns in table order, by chunks (an order of magnitude faster than row by row). */
export async function appendRows(connection: DuckDBConnection, table: string, rows: Iterable<Row>): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, index) => chunkType(appender.columnType(index)));
  for (const part of inParts(rows, CHUNK)) {
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setRows(part);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** DuckDB casts a chunk to the types of its table. */
function chunkType(type: DuckDBType): DuckDBType {
  return type.typeId === DuckDBTypeId.BIGINT ? DOUBLE : type;
}

/** Rows some at a time. */
export function* inParts<One>(rows: Iterable<One>, size: number): Generator<One[]> {
  let part: One[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
