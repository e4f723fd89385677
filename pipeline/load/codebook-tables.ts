import type { DuckDBConnection } from "@duckdb/node-api";
import { codebook } from "../classify/codebook.ts";
import { dataYaml } from "../data-yaml.ts";
import { appendRows, type TableColumns } from "./append.ts";
import { inTransaction } from "./database.ts";
import type { ScalarRow } from "./row.ts";

/** Writes the codes the rows refer to, so that a database explains itself without the program. */
export async function writeCodebooks(connection: DuckDBConnection, columns: TableColumns): Promise<void> {
  await inTransaction(connection, () => replaceCodebooks(connection, columns));
}

/** As {@link writeCodebooks}, within a transaction of the caller's. */
export async function replaceCodebooks(connection: DuckDBConnection, columns: TableColumns): Promise<void> {
  const tables = { codebook: problemCodes(), measure_codebook: measureCodes() };
  for (const [table, rows] of Object.entries(tables)) {
    await connection.run(`truncate ${table}`);
    await appendRows(connection, table, columns.get(table)!.keys(), rows);
  }
}

function problemCodes(): ScalarRow[] {
  const { codes, version } = codebook();
  return [...codes.values()].map((code, position) => ({
    code: code.code,
    parent: code.parent,
    level: code.level,
    label_zh: code.label_zh,
    label_en: code.label_en,
    definition: code.definition,
    version,
    position,
  }));
}

interface MeasureTypology {
  readonly version: string;
  readonly types: readonly {
    readonly code: string;
    readonly label_zh: string;
    readonly label_en: string;
    readonly definition: string;
  }[];
}

function measureCodes(): ScalarRow[] {
  const { types, version } = dataYaml("codebook", "measures.yaml") as MeasureTypology;
  return types.map(({ code, label_zh, label_en, definition }, position) => ({
    code,
    label_zh,
    label_en,
    definition,
    version,
    position,
  }));
}
