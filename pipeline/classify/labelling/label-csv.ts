import { parse } from "csv-parse/sync";
import { BOM, csvLine, withoutGuard } from "../../csv.ts";
import { Failure } from "../../failure.ts";
import { COLUMNS, expectColumns, fromCells, type LabelRow, toCells } from "./label-row.ts";

/** Rows as CSV (RFC 4180, CRLF, UTF-8 with byte order mark); no cell can start a formula. */
export function labelsToCsv(rows: readonly LabelRow[]): string {
  const lines = [[...COLUMNS], ...rows.map(toCells)];
  return BOM + lines.map((cells) => `${csvLine(cells)}\r\n`).join("");
}

/** @throws Failure where the text is no CSV or no coding sheet */
export function labelsFromCsv(text: string): LabelRow[] {
  const [header = [], ...lines] = recordsOf(text);
  expectColumns(header);
  return lines.map((cells) =>
    fromCells((column) => {
      const at = header.indexOf(column);
      return at < 0 ? "" : withoutGuard(cells[at] ?? "");
    }),
  );
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n"],
    });
  } catch (error) {
    const why = (error as Error).message.slice(0, 120);
    throw new Failure(
      {
        zh: `不是合格的 CSV；请用表格软件打开，另存为 XLSX 或“CSV UTF-8”（${why}）`,
        en: `it is no CSV: open it in a spreadsheet program and save it as XLSX or “CSV UTF-8” (${why})`,
      },
      { cause: error },
    );
  }
}
