import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { inventedDatabase } from "../support/invented-database.ts";

/** Columns that name a thing of one notice: each copy of the corpus has its own. */
const NAMES = new Set([
  "notice_id",
  "canonical_notice_id",
  "problem_id",
  "parent_id",
  "block_id",
  "measure_id",
  "a_measure_id",
  "b_measure_id",
  "cluster_id",
  "node_id",
  "source_path",
  "file_path",
  "unit_id",
  "unit",
]);

/** Tables that describe the codebook and the run rather than notices. */
const ONCE = new Set(["codebook", "measure_codebook", "runs", "meta", "files", "terms"]);

/**
 * The invented corpus (12 notices, 8 units) `times` over, each copy with units of its own. What was compared is copied
 * as well: this is about what a report does with many rows, not about comparing them.
 */
export async function largeDatabase(times: number): Promise<DuckDBInstance> {
  const instance = await inventedDatabase();
  const connection = await instance.connect();
  for (const [table, columns] of await tables(connection)) {
    if (ONCE.has(table)) continue;
    const cells = table === "category_cells";
    const list = columns.map((name) =>
      NAMES.has(name) || (cells && name === "group_value") ? `${name} || '-' || copy as ${name}` : name,
    );
    const only = cells ? "where grouping = 'unit'" : "";
    await connection.run(`create temp table copied as select ${list.join(", ")}
      from (from ${table} ${only}), (select unnest(range(1, ${times})) as copy)`);
    await connection.run(`insert into ${table} by name from copied`);
    await connection.run("drop table copied");
  }
  connection.closeSync();
  return instance;
}

async function tables(connection: DuckDBConnection): Promise<ReadonlyMap<string, readonly string[]>> {
  const reader = await connection.runAndReadAll(
    `select table_name, list(column_name order by column_index) from duckdb_columns()
     where schema_name = 'main' and not internal
       and table_name in (select table_name from duckdb_tables() where not temporary)
     group by table_name order by table_name`,
  );
  return new Map(reader.getRowsJS().map(([table, columns]) => [String(table), columns as string[]]));
}
