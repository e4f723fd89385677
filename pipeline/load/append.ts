import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  listValue,
  structValue,
  VARCHAR,
} from "@duckdb/node-api";
import type { CueValue, Row, Value } from "./rows.ts";

/** Rows of one vector of DuckDB. */
const CHUNK_ROWS = 2048;

/** Names of the columns of each table, in the order of `schema.sql`. */
export type TableColumns = ReadonlyMap<string, readonly string[]>;

export async function tableColumns(connection: DuckDBConnection): Promise<TableColumns> {
  const columns = await connection.runAndReadAll(
    "select table_name, list(column_name order by column_index) from duckdb_columns() where not internal group by 1",
  );
  return new Map(columns.getRowsJS().map(([table, names]) => [String(table), names as string[]]));
}

/**
 * Appends rows to a table. Must run inside a transaction: outside of one, what the appender has flushed stays after a
 * crash and a batch would be half in.
 *
 * @throws Error when a row lacks a column of its table or has one too many: `rows.ts` and `schema.sql` have parted.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  const types = columns.map((_, index) => chunkType(appender.columnType(index)));
  for (const row of rows) expectColumns(table, columns, row);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const part = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(columns.map((column) => part.map((row) => duckValue(row[column]!))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function expectColumns(table: string, columns: readonly string[], row: Row): void {
  const missing = columns.filter((column) => row[column] === undefined);
  if (missing.length > 0 || Object.keys(row).length !== columns.length)
    throw new Error(`a row for ${table} has columns ${Object.keys(row).join(", ")}, the table ${columns.join(", ")}`);
}

/** DuckDB casts a chunk to the types of the table, so numbers travel as doubles and dates as ISO strings. */
function chunkType(type: DuckDBType): DuckDBType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.LIST:
      return type;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.DOUBLE:
      return DOUBLE;
    default:
      return VARCHAR;
  }
}

function duckValue(value: Value): DuckDBValue {
  return typeof value === "object" && value !== null ? listValue(value.map(cueValue)) : value;
}

function cueValue(cue: CueValue): DuckDBValue {
  return structValue({ text: cue.text, span_start: BigInt(cue.span_start), span_end: BigInt(cue.span_end) });
}
