import { finding } from "../../finding.ts";
import { decode } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { noTextColumn, textsOfRows, withFindings } from "./read-rows.ts";
import type { TextRow } from "./row-texts.ts";

/** Fields beyond which further ones are left out; real tables have a dozen. */
const MAX_FIELDS = 200;
/** Objects within objects that are looked into. */
const MAX_NESTING = 4;

/** JSON: one object a line, or one array of objects; each with a text. What is no object is counted in a finding. */
export const readJsonl: Reader = async (bytes, limits) => {
  const { text, encoding, findings } = decode(bytes);
  const whole = parsed(text);
  const values = Array.isArray(whole)
    ? whole.map((value: unknown, index) => ({ number: index + 1, value }))
    : text
        .split("\n")
        .flatMap((line, index) => (line.trim() === "" ? [] : [{ number: index + 1, value: parsed(line) }]));
  const objects = values.flatMap(({ number, value }) =>
    isObject(value) ? [{ number, value: flattened(value as Record<string, unknown>) }] : [],
  );
  const fields = [...new Set(objects.flatMap(({ value }) => Object.keys(value)))].slice(0, MAX_FIELDS);
  const header: TextRow = { number: 0, cells: fields };
  const rows = objects.map(({ number, value }) => ({ number, cells: fields.map((field) => cellOf(value, field)) }));
  const texts = textsOfRows([header, ...rows], encoding, limits);
  if (!texts) throw noTextColumn([header]);
  const skipped = values.length - objects.length;
  const note = skipped === 0 ? [] : [finding("ingest/lines-skipped", null, { count: skipped })];
  return withFindings(texts, [...findings, ...note]);
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Objects in an object are part of it, as in the answer of a site: `{"code":200,"data":{"title":…,"content":…}}`. Of two fields
 * of one name the first that says something counts.
 */
function flattened(value: Record<string, unknown>): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  const visit = (object: Record<string, unknown>, depth: number): void => {
    for (const [field, inner] of Object.entries(object))
      if (isObject(inner) && depth < MAX_NESTING) visit(inner as Record<string, unknown>, depth + 1);
      else if ((fields.get(field) ?? null) === null) fields.set(field, inner);
  };
  visit(value, 0);
  return Object.fromEntries(fields);
}

function cellOf(row: Readonly<Record<string, unknown>>, field: string): string {
  const value = Object.hasOwn(row, field) ? row[field] : null;
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}
