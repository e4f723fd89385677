import { readFileSync } from "node:fs";
import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { pipelineFile } from "../package-root.ts";

export type Parameters = Readonly<Record<string, string | number | boolean | null>>;

/** A list that grows with the corpus: its first rows, and how many there are. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Rows that `pages` reads: all, or as many as a workbook or CSV file takes. */
  readonly held: number;
  /** Reads the rows from the first on, some thousand at a time; nothing else may be asked of the connection meanwhile. */
  readonly pages: () => AsyncIterable<readonly Row[]>;
}

/** How much of a list is read. */
export interface Reach {
  /** Rows at hand in {@link Listed.rows}. */
  readonly first?: number;
  /** Rows of a list whose query itself ends it, where that is above {@link LIST_LIMIT}. */
  readonly most?: number;
}

/** The queries of the report, `pipeline/report/queries/<name>.sql`, values bound by name. */
export interface Queries {
  /** All rows: counts as numbers, dates as ISO strings. For queries whose result is short whatever the corpus. */
  readonly query: <Row>(name: string, parameters?: Parameters) => Promise<readonly Row[]>;
  /** The rows of a query that grows with the corpus, in its order. */
  readonly list: <Row>(name: string, parameters?: Parameters, reach?: Reach) => Promise<Listed<Row>>;
}

export type Query = Queries["query"];

/** Rows of a sheet or CSV file of a report. More are left to the database, and the report says how many. */
export const LIST_LIMIT = 50_000;

/** Rows of a list that page, Word and appendix draw on, and that a workbook measures its columns by. */
const FIRST_ROWS = 200;

export function queries(connection: DuckDBConnection, listLimit = LIST_LIMIT): Queries {
  const run = async <Row>(sql: string, parameters: Parameters): Promise<readonly Row[]> => {
    const reader = await connection.runAndReadAll(sql, { ...parameters });
    return reader.getRowObjectsJS().map((row) => readable(row) as Row);
  };
  async function* paged<Row>(sql: string, parameters: Parameters): AsyncGenerator<readonly Row[]> {
    // A row as JSON is one value to fetch where a row of columns is twenty: half the time.
    const result = await connection.stream(`select to_json(listed)::varchar from (${sql}) as listed`, {
      ...parameters,
    });
    const fetched = (): Promise<DuckDBDataChunk | null> => {
      const chunk = result.fetchChunk();
      // Awaited below; until then a failure must not count as unhandled.
      chunk.catch(() => undefined);
      return chunk;
    };
    // The next rows are on their way while these are written.
    let coming = fetched();
    try {
      for (let chunk = await coming; chunk && chunk.rowCount > 0; chunk = await coming) {
        coming = fetched();
        yield chunk.getColumnValues(0).map((row) => JSON.parse(String(row)) as Row);
      }
    } finally {
      await Promise.allSettled([coming]);
    }
  }
  return {
    query: (name, parameters = {}) => run(sqlOf(name), parameters),
    list: async <Row>(
      name: string,
      parameters: Parameters = {},
      { first = FIRST_ROWS, most = listLimit }: Reach = {},
    ) => {
      const sql = sqlOf(name).trimEnd().replace(/;$/, "");
      const wanted = Math.min(first, most);
      // Every list ends with its order, so a limit may follow.
      const rows = await run<Row>(`${sql}\nlimit ${wanted}`, parameters);
      if (rows.length < wanted) return wholeList(rows);
      const [count] = await run<{ n: number }>(`select count(*)::integer as n from (${sql})`, parameters);
      const total = count!.n;
      return {
        rows,
        total,
        held: Math.min(total, most),
        pages: () => paged<Row>(`${sql}\nlimit ${most}`, parameters),
      };
    },
  };
}

/** The list with every row as `change` makes it. */
export function mapList<Row, Other>(list: Listed<Row>, change: (row: Row) => Other): Listed<Other> {
  return {
    ...list,
    rows: list.rows.map(change),
    pages: async function* () {
      for await (const page of list.pages()) yield page.map(change);
    },
  };
}

/** Rows that are all there are. */
function wholeList<Row>(rows: readonly Row[]): Listed<Row> {
  return {
    rows,
    total: rows.length,
    held: rows.length,
    pages: async function* () {
      yield rows;
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
