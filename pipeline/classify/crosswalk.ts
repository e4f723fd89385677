import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { parseYaml, yamlOf } from "../data-yaml.ts";
import { dataFile } from "../package-root.ts";

const Step = z.strictObject({
  from: z.string(),
  to: z.string(),
  note: z.string(),
  /** Old code → new code; a code that is not listed keeps its name. Null: split or dropped, to be coded again. */
  codes: z.record(z.string(), z.string().nullable()),
});

const CrosswalkFile = z.array(Step);
export type CrosswalkStep = z.infer<typeof Step>;

/**
 * The versions of the codebook and how codes moved between them, oldest first.
 *
 * @param path by default `data/codebook/crosswalk.yaml`
 * @throws Failure naming file and line when the file does not fit
 */
export function crosswalkSteps(path: string = dataFile("codebook", "crosswalk.yaml")): CrosswalkStep[] {
  const text = readFileSync(path, "utf8");
  return yamlOf(CrosswalkFile, parseYaml(text, path), text, path);
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

/** What a recoding did to a database. */
export interface Recoded {
  /** Rows of `problem_categories` whose code changed. */
  readonly changed: number;
  /** Leaves to be coded again: one of their codes was split or dropped. */
  readonly toReview: number;
}

/**
 * Recodes a database that was coded with an older codebook, people's labels included. A primary code without successor
 * becomes `other.unclassifiable`, a secondary one goes; either way the leaf is marked for review and its label, which
 * speaks of a code there is no more, goes. Of codes that are now of one category the first stays. The caller owns the
 * transaction; comparisons made before it no longer hold.
 *
 * @throws Error when no chain of steps leads from one version to the other
 */
export async function recodeDatabase(
  connection: DuckDBConnection,
  from: string,
  to: string,
  steps: readonly CrosswalkStep[] = crosswalkSteps(),
): Promise<Recoded> {
  const present = await connection.runAndReadAll(
    `select code from problem_categories union select runner_up from problem_categories where runner_up is not null
     union select code from labels order by all`,
  );
  // One table and one update: a code that takes the name another one gives up must not be moved twice.
  await connection.run("create or replace temp table crosswalk (old varchar, code varchar)");
  for (const [value] of present.getRows()) {
    const old = String(value);
    const code = recode(old, from, to, steps);
    if (code !== old) await connection.run("insert into crosswalk values ($old, $code)", { old, code });
  }
  const one = async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql)).getRows()[0]![0]);
  const changed = await one("select count(*) from problem_categories where code in (select old from crosswalk)");
  await connection.run(LEAVES_TO_REVIEW);
  const toReview = await one("select count(*) from leaves_to_review");
  await connection.run(RECODE, { way: `crosswalk ${from}>${to}` });
  for (const statement of [RECODE_RUNNERS_UP, ...TIDY, ...RECODE_LABELS]) await connection.run(statement);
  return { changed, toReview };
}

const LEAVES_TO_REVIEW = `
create or replace temp table leaves_to_review as
select distinct problem_id from problem_categories where code in (select old from crosswalk where code is null)`;

const RECODE = `
update problem_categories as category
set code = coalesce(step.code, 'other.unclassifiable'),
  level1 = split_part(coalesce(step.code, 'other.unclassifiable'), '.', 1),
  method = case when step.code is null then 'rule' else method end, rule_id = $way
from crosswalk as step where step.old = category.code`;

const RECODE_RUNNERS_UP = `
update problem_categories as category set runner_up = step.code from crosswalk as step where step.old = category.runner_up`;

const TIDY = [
  "delete from problem_categories where code = 'other.unclassifiable' and not is_primary",
  `delete from problem_categories as category where not is_primary and exists (
     from problem_categories as other
     where other.problem_id = category.problem_id and other.level1 = category.level1
       and (other.is_primary or (other.score, other.code) > (category.score, category.code)))`,
  "update problem_categories set needs_review = true where is_primary and problem_id in (from leaves_to_review)",
];

const RECODE_LABELS = [
  "delete from labels where problem_id in (select problem_id from labels join crosswalk on labels.code = old where crosswalk.code is null)",
  `update labels as label set code = step.code, level1 = split_part(step.code, '.', 1)
   from crosswalk as step where step.old = label.code`,
  `delete from labels as label where not is_primary and exists (
     from labels as other where other.problem_id = label.problem_id and other.level1 = label.level1
       and (other.is_primary or other.code < label.code))`,
];
