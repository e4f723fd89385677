import { dirname } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { compareAll } from "../../compare/compare.ts";
import { Failure } from "../../failure.ts";
import { hasUnfinishedBuild } from "../../load/build.ts";
import { inTransaction, openDatabase } from "../../load/database.ts";
import { lockFolder } from "../../load/lock.ts";
import { asFailure } from "../../load/trouble.ts";
import { upgradeSchema } from "../../load/upgrade.ts";
import { removeManifest } from "../../manifest.ts";

/**
 * Changes codes in a database that a run made, and makes every comparison anew from them: all of it or nothing. The
 * manifest beside it goes, because it vouches for a report that no longer says what the database says; the next `run`
 * writes both again.
 *
 * @throws Failure when there is no such database, a run is writing to its folder, or one there was interrupted
 */
export async function changeDatabase<T>(
  path: string,
  change: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  // Opening to inspect says what is wrong with a path; opening to write would make a new file of it.
  (await openDatabase(path, "inspect")).close();
  const folder = dirname(path);
  const lock = await lockFolder(folder);
  try {
    if (hasUnfinishedBuild(folder))
      throw new Failure({
        zh: `${folder} 里有一次中断的 run，它会覆盖这里的改动；请先再执行一次 run`,
        en: `A run in ${folder} was interrupted and would undo the change: run it again first`,
      });
    const database = await openDatabase(path, "write");
    try {
      await upgradeSchema(database);
      const changeAndCompare = async (): Promise<T> => {
        const changed = await change(database.connection);
        await compareAll(database.connection);
        return changed;
      };
      const result = await inTransaction(database.connection, changeAndCompare);
      removeManifest(folder);
      return result;
    } finally {
      database.close();
    }
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    lock.release();
  }
}
