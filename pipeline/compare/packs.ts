// A thread starts from what imports this: nothing here may load DuckDB.

/** Rows whose columns are handed over in one string: decoding each value by itself costs more than most queries. */
export const PACK = 4096;
/** Ends each value of a pack; in a value it becomes a space, which changes no offset and no folded text. */
export const VALUE_END = "\u001f";

/** Text columns of some thousand rows, each as the bytes of one string: what another thread takes over without a copy. */
export type Packs<Column extends string> = Readonly<Record<Column, Uint8Array<ArrayBuffer>>>[];

/** Rows of the packs, which are taken off their list: bytes and text of all would be in memory twice. */
export function* takeRows<Column extends string>(
  packs: Packs<Column>,
  columns: readonly Column[],
): Generator<Record<Column, string>> {
  // A text that begins with a byte order mark keeps it: offsets count it.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const last = columns.map(() => "");
  for (let pack = packs.shift(); pack !== undefined; pack = packs.shift()) {
    const values = columns.map((column) => decoder.decode(pack[column]).split(VALUE_END));
    for (let row = 0; row < values[0]!.length; row++) {
      const taken = {} as Record<Column, string>;
      columns.forEach((column, at) => {
        const value = values[at]![row]!;
        // Rows of one notice follow each other: they share one string.
        if (value !== last[at]) last[at] = value;
        taken[column] = last[at]!;
      });
      yield taken;
    }
  }
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
