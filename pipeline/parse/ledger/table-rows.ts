import type { Span } from "../../span.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import type { Line } from "../lines/line.ts";

export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** One table row in the text contract of `Source.text`: cells separated by TAB. */
export function isLedgerRow(text: string): boolean {
  const first = text.indexOf("\t");
  return first !== -1 && text.indexOf("\t", first + 1) !== -1;
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

/** Lines without a table that is no ledger (figures of the aspects, titles of rules) and stands above the first number. */
export function withoutLeadingTable(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ text }) => !text.includes("\t") && readEnumerator(text) !== null);
  return first === -1 ? lines : lines.filter(({ text }, at) => at > first || !isLedgerRow(text));
}
