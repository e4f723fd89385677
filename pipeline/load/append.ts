import {
  DOUBLE,
  type DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  DuckDBTypeId,
  VARCHAR,
} from "@duckdb/node-api";
import type { ScalarRow } from "./row.ts";

/** Rows of one vector of DuckDB. */
const CHUNK_ROWS = 2048;

/** Values by column; bytes where the column is a BLOB. */
type AppendedRow = Readonly<Record<string, ScalarRow[string] | DuckDBBlobValue>>;

/** Columns of each table by name, with their types, in the order of `schema.sql`. */
export type TableColumns = ReadonlyMap<string, ReadonlyMap<string, string>>;

export async function tableColumns(connection: DuckDBConnection): Promise<TableColumns> {
  const all = await connection.runAndReadAll(
    "select table_name, column_name, data_type from duckdb_columns() where not internal order by table_name, column_index",
  );
  const tables = new Map<string, Map<string, string>>();
  for (const [table, column, type] of all.getRows().map((row) => row.map(String)) as [string, string, string][])
    tables.set(table, (tables.get(table) ?? new Map()).set(column, type));
  return tables;
}

/**
 * Appends rows to a table. Must run inside a transaction: outside of one, what the appender has flushed stays after a
 * crash and a batch would be half in.
 *
 * @throws Error when a row lacks a column of its table or has one too many: `notice-rows.ts` or `rows.ts` and `schema.sql` have parted.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  names: Iterable<string>,
  rows: readonly AppendedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...names];
  const appender = await connection.createAppender(table);
  const types = columns.map((_, index) => chunkType(appender.columnType(index)));
  for (const row of rows) expectColumns(table, columns, row);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const part = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(columns.map((column) => part.map((row) => row[column]!)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function expectColumns(table: string, columns: readonly string[], row: AppendedRow): void {
  const missing = columns.filter((column) => row[column] === undefined);
  if (missing.length > 0 || Object.keys(row).length !== columns.length)
    throw new Error(`a row for ${table} has columns ${Object.keys(row).join(", ")}, the table ${columns.join(", ")}`);
}

/** DuckDB casts a chunk to the types of the table, so numbers travel as doubles and dates as ISO strings. */
function chunkType(type: DuckDBType): DuckDBType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.BLOB:
      return type;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.DOUBLE:
      return DOUBLE;
    default:
      return VARCHAR;
  }
}
