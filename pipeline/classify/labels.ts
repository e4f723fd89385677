import { isUtf8 } from "node:buffer";
import { Failure } from "../failure.ts";
import { decode } from "../ingest/decode.ts";
import { codebook, level1Of } from "./codebook.ts";
import { labelsFromCsv, labelsToCsv } from "./labelling/label-csv.ts";
import { labelsFromJsonl, labelsToJsonl } from "./labelling/label-jsonl.ts";
import type { LabelRow } from "./labelling/label-row.ts";
import { labelsFromXlsx, labelsToXlsx } from "./labelling/label-xlsx.ts";

export type { LabelRow } from "./labelling/label-row.ts";
export { drawSample, SAMPLINGS, type Sampling } from "./labelling/sampling.ts";

export type LabelFormat = "xlsx" | "csv" | "jsonl";
export const LABEL_FORMATS: readonly LabelFormat[] = ["xlsx", "csv", "jsonl"];

/** A coding sheet as a file: nothing is lost, reading it back gives the same rows. */
export async function writeLabels(rows: readonly LabelRow[], format: LabelFormat): Promise<Uint8Array> {
  if (format === "xlsx") return labelsToXlsx(rows, codebook());
  return new TextEncoder().encode(format === "csv" ? labelsToCsv(rows) : labelsToJsonl(rows));
}

/**
 * The rows of a coding sheet, blank or filled in.
 *
 * @throws Failure when the bytes are not of the format, or no coding sheet; what it says follows the name of the file
 */
export async function readLabels(bytes: Uint8Array, format: LabelFormat): Promise<LabelRow[]> {
  if (format === "xlsx") return labelsFromXlsx(bytes);
  return format === "csv" ? labelsFromCsv(textOf(bytes)) : labelsFromJsonl(textOf(bytes));
}

/** UTF-8 as it was written; else what a Chinese Excel saves as CSV (GB18030), and its like. */
function textOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  try {
    return decode(bytes).text;
  } catch (error) {
    throw new Failure(
      {
        zh: "文字编码无法识别；请用表格软件打开，另存为“CSV UTF-8”或 XLSX",
        en: "its encoding is not known: open it in a spreadsheet program and save it as “CSV UTF-8” or XLSX",
      },
      { cause: error },
    );
  }
}

/** What is wrong with what a person filled in: a code that does not exist, two codes of one category. */
export interface LabelTrouble {
  readonly problemId: string;
  readonly column: "primary" | "secondary_1" | "secondary_2";
  readonly reason: "unknown-code" | "same-category";
  readonly value: string;
}

/** Checks the codes of filled-in rows against the codebook; rows that were left empty are no trouble. */
export function labelTroubles(rows: readonly LabelRow[]): LabelTrouble[] {
  const { codes } = codebook();
  const troubles: LabelTrouble[] = [];
  for (const { problemId, primary, secondary1, secondary2 } of rows) {
    const seen = new Set<string>();
    for (const [column, value] of [
      ["primary", primary],
      ["secondary_1", secondary1],
      ["secondary_2", secondary2],
    ] as const) {
      if (value === "") continue;
      const category = level1Of(value);
      if (!codes.has(value)) troubles.push({ problemId, column, reason: "unknown-code", value });
      else if (seen.has(category)) troubles.push({ problemId, column, reason: "same-category", value });
      seen.add(category);
    }
  }
  return troubles;
}
