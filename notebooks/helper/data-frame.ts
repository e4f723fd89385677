import { DataFrame } from "danfojs-node";

/** One column of a query result: its name, its DuckDB type as DuckDB writes it, its values as JavaScript. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/** What a cell of a data frame can be. Missing: `NaN` in a column of numbers, `null` in every other. */
export type Cell = string | number | boolean | null;

type Dtype = "int32" | "float32" | "string" | "boolean";

/**
 * Query columns as a danfojs data frame, with the types of the database instead of types guessed from the values.
 *
 * - numbers are JavaScript numbers (doubles), whatever danfojs calls the type (`int32`, `float32`); missing is `NaN`,
 *   because danfojs takes `null` for 0 in means and maxima;
 * - dates are ISO strings, which sort, group and join as dates do; danfojs has no type for them;
 * - lists and structs are JSON text.
 *
 * @throws RangeError for an integer beyond 2^53, which no JavaScript number can hold
 */
export function dataFrame(columns: readonly Column[]): DataFrame {
  const names = columns.map((column) => column.name);
  const dtypes = columns.map((column) => dtypeOf(column.type));
  const data = columns.map((column, index) => column.values.map((value) => cell(value, column, dtypes[index]!)));
  // By row: as an object of columns, one called "2024" would come first and take its neighbour's place.
  const rows = (data[0] ?? []).map((_, row) => data.map((values) => values[row]!));
  return new DataFrame(rows, { columns: names, dtypes });
}

/** The rows of a data frame as objects, numbers and all. */
export function rowsOf(frame: DataFrame): Record<string, Cell>[] {
  const names: string[] = frame.columns;
  return (frame.values as Cell[][]).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]!])));
}

function dtypeOf(type: string): Dtype {
  if (type === "BOOLEAN") return "boolean";
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return "int32";
  if (/^(FLOAT|DOUBLE|DECIMAL)\b/.test(type)) return "float32";
  return "string";
}

function cell(value: unknown, column: Column, dtype: Dtype): Cell {
  const missing = dtype === "int32" || dtype === "float32" ? Number.NaN : null;
  if (value === null || value === undefined) return missing;
  if (typeof value === "bigint") return safeNumber(value, column.name);
  if (value instanceof Date) return column.type === "DATE" ? value.toISOString().slice(0, 10) : value.toISOString();
  if (typeof value === "object") return JSON.stringify(value, (_, inner) => plain(inner));
  return value as Cell;
}

function safeNumber(value: bigint, name: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${name}: ${value} is too large for a number; cast it`);
  return number;
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
