import { endsWithAspect } from "../headings/theme.ts";
import { readStatusPhrase } from "../leaf/status.ts";
import { voiceOf } from "../leaf/voice.ts";
import type { Column, LedgerColumn } from "./header.ts";
import { isFault } from "./header.ts";

type Row = readonly string[];

/**
 * What the columns of a table hold, by their names and by what stands in them: a name may be general (整改结果 over 已完成),
 * shared by two columns, or missing.
 */
export function settledColumns(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  return withOneProblem(
    withInherited(columns, rows).map((column, at) => ({ ...column, kind: byContent(column, valuesOf(rows, at)) })),
    rows,
  );
}

const valuesOf = (rows: readonly Row[], at: number): readonly string[] =>
  rows.map((row) => row[at] ?? "").filter((value) => value !== "");

const mostly = (values: readonly string[], holds: (value: string) => boolean): boolean =>
  values.length > 0 && values.filter(holds).length * 2 > values.length;

const isPhrase = (value: string): boolean => readStatusPhrase(value) !== null;

// 2024年6月底前完成 is a deadline, whatever stands above it.
const isDated = (value: string): boolean => /\d ?(?:年|月|日)/.test(value);

/** 整改结果 over 已完成 is a status; 完成情况 over 已检查企业32家 is a report of what came of it. */
function byContent({ kind }: Column, values: readonly string[]): LedgerColumn | null {
  if (kind === "result" || kind === "outcome" || kind === "note") return mostly(values, isPhrase) ? "status" : kind;
  if (kind === "status") return values.length > 0 && !values.some(isPhrase) ? "outcome" : kind;
  if (kind === null) {
    const stated = values.length > 0 && values.every((value) => isPhrase(value) && !isDated(value));
    return stated ? "status" : null;
  }
  return kind;
}

/** 反馈问题 over two columns: the cell right of it has no name of its own, but holds text. */
function withInherited(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const named: Column[] = [];
  columns.forEach((column, at) => {
    const left = named[at - 1];
    const inherits =
      column.name === "" &&
      left !== undefined &&
      (isFault(left.kind) || left.kind === "measures" || left.kind === "result") &&
      mostly(valuesOf(rows, at), (value) => value.length > 3 && !isPhrase(value));
    named.push(inherits ? left : column);
  });
  return named;
}

/**
 * Of two columns called 问题 the left one is the wider: a theme where it names aspects (党的建设), else the problem of which
 * the other gives the manifestations.
 */
function withOneProblem(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const faults = columns.flatMap(({ kind }, at) => (isFault(kind) ? [at] : []));
  const [first, second] = faults;
  if (first === undefined || second === undefined) return columns;
  const values = valuesOf(rows, first);
  const isSame = columns[first]!.kind === "problem" && columns[second]!.kind === "problem";
  const hasTheme = columns.some(({ kind }) => kind === "theme");
  const isTheme =
    !hasTheme &&
    columns[first]!.kind === "problem" &&
    (mostly(values, endsWithAspect) || (isSame && values.every((value) => value.length <= 20 && voiceOf(value) <= 0)));
  return columns.map((column, at) => {
    if (at === first && isTheme) return { ...column, kind: "theme" };
    if (at === second && isSame && !isTheme) return { ...column, kind: "manifestation" };
    return column;
  });
}
