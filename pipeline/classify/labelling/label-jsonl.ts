import { z } from "zod";
import { Failure } from "../../failure.ts";
import type { LabelRow } from "./label-row.ts";

const Row = z.object({
  problemId: z.string(),
  noticeId: z.string(),
  unit: z.string(),
  text: z.string(),
  above: z.string(),
  suggested: z.string(),
  suggestedScore: z.number().nullable(),
  primary: z.string(),
  secondary1: z.string(),
  secondary2: z.string(),
  coder: z.string(),
  labelledAt: z.string(),
  done: z.boolean(),
  note: z.string(),
});

/** Rows as JSON lines. */
export function labelsToJsonl(rows: readonly LabelRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** @throws Failure naming the first line that is no row */
export function labelsFromJsonl(text: string): LabelRow[] {
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [rowOf(line, index + 1)]));
}

function rowOf(line: string, number: number): LabelRow {
  try {
    return Row.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? wrongField(error) : "JSON";
    throw new Failure(
      {
        zh: `第 ${number} 行不是编码表的一行（${why}）；请对照 label export 导出的 JSONL 改正`,
        en: `line ${number} is no row of a coding sheet (${why}): correct it after a JSONL of label export`,
      },
      { cause: error },
    );
  }
}

function wrongField({ issues }: z.ZodError): string {
  const { path, message } = issues[0]!;
  return [path.join("."), message].filter(Boolean).join(": ").slice(0, 120);
}
