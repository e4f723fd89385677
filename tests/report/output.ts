import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBInstance } from "@duckdb/node-api";
import { type ReportFormat, type ReportOptions, writeReport } from "../../pipeline/report/report.ts";

export const ALL_FORMATS: readonly ReportFormat[] = ["html", "xlsx", "docx", "md", "csv"];

/** Files of a report by their path in its folder. */
export type Output = ReadonlyMap<string, Buffer>;

/** Writes a report to a folder of its own and reads back what is there. */
export async function reportOf(instance: DuckDBInstance, options: Partial<ReportOptions> = {}): Promise<Output> {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-report-"));
  const connection = await instance.connect();
  const written = await writeReport(connection, folder, {
    formats: ALL_FORMATS,
    lang: "zh",
    redact: false,
    ...options,
  });
  connection.closeSync();
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
    if (statSync(join(folder, entry)).isFile())
      files.set(entry.replaceAll("\\", "/"), readFileSync(join(folder, entry)));
  if (written.length !== files.size) throw new Error(`${written.length} paths returned, ${files.size} files written`);
  return files;
}

export function textOf(output: Output, file: string): string {
  const content = output.get(file);
  if (!content) throw new Error(`no ${file} among ${[...output.keys()].join(", ")}`);
  return content.toString("utf8");
}

/** Rows of a CSV file (RFC 4180), header first. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/^\ufeff/, "");
  for (const match of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (match.index === source.length) break;
    rows.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === "\r\n") rows.push([]);
  }
  if (rows.at(-1)!.length === 0) rows.pop();
  return rows;
}
