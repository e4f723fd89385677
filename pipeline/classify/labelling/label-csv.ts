import { parse } from "csv-parse/sync";
import { BOM, csvLine, withoutGuard } from "../../csv.ts";
import { COLUMNS, fromCells, type LabelRow, toCells } from "./label-row.ts";

/** Rows as CSV (RFC 4180, CRLF, UTF-8 with byte order mark); no cell can start a formula. */
export function labelsToCsv(rows: readonly LabelRow[]): string {
  const lines = [[...COLUMNS], ...rows.map(toCells)];
  return BOM + lines.map((cells) => `${csvLine(cells)}\r\n`).join("");
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
