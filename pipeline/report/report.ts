import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Lang } from "../finding.ts";
import { withBasis } from "./basis.ts";
import { openTableCsv } from "./csv.ts";
import { markdown } from "./markdown.ts";
import { pageHtml } from "./page.ts";
import { readDocument } from "./read.ts";
import { type TableWriter, writeTable } from "./rows.ts";
import { aboutTable, allTables } from "./tables.ts";
import { texts } from "./texts.ts";
import type { Workbook } from "./xlsx.ts";

export type ReportFormat = "html" | "xlsx" | "docx" | "md" | "csv";

export interface ReportOptions {
  readonly formats: readonly ReportFormat[];
  /** Unit id, full name or part of the name. */
  readonly unit?: string;
  /** Code or label of a category. */
  readonly category?: string;
  readonly lang: Lang;
  /** Masks names of persons, telephone numbers and e-mail addresses in everything written. */
  readonly redact: boolean;
}

/**
 * Writes the report of the notices in the database to `outDir` and returns the paths written, in order.
 *
 * All formats come from one document, so their numbers are the same. Nothing depends on clock, folder or file order:
 * the same database gives the same bytes.
 *
 * @throws Failure when a filter names nothing or more than one unit.
 */
export async function writeReport(
  connection: DuckDBConnection,
  outDir: string,
  options: ReportOptions,
): Promise<readonly string[]> {
  return withBasis(connection, () => writeFormats(connection, outDir, options));
}

async function writeFormats(
  connection: DuckDBConnection,
  outDir: string,
  options: ReportOptions,
): Promise<readonly string[]> {
  const words = texts(options.lang);
  const { document, name } = await readDocument(connection, words, options);
  const formats = new Set(options.formats);
  const written: string[] = [];
  const place = (file: string): string => {
    const path = join(outDir, file);
    mkdirSync(join(path, ".."), { recursive: true });
    written.push(path);
    return path;
  };
  const write = (file: string, content: string | Uint8Array): void => writeFileSync(place(file), content);
  const csvPath = (tableId: string): string => `${name.folder}/${tableId}.csv`;
  const beside = {
    workbook: formats.has("xlsx") ? `${name.base}.xlsx` : null,
    csv: formats.has("csv") ? csvPath : null,
  };
  if (formats.has("html")) write(name.page, await pageHtml(document, words, beside));
  const workbookPath = formats.has("xlsx") ? place(`${name.base}.xlsx`) : null;
  // Their libraries take a moment to load: only for a report that has the format.
  if (formats.has("docx")) {
    const { wordFile } = await import("./docx.ts");
    write(`${name.base}.docx`, await wordFile(document, words, beside));
  }
  if (formats.has("md")) {
    const { text, charts } = await markdown(document, words, beside, `${name.base}-charts`);
    write(`${name.base}.md`, text);
    for (const chart of charts) write(chart.file, chart.svg);
  }
  if (workbookPath === null && !formats.has("csv")) return written;
  const tables = await allTables(document, words);
  const about = aboutTable(document, words);
  if (formats.has("csv")) await writeTable(about, [await openTableCsv(place(csvPath(about.id)), about)]);
  let workbook: Workbook | null = null;
  if (workbookPath !== null) {
    const { openWorkbook } = await import("./xlsx.ts");
    workbook = await openWorkbook(workbookPath, document, tables, words, formats.has("html") ? name.page : null);
  }
  for (const table of tables) {
    const writers: TableWriter[] = [];
    if (workbook) writers.push(workbook.openSheet(table));
    if (formats.has("csv")) writers.push(await openTableCsv(place(csvPath(table.id)), table));
    await writeTable(table, writers);
  }
  await workbook?.close();
  return written;
}
