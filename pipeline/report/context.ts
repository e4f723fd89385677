import type { Queries } from "./database.ts";
import type { Cell, Column, Target } from "./document.ts";
import type { Labels } from "./labels.ts";
import type { Mask, Redactor } from "./redact/redactor.ts";
import type { Scope } from "./scope.ts";
import type { Texts } from "./texts.ts";

/** What every section is written from. */
export interface Context {
  readonly query: Queries["query"];
  readonly list: Queries["list"];
  readonly texts: Texts;
  readonly labels: Labels;
  readonly scope: Scope;
  readonly totals: Totals;
  /** Masks what identifies a person, when the report is for others; else leaves the text as it is. */
  readonly mask: Mask;
  /** The masks of a report for others; null in one that is not. */
  readonly redactor: Redactor | null;
  /** How to cite the numbers of this report. */
  readonly citation: string;
}

/** The one row of `queries/totals.sql`. */
export interface Totals {
  readonly leaves: number;
  readonly notices: number;
  /** Notices in scope that list no problem, only totals. */
  readonly notices_without_leaves: number;
  readonly units: number;
  /** Regions that are known, and units whose region is not. */
  readonly regions: number;
  readonly units_without_region: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
  readonly unclassified: number;
  readonly with_status: number;
  readonly completed: number;
  readonly open: number;
  readonly nothing_checkable: number;
  /** Findings the notices keep from the public, by their own word. */
  readonly withheld: number;
  readonly measures: number;
  readonly comparable_units: number;
  readonly corpus_units: number;
  readonly needs_review: number;
}

/** Long passages are cut where they stand beside others; the leaf list and the workbook hold them whole. */
export function excerpt(text: string, characters = 120): string {
  const points = [...text];
  return points.length <= characters ? text : `${points.slice(0, characters - 1).join("")}…`;
}

export function leafCell(text: string, problemId: string): Cell {
  return { text, to: leaf(problemId) };
}

export function leaf(problemId: string): Target {
  return { kind: "leaf", problemId };
}

/** `2021–2024`, `2021`, or nothing. */
export function years(first: number | null, last: number | null): string {
  if (first === null || last === null) return "";
  return first === last ? String(first) : `${first}–${last}`;
}

/** Rows with the same key, wherever they stand: groups in the order of their first rows; a group is never empty. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly [Row, ...Row[]])[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}

/** The column of unit names, which a dossier of one unit has no need to print. */
export function unitColumn({ texts, scope }: Context): Column {
  return { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28, sheetOnly: scope.unit !== null };
}
