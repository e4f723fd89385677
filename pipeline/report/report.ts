import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Lang } from "../finding.ts";
import { withBasis } from "./basis.ts";
import { markdown } from "./markdown.ts";
import { pageHtml } from "./page.ts";
import { readDocument } from "./read.ts";
import { writeTables } from "./table-files.ts";
import { texts } from "./texts.ts";

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
  const written: Record<ReportFormat, string[]> = { html: [], xlsx: [], docx: [], md: [], csv: [] };
  const place = (format: ReportFormat, file: string): string => {
    const path = join(outDir, file);
    mkdirSync(dirname(path), { recursive: true });
    written[format].push(path);
    return path;
  };
  const write = (format: ReportFormat, file: string, content: string | Uint8Array): void =>
    writeFileSync(place(format, file), content);
  const has = (format: ReportFormat): boolean => options.formats.includes(format);
  const csvFile = (tableId: string): string => `${name.folder}/${tableId}.csv`;
  const beside = { workbook: has("xlsx") ? `${name.base}.xlsx` : null, csv: has("csv") ? csvFile : null };

  const pageAndTables = async (): Promise<void> => {
    if (has("html")) write("html", name.page, await pageHtml(document, words, beside));
    if (has("xlsx") || has("csv"))
      await writeTables(document, words, {
        workbook: beside.workbook && place("xlsx", beside.workbook),
        csv: beside.csv && ((tableId) => place("csv", csvFile(tableId))),
        page: has("html") ? name.page : null,
      });
  };
  const wordAndAppendix = async (): Promise<void> => {
    if (has("docx")) {
      // Its library takes a moment to load: only for a report that has the format.
      const { wordFile } = await import("./docx.ts");
      write("docx", `${name.base}.docx`, await wordFile(document, words, beside));
    }
    if (has("md")) {
      const { text, charts } = await markdown(document, words, beside, `${name.base}-charts`);
      write("md", `${name.base}.md`, text);
      for (const chart of charts) write("md", chart.file, chart.svg);
    }
  };
  // Only the first asks the database, which allows no other query while a list is being read; the second draws pictures.
  const works = [pageAndTables(), wordAndAppendix()];
  // Also where one fails: nothing may be at work on the folder or the database any more when this ends.
  await Promise.allSettled(works);
  await Promise.all(works);
  return Object.values(written).flat();
}
