import { open } from "node:fs/promises";
import { BOM, type CsvValue, csvLine } from "../csv.ts";
import { cellValue, type Table } from "./document.ts";
import type { TableWriter } from "./rows.ts";

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

export function csv(rows: readonly (readonly CsvValue[])[]): string {
  return BOM + csvLines(rows);
}

function csvLines(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${csvLine(row)}\r\n`).join("");
}
