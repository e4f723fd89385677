import { join } from "node:path";
import { openDatabase } from "../load/database.ts";
import { DATABASE_NAME } from "../output-names.ts";
import { type Listed, queries } from "../report/database.ts";
import type { LeftOut } from "../report/sections/left-out.ts";

/** The first files that a run left out, those that a person may want to mend before the others. */
export async function firstLeftOut(out: string, first: number): Promise<readonly LeftOut[]> {
  const database = await openDatabase(join(out, DATABASE_NAME), "read");
  try {
    const { rows }: Listed<LeftOut> = await queries(database.connection).list("left_out", {}, { first });
    return rows;
  } finally {
    database.close();
  }
}
