import { open } from "node:fs/promises";
import { cellValue, type Table } from "./document.ts";
import { rowPages } from "./rows.ts";

/** A byte order mark: without it Excel reads UTF-8 as the local code page. */
const BOM = "\ufeff";

/** Writes a table as CSV (RFC 4180, CRLF, UTF-8 with byte order mark), keys of the data dictionary as header. */
export async function writeTableCsv(path: string, table: Table): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.write(BOM + csvLines([table.columns.map((column) => column.label)]));
    for await (const page of rowPages(table)) await file.write(csvLines(page.map((row) => row.map(cellValue))));
  } finally {
    await file.close();
  }
}

export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return BOM + csvLines(rows);
}

function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = neutral(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that no spreadsheet takes for a formula: what could start one is preceded by an apostrophe. */
export function neutral(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}
