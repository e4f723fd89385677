import type { DuckDBConnection } from "@duckdb/node-api";
import { compareGroups, type GroupComparison, groupingColumns } from "../../compare/group-category.ts";
import { compareTerms, TERM_GROUPINGS, type TermComparison } from "../../compare/keyness.ts";
import { appendRows } from "../../compare/rows.ts";
import { Failure } from "../../failure.ts";
import { oneOf } from "./command.ts";
import type { Filters } from "./compare-filter.ts";
import { rowsOf } from "./rows.ts";

/** What the `compare` command may be asked beyond the stored tables: a grouping, a group, a reference. */
export interface GroupRequest extends Filters {
  readonly by: string;
  readonly reference?: string | undefined;
  readonly depth: "level1" | "code";
}

const TERM: readonly (readonly [keyof TermComparison, string])[] = [
  ["term", "varchar"],
  ["n", "integer"],
  ["group_terms", "integer"],
  ["reference_n", "integer"],
  ["reference_terms", "integer"],
  ["g2", "double"],
  ["log_odds_z", "double"],
];

/**
 * Group × category by any column, against all others or a chosen group, within the filters (denominators too).
 *
 * @returns a query of the answer, which stands in a temporary table
 * @throws Failure (wrong usage) for a column or a group that is not there
 */
export async function groupTableSql(connection: DuckDBConnection, request: GroupRequest): Promise<string> {
  const { by, depth, category } = request;
  oneOf("--by", by, await groupingColumns(connection));
  const comparison = { grouping: by, depth, ...within(request) };
  await compareGroups(connection, comparison);
  const known = await rowsOf<{ value: string }>(
    connection,
    "select distinct group_value as value from group_cells order by 1",
  );
  const groups = known.map(({ value }) => value);
  const group = await groupOf(connection, "--group", request.group, by, groups);
  const reference = await groupOf(connection, "--reference", request.reference, by, groups);
  if (reference !== undefined) await compareGroups(connection, { ...comparison, reference });
  await connection.run(
    `create or replace temp table answer as
     select * from group_cells
     where ($group::varchar is null or group_value = $group)
       and ($category::varchar is null or category = $category or starts_with(category, $category || '.'))`,
    { group: group ?? null, category: category ?? null },
  );
  if (by !== "unit") return "select * from answer";
  return `select unit.unit, answer.* from answer
    join compared_units as unit on unit.unit_id = answer.group_value
    order by unit.unit, answer.group_value, answer.category`;
}

/** Terms of one group against one other group, in a temporary table; of these one, if asked. */
export async function termTableSql(
  connection: DuckDBConnection,
  request: {
    readonly by: string;
    readonly group: string;
    readonly reference: string;
    readonly term?: string | undefined;
  },
): Promise<string> {
  const by = oneOf("--by", request.by, TERM_GROUPINGS);
  const known = await rowsOf<{ value: string }>(
    connection,
    "select distinct group_value as value from term_counts where grouping = $by order by 1",
    { by },
  );
  const groups = known.map(({ value }) => value);
  const group = await groupOf(connection, "--group", request.group, by, groups);
  const reference = await groupOf(connection, "--reference", request.reference, by, groups);
  const terms = await compareTerms(connection, by, group!, reference!);
  await connection.run(
    `create or replace temp table answer (${TERM.map(([name, type]) => `${name} ${type}`).join(", ")})`,
  );
  const rows = terms
    .filter(({ term }) => request.term === undefined || term === request.term)
    .map((row) => TERM.map(([name]) => row[name]));
  await appendRows(connection, "temp.answer", rows);
  return "select * from answer";
}

/** The filters that choose leaves, those asked for only. */
function within({ unit, region, level, year }: Filters): Partial<GroupComparison> {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(region === undefined ? {} : { region }),
    ...(level === undefined ? {} : { level }),
    ...(year === undefined ? {} : { year }),
  };
}

/** A group as it was typed: its value, or, of units, (part of) the name of just one. */
export async function groupOf(
  connection: DuckDBConnection,
  option: string,
  typed: string | undefined,
  by: string,
  groups: readonly string[],
): Promise<string | undefined> {
  if (typed === undefined || groups.includes(typed)) return typed;
  const named =
    by === "unit"
      ? await rowsOf<{ value: string; name: string }>(
          connection,
          `select unit_id as value, min_by(unit, problem_id) as name from compared_leaves
           where contains(unit, $typed) group by unit_id order by name = $typed desc, name, unit_id`,
          { typed },
        )
      : groups.filter((group) => group.includes(typed)).map((value) => ({ value, name: value }));
  const exact = named.filter(({ name }) => name === typed);
  const found = exact.length === 1 ? exact : named;
  if (found.length === 1) return found[0]!.value;
  const some = (
    found.length > 0 ? found.map(({ value, name }) => (value === name ? name : `${name} ${value}`)) : groups
  )
    .slice(0, 8)
    .join("，");
  throw new Failure(
    {
      zh: `${option} “${typed}”${found.length === 0 ? "不是其中一组" : "不止一组"}；例如：${some}`,
      en: `${option} "${typed}" ${found.length === 0 ? "is none of the groups" : "is more than one group"}; for example ${some}`,
    },
    { exitCode: 2 },
  );
}
