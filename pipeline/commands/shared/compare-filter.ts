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
}

/** How each filter reads the first of these columns that a question has. */
const FILTERS: readonly {
  readonly name: keyof Filters;
  readonly columns: readonly string[];
  readonly condition: (column: string, value: string) => string;
}[] = [
  {
    name: "unit",
    columns: ["unit"],
    condition: (column, value) => `(contains(${column}, ${value}) or unit_id = ${value})`,
  },
  { name: "region", columns: ["region"], condition: (column, value) => `contains(${column}, ${value})` },
  { name: "level", columns: ["unit_level"], condition: (column, value) => `${column} = ${value}` },
  { name: "year", columns: ["inspection_year", "year"], condition: (column, value) => `${column} = ${value}` },
  {
    name: "category",
    columns: ["code", "level1"],
    condition: (column, value) => `(${column} = ${value} or starts_with(${column}, ${value} || '.'))`,
  },
];

/**
 * The rows of a question's view that pass the filters; its denominators stay those of the whole corpus.
 *
 * @throws Failure (wrong usage) when the question has no column for a filter
 */
export function filtered({ name, columns }: Question, filters: Filters): string {
  const conditions = FILTERS.flatMap((filter) => {
    const value = filters[filter.name];
    if (value === undefined) return [];
    const column = filter.columns.find((each) => columns.includes(each));
    if (column === undefined)
      throw new Failure(
        {
          zh: `问题 ${name} 不能按 --${filter.name} 筛选`,
          en: `The question ${name} cannot be filtered by --${filter.name}`,
        },
        { exitCode: 2 },
      );
    return [filter.condition(quotedIdentifier(column), quotedString(String(value)))];
  });
  const where = conditions.length > 0 ? ` where ${conditions.join(" and ")}` : "";
  return `select * from ${quotedIdentifier(name)}${where}`;
}
