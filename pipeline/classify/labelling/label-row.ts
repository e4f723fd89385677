import { Failure } from "../../failure.ts";

/** One line of a coding sheet: a leaf, what the program thinks of it, and what a person says. */
export interface LabelRow {
  readonly problemId: string;
  readonly noticeId: string;
  readonly unit: string;
  /** The clean statement to be coded. */
  readonly text: string;
  /** What it stands under: theme, then parent problem, joined by ` › `; empty where nothing. */
  readonly above: string;
  /** The program's primary code and confidence; empty and null in a blind sheet. */
  readonly suggested: string;
  readonly suggestedScore: number | null;
  /** The person's codes; empty: not coded. */
  readonly primary: string;
  readonly secondary1: string;
  readonly secondary2: string;
  readonly coder: string;
  /** When the person coded it, as written (ISO 8601 recommended). */
  readonly labelledAt: string;
  readonly done: boolean;
  readonly note: string;
}

/** Column names of the sheets, in order. */
export const COLUMNS = [
  "problem_id",
  "notice_id",
  "unit",
  "text",
  "above",
  "suggested",
  "suggested_score",
  "primary",
  "secondary_1",
  "secondary_2",
  "coder",
  "labelled_at",
  "done",
  "note",
] as const;

export type ColumnName = (typeof COLUMNS)[number];

/** Without these a table is no coding sheet. */
const NEEDED: readonly ColumnName[] = ["problem_id", "primary", "done"];

/** @throws Failure naming the columns that a header lacks; what it says follows the name of the file. */
export function expectColumns(header: readonly string[]): void {
  const missing = NEEDED.filter((column) => !header.includes(column));
  if (missing.length === 0) return;
  throw new Failure({
    zh: `缺少列 ${missing.join("、")}，不是编码表；请用 label export 导出的表，保留第一行的列名`,
    en: `it lacks the columns ${missing.join(", ")} and is no coding sheet: use one of label export, with its first row as it was`,
  });
}

/** A row as cells of text, in the order of {@link COLUMNS}. */
export function toCells(row: LabelRow): string[] {
  return [
    row.problemId,
    row.noticeId,
    row.unit,
    row.text,
    row.above,
    row.suggested,
    row.suggestedScore === null ? "" : String(row.suggestedScore),
    row.primary,
    row.secondary1,
    row.secondary2,
    row.coder,
    row.labelledAt,
    row.done ? "yes" : "",
    row.note,
  ];
}

/** What people write for "done". */
const YES = ["yes", "y", "true", "1", "是", "√", "✓", "完成", "已完成"];

/** The row of cells read by column name; a column that is missing counts as empty. */
export function fromCells(cell: (column: ColumnName) => string): LabelRow {
  const score = cell("suggested_score").trim();
  return {
    problemId: cell("problem_id"),
    noticeId: cell("notice_id"),
    unit: cell("unit"),
    text: cell("text"),
    above: cell("above"),
    suggested: cell("suggested"),
    suggestedScore: score === "" || Number.isNaN(Number(score)) ? null : Number(score),
    primary: cell("primary"),
    secondary1: cell("secondary_1"),
    secondary2: cell("secondary_2"),
    coder: cell("coder"),
    labelledAt: cell("labelled_at"),
    done: YES.includes(cell("done").trim().toLowerCase()),
    note: cell("note"),
  };
}
