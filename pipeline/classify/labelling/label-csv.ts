import { parse } from "csv-parse/sync";
import { COLUMNS, fromCells, type LabelRow, toCells } from "./label-row.ts";

/** A byte order mark: without it Excel reads UTF-8 as the local code page. */
const BOM = "\ufeff";
/** What a spreadsheet may take for a formula, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Rows as CSV (RFC 4180, CRLF, UTF-8 with byte order mark); no cell can start a formula. */
export function labelsToCsv(rows: readonly LabelRow[]): string {
  const lines = [[...COLUMNS], ...rows.map(toCells)];
  return BOM + lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

/** @throws Error (csv-parse) naming the line where the text is no CSV. */
export function labelsFromCsv(text: string): LabelRow[] {
  const [header = [], ...lines] = parse(text, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n"],
  }) as string[][];
  return lines.map((cells) =>
    fromCells((column) => {
      const at = header.indexOf(column);
      return at < 0 ? "" : withoutGuard(cells[at] ?? "");
    }),
  );
}

function cellText(value: string): string {
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function withoutGuard(value: string): string {
  return value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value;
}
