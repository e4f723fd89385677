import { blobValue, type DuckDBConnection } from "@duckdb/node-api";
import { appendRows, type TableColumns } from "./append.ts";
import { NOTICE_TABLES, type NoticeRows, type NoticeTable } from "./notice-rows.ts";
import type { Row, Value } from "./row.ts";
import type { ReadSource } from "./rows.ts";

/** Tables whose rows travel packed: what is of one notice, and its terms, which are more than all the rest. */
const PACKED_TABLES = [...NOTICE_TABLES, "terms"] as const;
type PackedTable = NoticeTable | "terms";

/**
 * The rows of one source, packed: a JSON object of columns for each table that has rows, as UTF-8. Bytes cross from thread
 * to thread, and from here to DuckDB, many times faster than the values one by one, and lie outside of Node's heap.
 */
export type PackedRows = Readonly<Partial<Record<PackedTable, Uint8Array>>>;

/** A source as it waits to be written. */
export interface PackedSource extends Omit<ReadSource, "rows"> {
  readonly rows: PackedRows | null;
}

/** One file as read: what an incremental run remembers of it, and the sources it holds. */
export interface ReadFile {
  readonly filePath: string;
  /** sha256 of its bytes, or the finding code that says why it has none. */
  readonly fingerprint: string;
  readonly bytes: number | null;
  readonly sources: readonly PackedSource[];
}

export function packSource({ rows, ...source }: ReadSource): PackedSource {
  return { ...source, rows: rows && packRows(rows) };
}

function packRows({ fields, ...tables }: NoticeRows): PackedRows {
  const packed: Partial<Record<PackedTable, Uint8Array>> = {};
  for (const table of NOTICE_TABLES) if (tables[table].length > 0) packed[table] = packTable(tables[table]);
  if (fields.length > 0) packed.terms = packTable(fields);
  return packed;
}

const encoder = new TextEncoder();

/** @throws Error when the rows of a table differ in their columns */
export function packTable(rows: readonly Row[]): Uint8Array {
  const columns: Record<string, Value[]> = {};
  for (const column of Object.keys(rows[0] ?? {}))
    columns[column] = rows.map((row) => {
      const value = row[column];
      if (value === undefined) throw new Error(`a row lacks ${column}, which others of its table have`);
      return value;
    });
  const json = JSON.stringify(columns);
  // Half a surrogate pair is no character, and DuckDB refuses it in JSON.
  return encoder.encode(/\\ud[89a-f]/u.test(json) ? JSON.stringify(columns, wellFormed) : json);
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

/** Appends the rows of sources to their tables, in order. The caller owns the transaction. */
export async function appendPacked(
  connection: DuckDBConnection,
  columns: TableColumns,
  sources: readonly PackedRows[],
): Promise<void> {
  await connection.run("create or replace temp table packed_rows (of_table varchar, columns blob)");
  const rows = PACKED_TABLES.flatMap((of_table) =>
    sources.flatMap((source) => {
      const packed = source[of_table];
      return packed === undefined ? [] : [{ of_table, columns: blobValue(packed) }];
    }),
  );
  await appendRows(connection, "packed_rows", ["of_table", "columns"], rows);
  for (const table of NOTICE_TABLES) await connection.run(unpackTable(table, columns.get(table)!));
  await connection.run(UNPACK_TERMS);
  await connection.run("drop table packed_rows");
}

/** Lists of one length side by side unnest into rows. */
function unpackTable(table: string, columns: ReadonlyMap<string, string>): string {
  const names = [...columns.keys()];
  const shape = Object.fromEntries([...columns].map(([name, type]) => [name, [shapeOf(type)]]));
  return `
    insert into ${table} (${names.join(", ")})
    select ${names.map((name) => `unnest(unpacked.${name})`).join(", ")}
    from (select from_json(decode(columns), '${JSON.stringify(shape)}') as unpacked from packed_rows where of_table = '${table}')`;
}

/** A type as from_json wants it; the only nested one is the list of cues. */
function shapeOf(type: string): unknown {
  return type.startsWith("STRUCT") ? [{ text: "VARCHAR", span_start: "BIGINT", span_end: "BIGINT" }] : type;
}

/** A packed row of terms is a field: a leaf's statement or a measure. */
const UNPACK_TERMS = `
  insert into terms (notice_id, problem_id, measure_id, term, pos, count)
  select notice_id, problem_id, measure_id, unnest(term), unnest(pos), unnest(count)
  from (
    select unnest(f.notice_id) as notice_id, unnest(f.problem_id) as problem_id, unnest(f.measure_id) as measure_id,
      unnest(f.term) as term, unnest(f.pos) as pos, unnest(f.count) as count
    from (
      select from_json(decode(columns), '{"notice_id": ["VARCHAR"], "problem_id": ["VARCHAR"], "measure_id": ["VARCHAR"],
        "term": [["VARCHAR"]], "pos": [["VARCHAR"]], "count": [["INTEGER"]]}') as f
      from packed_rows where of_table = 'terms'))`;
