import { dataYaml } from "../data-yaml.ts";
import type { Span } from "../span.ts";
import type { Line } from "./line.ts";
import { readStatusPhrase } from "./status.ts";

/** Columns of a rectification ledger (整改台账) that xunjian reads; names and their wordings: `data/lexicon/ledger.yaml`. */
export type LedgerColumn =
  | "number"
  | "theme"
  | "problem"
  | "manifestation"
  | "measures"
  | "result"
  | "status"
  | "attribute"
  | "note";

export interface Cell {
  readonly text: string;
  readonly span: Span;
}

export interface LedgerRow {
  readonly line: Line;
  readonly cells: ReadonlyMap<LedgerColumn, Cell>;
}

/** A row that spans the table names a theme. */
export type LedgerLine =
  | { readonly kind: "theme"; readonly line: Line; readonly cell: Cell }
  | { readonly kind: "row"; readonly row: LedgerRow };

/** One table row in the text contract of `Source.text`: cells separated by TAB. */
export function isLedgerRow(text: string): boolean {
  const first = text.indexOf("\t");
  return first !== -1 && text.indexOf("\t", first + 1) !== -1;
}

/** A line between two table rows names a theme of the table, not a part of the notice. */
export function isLedgerTheme(content: readonly Line[], at: number): boolean {
  const isRow = (one: Line | undefined): boolean => one !== undefined && isLedgerRow(one.text);
  return isRow(content[at - 1]) && isRow(content[at + 1]) && !isRow(content[at]);
}

/** The first header word of a table whose cells came out one a line: 序号 / 反馈问题 / 整改措施 … */
export function isFlattenedHeader(content: readonly Line[], at: number): boolean {
  return (
    columnOf(content[at]!.text) === "number" &&
    [1, 2].every((step) => content[at + step] !== undefined && columnOf(content[at + step]!.text) !== null)
  );
}

interface ColumnWords {
  readonly column: LedgerColumn;
  readonly pattern: RegExp;
}
let words: readonly ColumnWords[] | undefined;

function columnWords(): readonly ColumnWords[] {
  words ??= (dataYaml("lexicon", "ledger.yaml") as { column: LedgerColumn; pattern: string }[]).map(
    ({ column, pattern }) => ({ column, pattern: new RegExp(pattern) }),
  );
  return words;
}

/** The column a header cell names, or null when it is no header word. */
export function columnOf(header: string): LedgerColumn | null {
  const bare = header.replace(/[\s"“”()（）]/g, "");
  if (bare.length > 14) return null;
  return columnWords().find(({ pattern }) => pattern.test(bare))?.column ?? null;
}

/** Cells of a TAB-separated line, with their spans in the source text. */
export function cellsOf(line: Line): readonly Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (;;) {
    const tab = line.text.indexOf("\t", from);
    const to = tab === -1 ? line.text.length : tab;
    cells.push(cellAt(line, from, to));
    if (tab === -1) return cells;
    from = tab + 1;
  }
}

function cellAt(line: Line, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && /[\s\v]/.test(line.text[start]!)) start++;
  while (end > start && /[\s\v]/.test(line.text[end - 1]!)) end--;
  return { text: line.text.slice(start, end), span: { start: line.span.start + start, end: line.span.start + end } };
}

export interface Ledger {
  readonly header: readonly Line[];
  readonly lines: readonly LedgerLine[];
}

/** Reads the ledger in a run of lines: TAB-separated rows, or cells one a line (a flattened table). Null when there is none. */
export function readLedger(lines: readonly Line[]): Ledger | null {
  return readTabbed(lines) ?? readFlattened(lines);
}

function readTabbed(lines: readonly Line[]): Ledger | null {
  const full = lines.filter((line) => line.text !== "");
  const at = full.findIndex((line) => isLedgerRow(line.text) && isHeader(cellsOf(line).map((cell) => cell.text)));
  if (at === -1) return null;
  const columns = cellsOf(full[at]!).map((cell) => columnOf(cell.text));
  const rows: LedgerLine[] = [];
  for (const line of full.slice(at + 1)) {
    const cells = cellsOf(line);
    const filled = cells.filter((cell) => cell.text !== "");
    if (isHeader(cells.map((cell) => cell.text))) continue; // repeated on the next page
    if (
      !line.text.includes("\t") ||
      (filled.length === 1 && cells.length >= 3 && filled[0] === cells[0] && cells[0]!.text.length > 4)
    ) {
      if (filled[0]) rows.push({ kind: "theme", line, cell: filled[0] });
      continue;
    }
    rows.push({ kind: "row", row: { line, cells: byColumn(columns, cells) } });
  }
  return { header: [full[at]!], lines: rows };
}

