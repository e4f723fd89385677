import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { compareGroups, GROUPINGS } from "./group-category.ts";
import type { PackedTables } from "./packs.ts";
import { QUESTIONS, sqlFileOf } from "./questions.ts";
import { readLeaves, readMeasures } from "./recurrence/read-texts.ts";
import { textThread } from "./recurrence/text-thread.ts";
import { appendTables, compareSql, countRows, readRows } from "./rows.ts";
import { writeUnitDistances } from "./unit-similarity.ts";

/**
 * Recomputes everything that is compared across notices: the tables `recurrences`, `text_reuse` and `category_cells`,
 * and one view per question of {@link QUESTIONS}. Only canonical notices count (`compared_leaves.sql`).
 *
 * The caller owns the transaction. The same tables give the same rows, whatever was in the derived tables before.
 *
 * @param signal when it is aborted, the thread that compares texts ends at once; queries the caller has to end (`interruptible`)
 */
export async function compareAll(connection: DuckDBConnection, signal: AbortSignal | null = null): Promise<void> {
  await connection.run(compareSql("macros.sql"));
  await connection.run(compareSql("compared_leaves.sql"));
  await connection.run(compareSql("compared_units.sql"));
  await connection.run(compareSql("tables.sql"));
  // A dozen queries ask for the leaves: worked out once, under the view's name.
  await connection.run("create or replace temp table compared_leaves as from main.compared_leaves");
  const texts = textThread(await countRows(connection, "compared_leaves"), signal);
  let reused: PackedTables;
  try {
    const recurrence = texts.ask({ leaves: await readLeaves(connection) });
    // What gathers most in DuckDB comes first, while the thread holds little.
    await connection.run(compareSql("search_index.sql"));
    await writeCategoryCells(connection);
    await connection.run("delete from recurrences; delete from text_reuse");
    await connection.run(compareSql("recurrence/same_category.sql"));
    await giveBackMemory(connection);
    await appendTables(connection, await recurrence);
    // Not before: they would wait in memory until the statements are compared.
    const textReuse = texts.ask({ measures: await readMeasures(connection) });
    await giveBackMemory(connection);
    await writeUnitDistances(connection);
    reused = await textReuse;
  } finally {
    await texts.end();
  }
  await appendTables(connection, reused);
  await connection.run("drop table temp.compared_leaves");
  await connection.run(compareSql("term_counts.sql"));
  for (const question of QUESTIONS) await connection.run(readFileSync(sqlFileOf(question), "utf8"));
}

/** Makes DuckDB let go of what it holds for later (to disk, where it is not there): it has nothing to do while texts are waited for. */
async function giveBackMemory(connection: DuckDBConnection): Promise<void> {
  const [usual] = await readRows<{ limit: string }>(connection, "select current_setting('memory_limit') as limit");
  // Where it cannot let go of so much it says so, and has let go of the rest.
  await connection.run("set memory_limit = '64MB'").catch(() => undefined);
  await connection.run(`set memory_limit = '${usual!.limit}'`);
}

async function writeCategoryCells(connection: DuckDBConnection): Promise<void> {
  for (const grouping of GROUPINGS) {
    await compareGroups(connection, { grouping });
    await connection.run(
      `insert into category_cells by name
       select $grouping as grouping, * exclude (reference_n, reference_denominator, reference_share)
         rename (category as level1)
       from group_cells`,
      { grouping },
    );
  }
  await connection.run("drop table group_cells");
}
