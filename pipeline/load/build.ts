import { constants, copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DATABASE_NAME, WORKING_NAME } from "../output-names.ts";
import { createSchema, type Database, openDatabase, schemaVersion, withEnoughMemory } from "./database.ts";
import { asFailure, isDamage } from "./trouble.ts";
import { upgradeSchema } from "./upgrade.ts";

/**
 * The database under construction. A run writes to a working copy beside the last whole database and renames it over
 * that one at the end, so readers always see a whole corpus and are never locked out. What an interrupted run had
 * committed stays in the working copy, and the next run goes on from there.
 */
export interface Build {
  readonly database: Database;
  /** Makes the working copy the database of the folder. Closes it. */
  readonly publish: () => Promise<void>;
  /** Closes the working copy and leaves it for the next run. */
  readonly suspend: () => void;
  /** Closes the working copy and removes it. */
  readonly discard: () => void;
}

/** True when an interrupted run has left its working copy in the folder. */
export function hasUnfinishedBuild(outDir: string): boolean {
  return existsSync(join(outDir, WORKING_NAME));
}

/** Opens the working copy of `outDir`: an interrupted one, else a copy of the whole database, else an empty one. */
export async function openBuild(outDir: string): Promise<Build> {
  const { working, whole } = placesIn(outDir);
  return buildOn((await resume(working)) ?? (await start(working, whole)), outDir);
}

/**
 * Opens the working copy that was just suspended.
 *
 * @throws Failure when it cannot be opened; it is left as it is, because nobody would load its rows again
 */
export async function reopenBuild(outDir: string): Promise<Build> {
  return buildOn(await openDatabase(placesIn(outDir).working, "write"), outDir);
}

function placesIn(outDir: string): { readonly working: string; readonly whole: string } {
  return { working: join(outDir, WORKING_NAME), whole: join(outDir, DATABASE_NAME) };
}

function buildOn(database: Database, outDir: string): Build {
  const { working, whole } = placesIn(outDir);
  return {
    database,
    publish: async () => {
      // After a checkpoint no write-ahead log is left that would have to be renamed with the file.
      await withEnoughMemory(database.connection, () => database.connection.run("force checkpoint"));
      database.close();
      renameSync(working, whole);
    },
    suspend: database.close,
    discard: () => {
      database.close();
      removeWorking(working);
    },
  };
}

/**
 * An interrupted run's working copy, or null when there is none that could be gone on from.
 *
 * @throws Failure when it is there but cannot be opened now; hours of reading may lie in it, so it stays
 */
async function resume(working: string): Promise<Database | null> {
  if (!existsSync(working)) return null;
  try {
    const database = await openDatabase(working, "write");
    if ((await schemaVersion(database.connection)) !== null) {
      await upgradeSchema(database);
      return database;
    }
    // Ended before its tables were made.
    database.close();
  } catch (error) {
    // A damaged one is given up: its rows come from the notices and will be read again.
    if (!isDamage(error)) throw error;
  }
  removeWorking(working);
  return null;
}

async function start(working: string, whole: string): Promise<Database> {
  removeWorking(working);
  if (!existsSync(whole)) {
    const database = await openDatabase(working, "write");
    await createSchema(database.connection);
    return database;
  }
  const unfinished = `${working}.copy`;
  try {
    // A crash in the middle of the copy must not look like an interrupted run.
    copyFileSync(whole, unfinished, constants.COPYFILE_FICLONE);
    renameSync(unfinished, working);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw asFailure(error, working);
  }
  try {
    const database = await openDatabase(working, "write");
    await upgradeSchema(database);
    return database;
  } catch (error) {
    removeWorking(working);
    throw error;
  }
}

function removeWorking(working: string): void {
  for (const path of [working, `${working}.wal`, `${working}.copy`]) rmSync(path, { force: true });
  rmSync(`${working}.tmp`, { recursive: true, force: true });
}
