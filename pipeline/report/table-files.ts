import { openTableCsv } from "./csv.ts";
import type { ReportDocument, Table } from "./document.ts";
import { rowPages, type TableWriter } from "./rows.ts";
import { aboutTable, allTables } from "./tables.ts";
import type { Texts } from "./texts.ts";

/** Where the tables of a report go. */
export interface TableFiles {
  readonly workbook: string | null;
  /** Path of the CSV file of a table. */
  readonly csv: ((tableId: string) => string) | null;
  /** Name of the page beside the workbook, which its ids link to. */
  readonly page: string | null;
}

/** Writes the tables of a report as workbook and CSV files at once, so that their rows are read and made out only once. */
export async function writeTables(
  document: ReportDocument,
  texts: Texts,
  { workbook, csv, page }: TableFiles,
): Promise<void> {
  const tables = await allTables(document, texts);
  const about = aboutTable(document, texts);
  if (csv) await writeTable(about, [await openTableCsv(csv(about.id), about)]);
  // Its library takes a moment to load: only for a report that has the format.
  const book =
    workbook === null ? null : await (await import("./xlsx.ts")).openWorkbook(workbook, document, tables, texts, page);
  try {
    for (const table of tables) {
      const writers: TableWriter[] = [];
      if (csv) writers.push(await openTableCsv(csv(table.id), table));
      if (book) writers.push(book.openSheet(table));
      await writeTable(table, writers);
    }
    await book?.close();
  } catch (error) {
    await book?.abandon();
    throw error;
  }
}

async function writeTable(table: Table, writers: readonly TableWriter[]): Promise<void> {
  const ends = (): Promise<void>[] => writers.map((writer) => writer.end());
  try {
    for await (const rows of rowPages(table)) for (const writer of writers) await writer.add(rows);
  } catch (error) {
    await Promise.allSettled(ends());
    throw error;
  }
  await Promise.all(ends());
}
