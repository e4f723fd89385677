import { readFileSync } from "node:fs";
import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import { pipelineFile } from "../package-root.ts";
import { inParts, PACK, type PackedTables, type Packs, type Row, unpackRows, VALUE_END } from "./packs.ts";

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

/** How many rows a table or view has. */
export async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const [size] = await readRows<{ rows: number }>(connection, `select count(*)::integer as rows from ${table}`);
  return size!.rows;
}

/** Rows of a page: enough that a query a page costs little. */
const PAGE = 1024;

/** Rows of a table that numbers them from 0 in its column `position`, in that order, some thousand at a time. */
export async function* readPages<Row>(
  connection: DuckDBConnection,
  table: string,
  columns: string,
): AsyncGenerator<Row[]> {
  const size = await countRows(connection, table);
  for (let start = 0; start < size; start += PAGE)
    yield await readRows<Row>(
      connection,
      `select ${columns} from ${table} where position >= ${start} and position < ${start + PAGE} order by position`,
    );
}

/** Rows appended in one data chunk: DuckDB's vector size. */
const CHUNK = 2048;

/**
 * Appends rows, given as columns in table order, by chunks (an order of magnitude faster than row by row).
 *
 * @param table its name; with `temp.` before it a temporary one, which a database opened for reading can have too
 */
export async function appendRows(connection: DuckDBConnection, table: string, rows: Iterable<Row>): Promise<void> {
  const [name, catalog] = table.split(".").reverse();
  const appender = await connection.createAppender(name!, null, catalog);
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

/** Packs gathered at once: DuckDB holds them in memory. */
const PACKS_AT_ONCE = 8;

/**
 * Text columns of a query's rows. For the long lists compare reads: several times faster than rows.
 *
 * @param sql query whose rows have the text columns; none of them null
 * @param order what its rows are ordered by, without repeats
 */
export async function readPacks<Column extends string>(
  connection: DuckDBConnection,
  sql: string,
  columns: readonly Column[],
  order: string,
): Promise<Packs<Column>> {
  const quoted = columns.map((column) => `"${column}"`);
  // A sorted table can wait on disk; gathered at once, all rows would have to be in memory.
  await connection.run(
    `create or replace temp table numbered_rows as
     select row_number() over (order by ${order}) - 1 as position, ${quoted.join(", ")} from (${sql})`,
  );
  const size = await countRows(connection, "numbered_rows");
  const gathered = quoted.map(
    (column) => `encode(string_agg(replace(${column}, $end, ' '), $end order by position)) as ${column}`,
  );
  const packs: Packs<Column> = [];
  for (let start = 0; start < size; start += PACK * PACKS_AT_ONCE) {
    const some = await readRows<Packs<Column>[number]>(
      connection,
      `select ${gathered.join(", ")} from numbered_rows
       where position >= ${start} and position < ${start + PACK * PACKS_AT_ONCE}
       group by position // ${PACK} order by min(position)`,
      { end: VALUE_END },
    );
    for (const pack of some) packs.push(withOwnBuffers(pack));
  }
  await connection.run("drop table numbered_rows");
  return packs;
}

/** Node puts small values together into one buffer, which cannot change hands. */
function withOwnBuffers<Pack extends Packs<string>[number]>(pack: Pack): Pack {
  const own = Object.entries(pack).map(([column, bytes]) => [
    column,
    bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes),
  ]);
  return Object.fromEntries(own) as Pack;
}

/** Appends packed rows to their tables. */
export async function appendTables(connection: DuckDBConnection, tables: PackedTables): Promise<void> {
  for (const [table, packs] of Object.entries(tables)) await appendRows(connection, table, unpackRows(packs));
}
