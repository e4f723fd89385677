import { z } from "zod";
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

/** @throws SyntaxError or ZodError for a line that is no row. */
export function labelsFromJsonl(text: string): LabelRow[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => Row.parse(JSON.parse(line)));
}
