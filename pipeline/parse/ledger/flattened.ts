import { readStatusPhrase } from "../leaf/status.ts";
import type { Line } from "../lines/line.ts";
import { settledColumns } from "./columns.ts";
import { ANSWERS, type Column, columnOf, isHeader } from "./header.ts";
import type { Ledger, LedgerCell, LedgerLine } from "./ledger.ts";
import type { Cell } from "./table-rows.ts";

/**
 * A table whose cells came out one a line: header words first, then records, each opened by the next running number.
 * A record with more lines than columns keeps its surplus in the measures column, the only one that runs long.
 */
export function readFlattened(full: readonly Line[]): Ledger | null {
  const lastFirst = full.findLastIndex((line) => numberIn(line) === 1);
  let to = 0;
  for (let at = 0; at + 3 < full.length && at < lastFirst; at = Math.max(at + 1, to)) {
    if (columnOf(full[at]!.text) !== "number") continue;
    to = at;
    while (to < full.length && columnOf(full[to]!.text) !== null) to++;
    const header = full.slice(at, to);
    const columns = header.map(({ text }): Column => ({ kind: columnOf(text), name: text }));
    const kinds = columns.map(({ kind }) => kind);
    if (columns.length < 3 || !isHeader(kinds)) continue;
    const lines = recordsOf(withoutRepeatedHeader(full.slice(to)), columns);
    if (lines.length === 0) continue;
    const lacksAnswers = ANSWERS.every((kind) => !kinds.includes(kind));
    return { header, lines: withSettled(lines, columns), lacksAnswers };
  }
  return null;
}

/** Cells by what their columns hold, which only all records together show. */
function withSettled(lines: readonly LedgerLine[], columns: readonly Column[]): readonly LedgerLine[] {
  const texts = lines.flatMap((line) =>
    line.kind === "row" ? [columns.map((_, at) => line.row.cells.find((cell) => cell.at === at)?.text ?? "")] : [],
  );
  const settled = settledColumns(columns, texts);
  return lines.map((line): LedgerLine => {
    if (line.kind !== "row") return line;
    const cells = line.row.cells.map((cell) => ({ ...cell, column: settled[cell.at]?.kind ?? cell.column }));
    return { kind: "row", row: { line: line.row.line, cells } };
  });
}

/** Behind the last record prose may follow; where the last column is a status, a record ends with one. */
function endingWithStatus(record: readonly Line[], columns: readonly Column[]): readonly Line[] {
  if (columns.at(-1)?.kind !== "status" || record.length <= columns.length) return record;
  const last = record.findLastIndex((line) => readStatusPhrase(line.text) !== null);
  return last >= columns.length - 1 ? record.slice(0, last + 1) : record;
}

/** Lines without the header that a page break repeats: a run of three header words or more. */
function withoutRepeatedHeader(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  let words: Line[] = [];
  const endRun = (): void => {
    if (words.length < 3) for (const line of words) kept.push(line);
    words = [];
  };
  for (const line of lines) {
    if (columnOf(line.text) !== null) words.push(line);
    else {
      endRun();
      kept.push(line);
    }
  }
  endRun();
  return kept;
}

/** `3` or `3.` alone on its line. */
function numberIn({ text }: Line): number | null {
  return /^\d{1,3}[.、]?$/.test(text) ? Number.parseInt(text, 10) : null;
}

/** The column that takes the surplus of a record: that of the measures, else of what answers in their place. */
function longColumn(columns: readonly Column[]): number {
  const kind = ANSWERS.find((one) => columns.some((column) => column.kind === one));
  return columns.findIndex((column) => column.kind === kind);
}

function recordsOf(lines: readonly Line[], columns: readonly Column[]): LedgerLine[] {
  const starts: number[] = [];
  let expected = 1;
  lines.forEach((line, at) => {
    if (numberIn(line) === expected) {
      starts.push(at);
      expected++;
    }
  });
  const found: LedgerLine[] = [];
  const whole = (line: Line): Cell => ({ text: line.text, span: line.span });
  const theme = (line: Line): LedgerLine => ({ kind: "theme", line, cell: whole(line), number: null });
  found.push(...lines.slice(0, starts[0] ?? 0).map(theme));
  const long = longColumn(columns);
  starts.forEach((from, index) => {
    const inside = lines.slice(from, starts[index + 1] ?? lines.length);
    const surplus = inside.length - columns.length;
    // A theme row stands alone between two records: (二)…
    const isTheme =
      surplus === 1 &&
      starts[index + 1] !== undefined &&
      /^[(（]?[一二三四五六七八九十]+[)）、]/.test(inside.at(-1)!.text);
    const record = endingWithStatus(isTheme ? inside.slice(0, -1) : inside, columns);
    const cells: LedgerCell[] = [];
    const extra = Math.max(0, record.length - columns.length);
    let next = 0;
    columns.forEach(({ kind, name }, position) => {
      const take = position === long ? 1 + extra : 1;
      const part = record.slice(next, next + take);
      next += take;
      if (!kind || part.length === 0) return;
      const span = { start: part[0]!.span.start, end: part.at(-1)!.span.end };
      cells.push({ text: part.map((line) => line.text).join("\n"), span, column: kind, at: position, name });
    });
    found.push({ kind: "row", row: { line: record[0]!, cells } });
    if (isTheme) found.push(theme(inside.at(-1)!));
  });
  return found;
}
