import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { parse } from "yaml";
import { z } from "zod";
import { dataFile } from "../package-root.ts";
import { level1Of } from "./codebook.ts";

const Step = z.strictObject({
  from: z.string(),
  to: z.string(),
  note: z.string(),
  /** Old code → new code; a code that is not listed keeps its name. Null: split or dropped, to be coded again. */
  codes: z.record(z.string(), z.string().nullable()),
});

const CrosswalkFile = z.array(Step);
export type CrosswalkStep = z.infer<typeof Step>;

/** The versions of the codebook and how codes moved between them, `data/codebook/crosswalk.yaml`, oldest first. */
export function crosswalkSteps(): CrosswalkStep[] {
  return CrosswalkFile.parse(parse(readFileSync(dataFile("codebook", "crosswalk.yaml"), "utf8")));
}

/**
 * The way of a code from one version of the codebook to another.
 *
 * @returns the new code, or null where the code was split or dropped and the leaf has to be coded again
 * @throws Error when no chain of steps leads from one version to the other
 */
export function recode(
  code: string,
  from: string,
  to: string,
  steps: readonly CrosswalkStep[] = crosswalkSteps(),
): string | null {
  let current: string | null = code;
  let version = from;
  while (version !== to) {
    const step = steps.find((one) => one.from === version);
    if (!step)
      throw new Error(
        `crosswalk: no step leads from version ${version} towards ${to}; add it to data/codebook/crosswalk.yaml`,
      );
    if (current !== null && current in step.codes) current = step.codes[current]!;
    version = step.to;
  }
  return current;
}

/**
 * Recodes a database that was coded with an older codebook. A code without successor becomes `other.unclassifiable`
 * and is marked for review, so that no leaf silently loses its code.
 *
 * @returns number of rows whose code changed
 */
export async function recodeDatabase(
  connection: DuckDBConnection,
  from: string,
  to: string,
  steps: readonly CrosswalkStep[] = crosswalkSteps(),
): Promise<number> {
  const present = await connection.runAndReadAll("select distinct code from problem_categories order by code");
  let changed = 0;
  for (const [value] of present.getRows()) {
    const old = String(value);
    const next = recode(old, from, to, steps);
    if (next === old) continue;
    const code = next ?? "other.unclassifiable";
    const result = await connection.run(
      `update problem_categories set code = $code, level1 = $level1,
         rule_id = 'crosswalk ' || $from || '>' || $to, needs_review = needs_review or $lost where code = $old`,
      { code, level1: level1Of(code), from, to, lost: next === null, old },
    );
    changed += result.rowsChanged;
  }
  return changed;
}
