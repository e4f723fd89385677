import type { Line } from "../lines/line.ts";
import { settledColumns } from "./columns.ts";
import { readFlattened } from "./flattened.ts";
import { type Column, columnOf, type Header, isAnswer, isFault, type LedgerColumn, readHeader } from "./header.ts";
import { type Cell, cellsOf, isLedgerRow } from "./table-rows.ts";
import { isTableTheme, themeAbove, themeOfRow } from "./themes.ts";
import { isUprightRow, readUpright } from "./upright.ts";

export { isLedgerRow } from "./table-rows.ts";

export interface LedgerCell extends Cell {
  readonly column: LedgerColumn;
  /** Position of its column, and what the header calls it. */
  readonly at: number;
  readonly name: string;
}

export interface LedgerRow {
  readonly line: Line;
  /** The filled cells of the columns that are read; several columns may be of one kind. */
  readonly cells: readonly LedgerCell[];
}

/** A row that spans the table names a theme. */
export type LedgerLine =
  | { readonly kind: "theme"; readonly line: Line; readonly cell: Cell; readonly number: Cell | null }
  | { readonly kind: "row"; readonly row: LedgerRow };

export interface Ledger {
  readonly header: readonly Line[];
  readonly lines: readonly LedgerLine[];
  /** No column of it says what was done. */
  readonly lacksAnswers: boolean;
}

export const cellOf = (row: LedgerRow, column: LedgerColumn): LedgerCell | undefined =>
  row.cells.find((cell) => cell.column === column);

/** The first header word of a table whose cells came out one a line: 序号 / 反馈问题 / 整改措施 … */
export function isFlattenedHeader(content: readonly Line[], at: number): boolean {
  return (
    columnOf(content[at]!.text) === "number" &&
    [1, 2].every((step) => content[at + step] !== undefined && columnOf(content[at + step]!.text) !== null)
  );
}

/** The header of a table that begins at a line, or null. */
export function headerAt(content: readonly Line[], at: number): Header | null {
  const rowAt = (index: number): readonly string[] | null =>
    content[index]?.text.includes("\t") ? cellsOf(content[index]).map((cell) => cell.text) : null;
  const first = rowAt(at);
  if (!first?.some((name) => columnOf(name) !== null)) return null;
  return readHeader([first, rowAt(at + 1) ?? [], rowAt(at + 2) ?? []]);
}

/**
 * Indices of the lines that are rows of a table: those of three cells or more, and those of two below a header that names a
 * problem and its answer (反馈问题｜整改情况) or with such words beside what they say (反馈问题｜P).
 */
export function ledgerRowsOf(content: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  let isNarrow = false;
  let above = 0; // lines since the last row
  content.forEach((line, at) => {
    const tab = line.text.indexOf("\t");
    above = tab === -1 ? above + 1 : 0;
    if (tab === -1) {
      if (above > 2) isNarrow = false;
    } else if (isLedgerRow(line.text)) {
      isNarrow = false;
      found.add(line.index);
    } else {
      isNarrow ||= headerAt(content, at) !== null;
      if (isNarrow || isUprightRow(content, at)) found.add(line.index);
    }
  });
  return found;
}

/**
 * Reads the ledger in a run of lines: TAB-separated rows below a header or beside its words, or cells one a line (a flattened
 * table). Null when there is none.
 */
export function readLedger(lines: readonly Line[]): Ledger | null {
  const full = lines.filter((line) => line.text !== "");
  return readUpright(full) ?? readTabbed(full) ?? readFlattened(full);
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: (readonly Cell[])[];
}

type Placed = { readonly line: Line; readonly cells: readonly Cell[]; readonly table: Table } | { readonly line: Line };

/** Every table of the lines, one below the other; one with the same header goes on with the one before (a page's end). */
function readTabbed(full: readonly Line[]): Ledger | null {
  const tables = new Map<string, Table>();
  const placed: Placed[] = [];
  const headers: Line[] = [];
  const printed = new Set<string>(); // header rows, groups above them included: repeated on the next page
  let table: Table | null = null;
  let isForeign = false; // rows of another width below a line of text: a table of something else
  for (let at = 0; at < full.length; at++) {
    const line = full[at]!;
    if (!line.text.includes("\t")) {
      if (table) placed.push({ line });
      continue;
    }
    const header: Header | null = headerAt(full, at);
    if (table && !full[at - 1]!.text.includes("\t")) isForeign = cellsOf(line).length !== table.columns.length;
    if (header) {
      isForeign = false;
      const key = header.columns.map(({ name }) => name).join("\t");
      const above: Line | null = table ? null : themeAbove(full, at);
      if (above) placed.push({ line: above });
      table = tables.get(key) ?? { columns: header.columns, rows: [] };
      tables.set(key, table);
      for (const row of full.slice(at, at + header.height)) printed.add(row.text);
      headers.push(...full.slice(at, at + header.height));
      at += header.height - 1;
    } else if (!table) printed.add(line.text);
    else if (!isForeign && !printed.has(line.text) && !isTotal(line.text)) {
      const cells = cellsOf(line);
      table.rows.push(cells);
      placed.push({ line, cells, table });
    }
  }
  const settled = new Map([...tables.values()].map((one) => [one, settle(one)] as const));
  const kept = [...settled.values()].filter((columns) => columns !== null);
  if (kept.length === 0) return null;
  const lines = placed.flatMap((one, at) => linesOf(one, placed[at - 1], settled));
  const lacksAnswers = kept.every((columns) => columns.every(({ kind }) => !isAnswer(kind)));
  return { header: headers, lines, lacksAnswers };
}

// 合计 | | 32 | 30
const isTotal = (text: string): boolean => /^\s{0,8}(?:合计|小计|总计|共计)(?:\t|:|$)/.test(text);

// 12 | 12个 | 12个问题: a table that counts problems names none.
const COUNT = /^(?:共)?\d*(?:个|项|条|类)?(?:问题)?$/;

/** The columns of a table by what they hold; null when its problems are figures. */
function settle({ columns, rows }: Table): readonly Column[] | null {
  const texts = rows.map((row) => row.map((cell) => cell.text));
  const settled = settledColumns(columns, texts);
  const faults = texts.flatMap((row) => row.filter((text, at) => text !== "" && isFault(settled[at]?.kind ?? null)));
  return faults.filter((text) => COUNT.test(text)).length * 2 > faults.length ? null : settled;
}

function linesOf(
  one: Placed,
  before: Placed | undefined,
  settled: ReadonlyMap<Table, readonly Column[] | null>,
): readonly LedgerLine[] {
  const { line } = one;
  if (!("table" in one)) {
    const previous = before && !("table" in before) ? before.line : null;
    return isTableTheme(line, previous) ? [{ kind: "theme", line, cell: cellsOf(line)[0]!, number: null }] : [];
  }
  const columns = settled.get(one.table);
  if (!columns) return [];
  const theme = themeOfRow(one.cells, columns, one.table.rows);
  if (theme) return [{ kind: "theme", line, ...theme }];
  const cells = one.cells.flatMap((cell, at): LedgerCell[] => {
    const { kind, name } = columns[at] ?? { kind: null, name: "" };
    return kind === null || cell.text === "" ? [] : [{ ...cell, column: kind, at, name }];
  });
  return [{ kind: "row", row: { line, cells } }];
}
