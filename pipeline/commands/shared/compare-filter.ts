import { quotedIdentifier, quotedString } from "@duckdb/node-api";
import type { Question } from "../../compare/questions.ts";
import { Failure } from "../../failure.ts";

/** Filters of the `compare` command; undefined: not asked. */
export interface Filters {
  readonly unit?: string | undefined;
  readonly region?: string | undefined;
  readonly level?: string | undefined;
  readonly year?: number | undefined;
  readonly category?: string | undefined;
  readonly by?: string | undefined;
  readonly group?: string | undefined;
  readonly term?: string | undefined;
}

type Condition = (column: string, value: string) => string;

const same: Condition = (column, value) => `${column} = ${value}`;
const part: Condition = (column, value) => `contains(${column}, ${value})`;
const named: Condition = (column, value) => `(contains(${column}, ${value}) or unit_id = ${value})`;

/** How each filter reads the first of these columns that a question has. */
const FILTERS: readonly {
  readonly name: keyof Filters;
  readonly columns: readonly string[];
  readonly condition: Condition;
  /** Keys by which rows without such a column are found through the leaves (or the members of a cluster). */
  readonly through: readonly ("notice_id" | "unit_id" | "cluster_id")[];
}[] = [
  { name: "unit", columns: ["unit"], condition: named, through: ["cluster_id"] },
  { name: "region", columns: ["region"], condition: part, through: ["cluster_id", "notice_id", "unit_id"] },
  { name: "level", columns: ["unit_level"], condition: same, through: ["cluster_id", "notice_id", "unit_id"] },
  // Not through the unit: its other years are in the same row.
  { name: "year", columns: ["inspection_year", "year"], condition: same, through: ["cluster_id", "notice_id"] },
  {
    name: "category",
    columns: ["code", "level1"],
    condition: (column, value) => `(${column} = ${value} or starts_with(${column}, ${value} || '.'))`,
    through: [],
  },
  { name: "by", columns: ["grouping"], condition: same, through: [] },
  { name: "group", columns: ["group_value"], condition: same, through: [] },
  { name: "term", columns: ["term"], condition: same, through: [] },
];

/**
 * The rows of a question's view that pass the filters; its denominators stay those of the whole corpus. A row without
 * the column is looked up by its notice or unit; a cluster passes with one member that does, and keeps its figures.
 *
 * @throws Failure (wrong usage) when a filter means nothing for the question
 */
export function filtered(question: Question, filters: Filters): string {
  const conditions = FILTERS.flatMap((filter) => {
    const value = filters[filter.name];
    return value === undefined ? [] : [conditionOf(filter, question, quotedString(String(value)))];
  });
  const where = conditions.length > 0 ? ` where ${conditions.join(" and ")}` : "";
  return `select * from ${quotedIdentifier(question.name)}${where}`;
}

function conditionOf(filter: (typeof FILTERS)[number], question: Question, value: string): string {
  const column = columnOf(filter, question);
  if (column !== undefined) return filter.condition(quotedIdentifier(column), value);
  const key = keyOf(filter, question);
  if (key === undefined) throw cannotFilter(filter.name, question);
  const looked = key === "cluster_id" ? "recurrence_members" : "compared_leaves";
  return `${key} in (select ${key} from ${looked} where ${filter.condition(filter.columns[0]!, value)})`;
}

function columnOf({ columns }: (typeof FILTERS)[number], question: Question): string | undefined {
  return columns.find((each) => question.columns.includes(each));
}

function keyOf({ through }: (typeof FILTERS)[number], question: Question): string | undefined {
  return through.find((each) => question.columns.includes(each));
}

function cannotFilter(name: string, question: Question): Failure {
  const able = FILTERS.filter((each) => columnOf(each, question) ?? keyOf(each, question)).map(
    (each) => `--${each.name}`,
  );
  return new Failure(
    {
      zh: `问题 ${question.name} 不能按 --${name} 筛选；可用：${able.join("，") || "无"}`,
      en: `The question ${question.name} cannot be filtered by --${name}; it takes ${able.join(", ") || "no filter"}`,
    },
    { exitCode: 2 },
  );
}