function byColumn(columns: readonly (LedgerColumn | null)[], cells: readonly Cell[]): Map<LedgerColumn, Cell> {
  const found = new Map<LedgerColumn, Cell>();
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (column && cell.text !== "" && !found.has(column)) found.set(column, cell);
  });
  return found;
}

function isHeader(cells: readonly string[]): boolean {
  const columns = cells.map(columnOf);
  return (
    columns.filter((column) => column !== null).length >= 3 &&
    columns.some((column) => column === "problem" || column === "manifestation")
  );
}

/**
 * A table whose cells came out one a line: header words first, then records, each opened by the next running number.
 * A record with more lines than columns keeps its surplus in the measures column, the only one that runs long.
 */
function readFlattened(lines: readonly Line[]): Ledger | null {
  const full = lines.filter((line) => line.text !== "");
  for (let at = 0; at + 3 < full.length; at++) {
    if (columnOf(full[at]!.text) !== "number") continue;
    let to = at;
    while (to < full.length && columnOf(full[to]!.text) !== null) to++;
    const header = full.slice(at, to);
    if (!isHeader(header.map((line) => line.text))) continue;
    const columns = header.map((line) => columnOf(line.text));
    const records = recordsOf(withoutRepeatedHeader(full.slice(to)), columns);
    if (records.length > 0) return { header, lines: records };
  }
  return null;
}

/** Behind the last record prose may follow; where the last column is a status, a record ends with one. */
function endingWithStatus(record: readonly Line[], columns: readonly (LedgerColumn | null)[]): readonly Line[] {
  if (columns.at(-1) !== "status" || record.length <= columns.length) return record;
  const last = record.findLastIndex((line) => readStatusPhrase(line.text) !== null);
  return last >= columns.length - 1 ? record.slice(0, last + 1) : record;
}

/** Lines without the header that a page break repeats: a run of three header words or more. */
function withoutRepeatedHeader(lines: readonly Line[]): readonly Line[] {
  const isWord = (at: number): boolean => lines[at] !== undefined && columnOf(lines[at]!.text) !== null;
  return lines.filter((_, at) => {
    if (!isWord(at)) return true;
    let from = at;
    let to = at;
    while (isWord(from - 1)) from--;
    while (isWord(to + 1)) to++;
    return to - from < 2;
  });
}

function recordsOf(lines: readonly Line[], columns: readonly (LedgerColumn | null)[]): LedgerLine[] {
  const starts: number[] = [];
  let expected = 1;
  lines.forEach((line, at) => {
    if (/^\d{1,3}[.、]?$/.test(line.text) && Number.parseInt(line.text, 10) === expected) {
      starts.push(at);
      expected++;
    }
  });
  const found: LedgerLine[] = [];
  const whole = (line: Line): Cell => ({ text: line.text, span: line.span });
  lines.slice(0, starts[0] ?? 0).forEach((line) => {
    found.push({ kind: "theme", line, cell: whole(line) });
  });
  starts.forEach((from, index) => {
    const inside = lines.slice(from, starts[index + 1] ?? lines.length);
    const surplus = inside.length - columns.length;
    // A theme row stands alone between two records: (二)…
    const theme =
      surplus === 1 &&
      starts[index + 1] !== undefined &&
      /^[(（]?[一二三四五六七八九十]+[)）、]/.test(inside.at(-1)!.text);
    const record = endingWithStatus(theme ? inside.slice(0, -1) : inside, columns);
    const cells = new Map<LedgerColumn, Cell>();
    const long = columns.indexOf("measures");
    const extra = Math.max(0, record.length - columns.length);
    let next = 0;
    columns.forEach((column, position) => {
      const take = position === long ? 1 + extra : 1;
      const part = record.slice(next, next + take);
      next += take;
      if (!column || part.length === 0 || cells.has(column)) return;
      const span = { start: part[0]!.span.start, end: part.at(-1)!.span.end };
      cells.set(column, { text: part.map((line) => line.text).join("\n"), span });
    });
    found.push({ kind: "row", row: { line: record[0]!, cells } });
    if (theme) found.push({ kind: "theme", line: inside.at(-1)!, cell: whole(inside.at(-1)!) });
  });
  return found;
}
