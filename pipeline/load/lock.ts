import { existsSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "./database.ts";

/** Held while a run writes to a folder. */
export interface Lock {
  readonly release: () => void;
}

/**
 * Makes sure that one run at a time writes to `outDir`. The lock is an (empty) DuckDB file held open: the operating
 * system frees it when the process ends however it ends, which a file with a process number in it cannot promise.
 *
 * @throws Failure when another run holds it.
 */
export async function lockFolder(outDir: string): Promise<Lock> {
  const path = join(outDir, ".xunjian.lock");
  const held: Database = await openDatabase(path, "write");
  return {
    release: () => {
      // Unlink first, close after: nobody can open a lock that is about to vanish.
      try {
        if (existsSync(path)) unlinkSync(path);
      } catch {
        // Windows keeps open files; the empty lock file may stay, it locks nothing.
      }
      held.close();
    },
  };
}
