import { type Finding, finding } from "../../finding.ts";
import { decode } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { Unreadable } from "../extracted.ts";
import { mapColumns } from "./columns.ts";
import { rowTexts, type TextRow } from "./row-texts.ts";

/** One JSON object a line, each with a text; lines that are no object are counted in a finding of the first text. */
export const readJsonl: Reader = async (bytes, limits) => {
  const { text, encoding, findings } = decode(bytes);
  const names: string[] = [];
  const rows: TextRow[] = [];
  let broken = 0;
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const row = object(line);
    if (!row) {
      broken++;
      return;
    }
    for (const name of Object.keys(row)) if (!names.includes(name) && names.length < 200) names.push(name);
    const cells = names.map((name) => {
      const value = Object.hasOwn(row, name) ? row[name] : null;
      return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
    });
    rows.push({ number: index + 1, cells });
  });
  const columns = mapColumns(names);
  if (columns.text === undefined)
    throw new Unreadable("ingest/no-text-column", rows.length === 0 ? "failed" : "rejected", {
      columns: names.join("、").slice(0, 100),
    });
  const all: Finding[] = [...findings];
  if (broken > 0) all.push(finding("ingest/lines-skipped", null, { count: broken }));
  return rowTexts(rows, columns, encoding, limits).map((extracted, index) =>
    index === 0 ? { ...extracted, findings: [...all, ...extracted.findings] } : extracted,
  );
};

function object(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
