import type { DuckDBConnection } from "@duckdb/node-api";
import { appendRows, inParts, type Row, readRows } from "./rows.ts";

/** Rows whose columns are handed over in one string: decoding each value by itself costs more than most queries. */
const PACK = 4096;
/** Packs gathered at once: DuckDB holds them in memory. */
const PACKS_AT_ONCE = 8;

/** Ends each value of a pack; in a value it becomes a space, which changes no offset and no folded text. */
const VALUE_END = "\u001f";

/** Text columns of some thousand rows, each as one string: what a thread is handed fastest. */
export type Packs<Column extends string> = readonly Readonly<Record<Column, string>>[];

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
  const [size] = await readRows<{ rows: number }>(connection, "select count(*)::integer as rows from numbered_rows");
  const gathered = quoted.map(
    (column) => `string_agg(replace(${column}, $end, ' '), $end order by position) as ${column}`,
  );
  const packs: Record<Column, string>[] = [];
  for (let start = 0; start < size!.rows; start += PACK * PACKS_AT_ONCE)
    packs.push(
      ...(await readRows<Record<Column, string>>(
        connection,
        `select ${gathered.join(", ")} from numbered_rows
         where position >= ${start} and position < ${start + PACK * PACKS_AT_ONCE}
         group by position // ${PACK} order by min(position)`,
        { end: VALUE_END },
      )),
    );
  await connection.run("drop table numbered_rows");
  return packs;
}

/** Every value of a column. */
export function unpack<Column extends string>(packs: Packs<Column>, column: Column): string[] {
  return packs.flatMap((pack) => pack[column].split(VALUE_END));
}

/** Rows to append, by table. */
export type TableRows = Readonly<Record<string, readonly Row[]>>;

/** Rows to append, by table, some thousand at a time as JSON: what a thread hands over fastest. */
export type PackedTables = Readonly<Record<string, readonly string[]>>;

export function packTables(tables: TableRows): PackedTables {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      Array.from(inParts(rows, PACK), (part) => JSON.stringify(part)),
    ]),
  );
}

/** Appends packed rows to their tables. */
export async function appendTables(connection: DuckDBConnection, tables: PackedTables): Promise<void> {
  for (const [table, packs] of Object.entries(tables)) await appendRows(connection, table, rowsOf(packs));
}

function* rowsOf(packs: readonly string[]): Generator<Row> {
  for (const pack of packs) yield* JSON.parse(pack) as Row[];
}
