import { damage, settle } from "../decode.ts";
import { type Extracted, Unreadable } from "../extracted.ts";
import type { Limits } from "../limits.ts";
import { pageDate } from "../page-date.ts";
import type { Columns } from "./columns.ts";

/** One row of a table of texts, with the number a spreadsheet or editor shows for it. */
export interface TextRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * One text a row, with its metadata; rows without text are left out where they are wholly empty.
 *
 * @throws Unreadable `ingest/table-rows`
 */
export function rowTexts(
  rows: readonly TextRow[],
  columns: Columns,
  encoding: string | null,
  limits: Limits,
): Extracted[] {
  if (rows.length > limits.maxTableRows)
    throw new Unreadable("ingest/table-rows", "rejected", { rows: rows.length, limit: limits.maxTableRows });
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ number, cells }) => {
      const cell = (field: keyof Columns): string | null => {
        const index = columns[field];
        return (index === undefined ? "" : (cells[index] ?? "")).trim() || null;
      };
      const text = settle(wellFormed(cells[columns.text!] ?? ""));
      const date = cell("date");
      return {
        text,
        encoding,
        page: {
          title: cell("title"),
          publishedOn: date ? pageDate(date) : null,
          sourceLabel: cell("source"),
          url: cell("url"),
        },
        findings: damage(text),
        row: { number, content: JSON.stringify(cells) },
      };
    });
}

/** JSON can name half a character (`\\ud800`); no database takes it: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
