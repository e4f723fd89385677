import type { GoldCase } from "./gold.ts";
import type { Trouble } from "./gold-folder.ts";
import type { Reading } from "./reading.ts";

/** A labelled text and what was read in it. */
export interface ReadCase {
  readonly labelled: GoldCase;
  readonly reading: Reading;
}

/** Labelled texts that were read, and those that could not be. */
export interface ReadCases {
  readonly cases: readonly ReadCase[];
  readonly troubles: readonly Trouble[];
}

/** Readings of labelled texts: from a database of a run, or fresh through its stages when there is none. */
export async function readCases(cases: readonly GoldCase[], database: string | null): Promise<ReadCases> {
  if (database === null) return (await import("./read-texts.ts")).readTexts(cases);
  const { fromDatabase } = await import("../load/database.ts");
  const { readDatabase } = await import("./read-database.ts");
  return fromDatabase(database, (connection) => readDatabase(connection, cases));
}
