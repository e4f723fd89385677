import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { pipelineFile } from "../package-root.ts";

export type Parameters = Readonly<Record<string, string | number | null>>;

/** Rows of a long list that a report can hold, and how many there are. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The queries of the report, `pipeline/report/queries/<name>.sql`, values bound by name. */
export interface Queries {
  /** All rows: counts as numbers, dates as ISO strings. For queries whose result is short whatever the corpus. */
  readonly query: <Row>(name: string, parameters?: Parameters) => Promise<readonly Row[]>;
  /** The first rows of a query that grows with the corpus, in its order. */
  readonly list: <Row>(name: string, parameters?: Parameters) => Promise<Listed<Row>>;
}

export type Query = Queries["query"];

/** Rows of a sheet or CSV file of a report. More are left to the database, and the report says how many. */
export const LIST_LIMIT = 50_000;

export function queries(connection: DuckDBConnection, listLimit = LIST_LIMIT): Queries {
  const run = async <Row>(sql: string, parameters: Parameters): Promise<readonly Row[]> => {
    const reader = await connection.runAndReadAll(sql, { ...parameters });
    return reader.getRowObjectsJS().map((row) => readable(row) as Row);
  };
  return {
    query: (name, parameters = {}) => run(sqlOf(name), parameters),
    list: async <Row>(name: string, parameters: Parameters = {}) => {
      const sql = sqlOf(name).trimEnd().replace(/;$/, "");
      // Every list ends with its order, so a limit may follow.
      const rows = await run<Row>(`${sql}\nlimit ${listLimit}`, parameters);
      if (rows.length < listLimit) return { rows, total: rows.length };
      const [count] = await run<{ n: number }>(`select count(*)::integer as n from (${sql})`, parameters);
      return { rows, total: count!.n };
    },
  };
}

function sqlOf(name: string): string {
  return readFileSync(pipelineFile("report", "queries", `${name}.sql`), "utf8");
}

function readable(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(readable);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
  return value;
}
