import type { DuckDBConnection } from "@duckdb/node-api";
import { leavesToCode } from "../../classify/labelling/label-database.ts";
import { drawSample, type LabelRow, SAMPLINGS } from "../../classify/labels.ts";
import { fromDatabase } from "../../load/database.ts";
import { queries } from "../../report/database.ts";
import { redactor } from "../../report/redact/redactor.ts";
import { oneOf, wholeNumber } from "./command.ts";
import { expectSheetName, writeSheet } from "./label-sheet.ts";
import { expectOther } from "./output-file.ts";
import type { Terminal } from "./terminal.ts";

export interface ExportFlags {
  readonly db: string;
  readonly out: string;
  readonly sample: string;
  readonly size: string;
  readonly seed: string;
  readonly blind?: boolean;
  readonly redact?: boolean;
}

/** `label export`: draws leaves and writes them as a sheet to be coded. */
export async function exportSheet(flags: ExportFlags, { say, out }: Terminal): Promise<void> {
  expectSheetName(flags.out);
  const how = oneOf("--sample", flags.sample, SAMPLINGS);
  const size = wholeNumber("--size", flags.size, 1);
  expectOther("--out", flags.out, [flags.db]);
  let rows = await fromDatabase(flags.db, async (connection) => {
    const drawn = drawSample(await leavesToCode(connection, false), how, size, flags.seed);
    // Masked after the draw, which goes by the texts as they are.
    return flags.redact ? maskedRows(connection, drawn) : drawn;
  });
  if (flags.blind) rows = rows.map((row) => ({ ...row, suggested: "", suggestedScore: null }));
  await writeSheet(flags.out, rows);
  out(say({ zh: `编码表 ${rows.length} 条：${flags.out}`, en: `Coding sheet of ${rows.length} leaves: ${flags.out}` }));
}

/** The rows as coders outside may see them; a label is told by its leaf's id, which stays. */
async function maskedRows(connection: DuckDBConnection, rows: readonly LabelRow[]): Promise<LabelRow[]> {
  const { words } = await redactor(queries(connection).query);
  return rows.map((row) => ({ ...row, text: words(row.noticeId, row.text), above: words(row.noticeId, row.above) }));
}
