import { open } from "node:fs/promises";
import { cellValue, type Table } from "./document.ts";
import type { TableWriter } from "./rows.ts";

/** A byte order mark: without it Excel reads UTF-8 as the local code page. */
const BOM = "\ufeff";

/** Starts a table as CSV (RFC 4180, CRLF, UTF-8 with byte order mark), keys of the data dictionary as header. */
export async function openTableCsv(path: string, table: Table): Promise<TableWriter> {
  const file = await open(path, "w");
  // `write` may write a part only, and say nothing, when the disk is full.
  const write = (text: string): Promise<void> => file.appendFile(text);
  try {
    await write(BOM + csvLines([table.columns.map((column) => column.label)]));
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    add: (rows) => write(csvLines(rows.map((row) => row.map(cellValue)))),
    end: () => file.close(),
  };
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
