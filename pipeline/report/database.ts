import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { pipelineFile } from "../package-root.ts";

export type Parameters = Readonly<Record<string, string | number | null>>;

/** Rows of `pipeline/report/queries/<name>.sql`, values bound by name: counts as numbers, dates as ISO strings. */
export type Query = <Row>(name: string, parameters?: Parameters) => Promise<readonly Row[]>;

export function queries(connection: DuckDBConnection): Query {
  return async <Row>(name: string, parameters: Parameters = {}): Promise<readonly Row[]> => {
    const sql = readFileSync(pipelineFile("report", "queries", `${name}.sql`), "utf8");
    const reader = await connection.runAndReadAll(sql, { ...parameters });
    return reader.getRowObjectsJS().map((row) => readable(row) as Row);
  };
}

function readable(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(readable);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
  return value;
}
