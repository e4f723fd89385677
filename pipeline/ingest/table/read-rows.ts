import { type Finding, finding } from "../../finding.ts";
import { type Extracted, noPage, Unreadable } from "../extracted.ts";
import type { Limits } from "../limits.ts";
import { tableLines } from "../table-lines.ts";
import { isLedgerHeader, longColumn, mapColumns } from "./columns.ts";
import { rowTexts, type TextRow } from "./row-texts.ts";

/** Rows searched for a header: a title and a line of remarks may stand above it. */
const HEADER_ROWS = 8;

/** One text a row of a table, by the column its header names, else by the one column of long texts; null: neither. */
export function textsOfRows(rows: readonly TextRow[], encoding: string | null, limits: Limits): Extracted[] | null {
  for (const [index, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
    const columns = mapColumns(cells);
    if (columns.text !== undefined) return rowTexts(rows.slice(index + 1), columns, encoding, limits);
  }
  if (isLedger(rows)) return null;
  const text = longColumn(rows.map(({ cells }) => cells));
  if (text === null) return null;
  const [first] = rows;
  // A header over an unnamed text column is short itself; without one the first row is a text like the others.
  const hasHeader = (first?.cells[text] ?? "").length <= 30;
  const columns = { ...(hasHeader ? mapColumns(first!.cells) : {}), text };
  const guessed = finding("ingest/text-column-guessed", null, { column: text + 1 });
  return withFindings(rowTexts(rows.slice(hasHeader ? 1 : 0), columns, encoding, limits), [guessed]);
}

/** A table whose header is that of a ledger. */
export function isLedger(rows: readonly TextRow[]): boolean {
  return rows.slice(0, HEADER_ROWS).some(({ cells }) => isLedgerHeader(cells));
}

/** A ledger without merged cells as one text. */
export function ledgerText(rows: readonly TextRow[], encoding: string | null, findings: readonly Finding[]): Extracted {
  const lines = tableLines(
    rows.map(({ cells }) => cells.map((cell) => ({ lines: cell.split("\n"), columns: 1, rows: 1 }))),
  );
  return { text: lines.join("\n"), encoding, page: noPage, findings };
}

/** What was irregular about the file stands with its first text. */
export function withFindings(texts: readonly Extracted[], findings: readonly Finding[]): Extracted[] {
  return texts.map((text, index) => (index === 0 ? { ...text, findings: [...findings, ...text.findings] } : text));
}

/** The refusal of a table that is neither, with its columns. */
export function noTextColumn(rows: readonly TextRow[]): Unreadable {
  const columns = (rows[0]?.cells ?? []).join("、").slice(0, 100);
  return new Unreadable("ingest/no-text-column", "rejected", { columns });
}
