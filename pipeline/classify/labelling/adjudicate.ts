import type { LabelRow } from "./label-row.ts";

/** The codes people settled on for one leaf. */
export interface SettledLabel {
  readonly problemId: string;
  /** Primary first. */
  readonly codes: readonly string[];
  /** Who coded it; several who agree are joined by a comma. */
  readonly coder: string;
  readonly labelledAt: string;
  readonly note: string;
}

/** Rows that stand for a decision: coded and marked as done. */
export const decided = (rows: readonly LabelRow[]): LabelRow[] => rows.filter((row) => row.done && row.primary !== "");

/** The codes of a row, primary first. */
export const codesOf = ({ primary, secondary1, secondary2 }: LabelRow): string[] =>
  [primary, secondary1, secondary2].filter(Boolean);

/**
 * One label a leaf from the finished rows of all sheets. Coders who disagree on a leaf, in its primary or its secondary
 * codes, have to settle it first: which of them is right is not for a program to say.
 *
 * @returns labels in the order of the leaves' ids, and the ids of leaves coded in more than one way
 */
export function adjudicate(rows: readonly LabelRow[]): {
  readonly settled: readonly SettledLabel[];
  readonly disputed: readonly string[];
} {
  const byLeaf = new Map<string, LabelRow[]>();
  for (const row of decided(rows)) byLeaf.set(row.problemId, [...(byLeaf.get(row.problemId) ?? []), row]);
  const settled: SettledLabel[] = [];
  const disputed: string[] = [];
  for (const [problemId, coded] of [...byLeaf].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const first = coded[0]!;
    if (new Set(coded.map(meaning)).size > 1) {
      disputed.push(problemId);
      continue;
    }
    const joined = (of: (row: LabelRow) => string): string =>
      [...new Set(coded.map(of).filter(Boolean))].sort().join(", ");
    settled.push({
      problemId,
      codes: codesOf(first),
      coder: joined(({ coder }) => coder) || "person",
      labelledAt: joined(({ labelledAt }) => labelledAt),
      note: joined(({ note }) => note),
    });
  }
  return { settled, disputed };
}

/** The order of secondary codes says nothing. */
function meaning(row: LabelRow): string {
  const [primary, ...secondary] = codesOf(row);
  return [primary, ...secondary.sort()].join(" ");
}
