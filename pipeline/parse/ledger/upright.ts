import type { Line } from "../lines/line.ts";
import { columnOf, isAnswer, isFault, type LedgerColumn } from "./header.ts";
import type { Ledger, LedgerCell, LedgerLine } from "./ledger.ts";
import { type Cell, cellsOf } from "./table-rows.ts";
import { isNamedTheme } from "./themes.ts";

// 整改措施： | 一是…
const kindOf = (word: Cell): LedgerColumn | null => columnOf(word.text.replace(/:$/, ""));

/** 反馈问题 | P   责任领导 | 某某 | 完成时限 | 2024年6月 — words and what they say, side by side; null: no such row. */
function pairsOf(line: Line | undefined): readonly LedgerCell[] | null {
  if (!line?.text.includes("\t")) return null;
  const filled = cellsOf(line).filter((cell) => cell.text !== "");
  const word = filled[0];
  if (!word || filled.length < 2 || kindOf(word) === null || kindOf(filled[1]!) !== null) return null;
  const pairs: LedgerCell[] = [];
  for (let at = 0; at + 1 < filled.length; at += 2) {
    const column = kindOf(filled[at]!);
    if (column) pairs.push({ ...filled[at + 1]!, column, name: filled[at]!.text.replace(/:$/, ""), at: 0 });
  }
  return pairs;
}

/** A row of such a table: another stands beside it, and one of the two names a problem or its answer. */
export function isUprightRow(content: readonly Line[], at: number): boolean {
  const firstOf = (index: number): LedgerColumn | null => pairsOf(content[index])?.[0]?.column ?? null;
  const own = firstOf(at);
  const others = [firstOf(at - 1), firstOf(at + 1)].filter((kind) => kind !== null);
  return own !== null && others.length > 0 && [own, ...others].some((kind) => isFault(kind) || isAnswer(kind));
}

/**
 * A table that stands upright: the words of the header below one another, what they say beside them, one such table (or stretch
 * of it) a problem. Null where the rows are not of that form.
 */
export function readUpright(full: readonly Line[]): Ledger | null {
  const tabbed = full.filter(({ text }) => text.includes("\t"));
  const worded = tabbed.filter((line) => pairsOf(line) !== null);
  if (worded.length < 2 || worded.length * 2 < tabbed.length) return null;
  const lines: LedgerLine[] = [];
  let record: { line: Line; cells: LedgerCell[] } | null = null;
  for (const line of full) {
    const pairs = pairsOf(line);
    if (!pairs) {
      if (isNamedTheme(line)) lines.push({ kind: "theme", line, cell: wholeOf(line), number: null });
      if (!line.text.includes("\t")) record = null;
      continue;
    }
    if (!record || pairs.some(({ column }) => begins(column, record!.cells))) {
      record = { line, cells: [] };
      lines.push({ kind: "row", row: record });
    }
    const { length } = record.cells;
    record.cells.push(...pairs.map((pair, index) => ({ ...pair, at: length + index })));
    record.line = { ...record.line, span: { start: record.line.span.start, end: line.span.end } };
  }
  const rows = lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
  const isWhole = rows.some(({ cells }) => cells.some(({ column }) => isFault(column)) && cells.length > 1);
  const lacksAnswers = !rows.some(({ cells }) => cells.some(({ column }) => isAnswer(column)));
  return isWhole && !lacksAnswers ? { header: worded.slice(0, 1), lines, lacksAnswers } : null;
}

/** A number, theme or problem where the record has one already, or has its answer. */
function begins(column: LedgerColumn, cells: readonly LedgerCell[]): boolean {
  const opens = column === "number" || column === "theme" || isFault(column);
  return opens && cells.some((cell) => cell.column === column || isAnswer(cell.column) || cell.column === "status");
}

const wholeOf = (line: Line): Cell => ({ text: line.text, span: line.span });
