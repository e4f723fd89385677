import { damage, settle } from "../decode.ts";
import { type Extracted, Unreadable } from "../extracted.ts";
import { parsePage } from "../html/dom.ts";
import { pageLines } from "../html/page-lines.ts";
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
      const text = textOf(settle(wellFormed(cells[columns.text!] ?? "")));
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

// </p>  <br>  <br/>: no notice is written so
const MARKUP = /<\/(?:p|div|span|section|strong|b|td|li|h[1-6]|font)>|<br\s{0,9}\/?>/iu;

/** The text of a cell; the source of a page, as sites give it out and as it is collected, is read as pages are. */
function textOf(cell: string): string {
  return MARKUP.test(cell) ? pageLines(parsePage(cell)).join("\n") : cell;
}

/** JSON can name half a character (`\\ud800`); no database takes it: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
