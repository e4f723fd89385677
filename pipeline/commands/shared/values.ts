import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A value as JSON holds it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A value of DuckDB for JSON: numbers as numbers wherever a JavaScript number holds them exactly (else as the digits),
 * dates and times as ISO strings, lists and structs as arrays and objects. Infinity and NaN are null, as JSON has none.
 */
export function plain(value: DuckDBValue): Plain {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return exact(value);
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return value.toString().replace(" ", "T");
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([key, inner]) => [key, plain(inner)]));
  if (value instanceof DuckDBMapValue)
    return value.entries.map(({ key, value: inner }) => ({ key: plain(key), value: plain(inner) }));
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString("base64");
  return value.toString();
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** A value as one cell of a table or of CSV: nested values as JSON. */
export function cell(value: DuckDBValue): string | number | null {
  const flat = plain(value);
  if (flat === null || typeof flat === "number" || typeof flat === "string") return flat;
  return typeof flat === "boolean" ? String(flat) : JSON.stringify(flat);
}
