// A thread starts from what imports this: nothing here may load DuckDB.

/** Rows whose columns are handed over in one string: decoding each value by itself costs more than most queries. */
export const PACK = 4096;
/** Ends each value of a pack; in a value it becomes a space, which changes no offset and no folded text. */
export const VALUE_END = "\u001f";

/** Text columns of some thousand rows, each as one string: what a thread is handed fastest. */
export type Packs<Column extends string> = readonly Readonly<Record<Column, string>>[];

/** Every value of a column. */
export function unpack<Column extends string>(packs: Packs<Column>, column: Column): string[] {
  return packs.flatMap((pack) => pack[column].split(VALUE_END));
}

/** A row to append: columns in table order, BIGINT as number. */
export type Row = readonly (string | number | boolean | null)[];

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

export function* unpackRows(packs: readonly string[]): Generator<Row> {
  for (const pack of packs) yield* JSON.parse(pack) as Row[];
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
