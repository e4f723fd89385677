import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type DuckDBConnection, DuckDBScalarFunction, quotedIdentifier, quotedString, VARCHAR } from "@duckdb/node-api";
import { csvLine } from "../../csv.ts";
import { dataYaml } from "../../data-yaml.ts";
import type { Lang } from "../../finding.ts";
import { citationFile } from "../../report/citation.ts";
import { queries } from "../../report/database.ts";
import { type Mask, type Redactor, redactor } from "../../report/redact/redactor.ts";
import { sendLines } from "./send-lines.ts";
import { cell, plain } from "./values.ts";

export type ExportFormat = "parquet" | "csv" | "jsonl";

export interface ExportOptions {
  readonly formats: readonly ExportFormat[];
  readonly redact: boolean;
  readonly lang: Lang;
}

type Dictionary = Readonly<
  Record<string, Readonly<Record<Lang, string>> & { readonly columns: Readonly<Record<string, Record<Lang, string>>> }>
>;

/** Tables that `export` writes, with what each column means; `data/dictionary.yaml`. */
export function dictionary(): Dictionary {
  return dataYaml("dictionary.yaml") as Dictionary;
}

/** Columns that hold words of a notice; masked when the export is for others. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  notices: ["title", "text", "source_label"],
  declared_counts: ["raw"],
  problems: ["text", "status_raw"],
  blocks: ["label", "lead"],
  measures: ["text"],
  evidence: ["text", "value"],
  labels: ["note"],
};

/** Columns that hold the words of a finding, which may name a file. */
const MESSAGES = ["message", "remedy", "detail"];
/** Columns that hold the path of a file. */
const PATHS = ["source_path", "file_path"];

/** Writes every table of the dictionary to `folder`, rows in a defined order, and dictionary and citation beside them. */
export async function exportTables(
  connection: DuckDBConnection,
  folder: string,
  { formats, redact, lang }: ExportOptions,
): Promise<void> {
  if (redact) registerMasks(connection, await redactor(queries(connection).query));
  const tables = dictionary();
  for (const [table, { columns }] of Object.entries(tables)) {
    const sql = selectSql(table, Object.keys(columns), redact);
    for (const format of formats) {
      const path = join(folder, `${table}.${format}`);
      if (format === "parquet") await connection.run(`copy (${sql}) to ${quotedString(path)} (format parquet)`);
      else await sendLines(lines(connection, sql, format), createWriteStream(path));
    }
  }
  await writeFile(join(folder, "CITATION.cff"), await citationFile(connection, lang, redact));
  const rows = Object.entries(tables).flatMap(([table, entry]) => [
    [table, "", entry[lang]],
    ...Object.entries(entry.columns).map(([column, meaning]) => [table, column, meaning[lang]]),
  ]);
  await pipeline(
    [["table", "column", "meaning"], ...rows].map((row) => `${csvLine(row)}\r\n`),
    createWriteStream(join(folder, "data-dictionary.csv")),
  );
}

/** `order by all`: the same rows give the same bytes, however they came into the table. */
function selectSql(table: string, columns: readonly string[], redact: boolean): string {
  const words = new Set(redact ? (WORDS[table] ?? []) : []);
  const list = columns.map((column) => {
    const name = quotedIdentifier(column);
    if (redact && PATHS.includes(column)) return `mask_path(${name}) as ${name}`;
    if (redact && table === "findings" && MESSAGES.includes(column))
      return `mask_message(notice_id, ${name}) as ${name}`;
    if (redact && table === "terms" && column === "term") return `mask_term(notice_id, ${name}) as ${name}`;
    if (!words.has(column)) return name;
    const masked = `mask_words(notice_id, ${name})`;
    // A telephone number that stands alone, without the word before it, is known by its kind only.
    const hidden = `case when kind = 'contact' then repeat('*', length(${name})) else ${masked} end`;
    return `${table === "evidence" ? hidden : masked} as ${name}`;
  });
  return `select ${list.join(", ")} from ${quotedIdentifier(table)} order by all`;
}

/** Makes the masks functions of SQL, so that all formats are masked in the same way. */
function registerMasks(connection: DuckDBConnection, { words, message, paths, term }: Redactor): void {
  registerMask(connection, "mask_words", words);
  registerMask(connection, "mask_message", message);
  registerMask(connection, "mask_term", (noticeId, one) => term(noticeId, one) ?? one);
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: "mask_path",
      parameterTypes: [VARCHAR],
      returnType: VARCHAR,
      specialHandling: true,
      mainFunction: (_, input, output) => {
        for (const [row, value] of input.getColumnValues(0).entries())
          output.setItem(row, typeof value === "string" ? (paths.get(value) ?? value) : null);
        output.flush();
      },
    }),
  );
}

/** `name(notice_id, text)`. */
function registerMask(connection: DuckDBConnection, name: string, mask: Mask): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: VARCHAR,
      specialHandling: true,
      mainFunction: (_, input, output) => {
        const ids = input.getColumnValues(0);
        for (const [row, text] of input.getColumnValues(1).entries()) {
          const id = ids[row];
          output.setItem(row, typeof text === "string" ? mask(typeof id === "string" ? id : null, text) : null);
        }
        output.flush();
      },
    }),
  );
}

async function* lines(connection: DuckDBConnection, sql: string, format: "csv" | "jsonl"): AsyncGenerator<string> {
  const result = await connection.stream(sql);
  const names = result.columnNames();
  if (format === "csv") yield `${csvLine(names)}\r\n`;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    for (const row of chunk.getRows())
      yield format === "csv"
        ? `${csvLine(row.map(cell))}\r\n`
        : `${JSON.stringify(Object.fromEntries(names.map((name, column) => [name, plain(row[column]!)])))}\n`;
}
