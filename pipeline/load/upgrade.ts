import type { DuckDBConnection } from "@duckdb/node-api";
import { countedBy, isStatus } from "../parse/declared/words.ts";
import { type Database, expectSchema, inTransaction, SCHEMA_VERSION, schemaVersion, writeMeta } from "./database.ts";

/**
 * Adds to a database that is about to be written what its schema lacks, all or nothing; one of this version stays as it is.
 *
 * @throws Failure where {@link expectSchema} does
 */
export async function upgradeSchema(database: Database): Promise<void> {
  await expectSchema(database);
  const { connection } = database;
  if ((await schemaVersion(connection)) === SCHEMA_VERSION) return;
  await inTransaction(connection, async () => {
    await addCounted(connection);
    await connection.run("alter table findings add column if not exists detail varchar");
    await writeMeta(connection, { schema_version: String(SCHEMA_VERSION) });
  });
}

/** Of version 2 besides the details of a finding: what a status total counts, until then worked out by each query. */
async function addCounted(connection: DuckDBConnection): Promise<void> {
  await connection.run("alter table declared_counts add column if not exists counted varchar");
  const found = await connection.runAndReadAll(
    "select distinct what, level_word from declared_counts where level_word is not null order by all",
  );
  for (const { what, word, counted } of found.getRows().flatMap(statusTotal))
    await connection.run("update declared_counts set counted = $counted where what = $what and level_word = $word", {
      what,
      word,
      counted,
    });
}

function statusTotal([what, level]: readonly unknown[]): { what: string; word: string; counted: string }[] {
  const word = String(level);
  const counted = countedBy(word);
  return isStatus(String(what)) && counted !== null ? [{ what: String(what), word, counted }] : [];
}
