import type { Cell } from "../table-lines.ts";
import { joinParagraphs } from "./paragraphs.ts";
import type { Rule } from "./rules.ts";
import type { Run } from "./run.ts";
import { textLines } from "./text-lines.ts";

/** Points within which two coordinates are the same. */
const NEAR = 3;
/** Points by which both sides go on beyond the outermost rule where a row is left open. */
const OPEN_ROW = 10;

/** A table on a page: the area its rules enclose, and the runs in each of its cells. */
export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Its last row has no rule below it: browsers leave a row open that goes on on the next page. */
  readonly isOpenBelow: boolean;
  readonly rows: Cell[][];
}

/** An area of a page. */
type Area = Pick<RuledTable, "top" | "bottom" | "left" | "right">;

/** Tables drawn with rules around their cells. A cell whose dividing rule is missing is merged with its neighbour. */
export function ruledTables(rules: readonly Rule[], runs: readonly Run[]): RuledTable[] {
  return components(rules)
    .map((group) => tableOf(group, runs))
    .filter((table): table is RuledTable => table !== null)
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

export function isInside(run: Run, { top, bottom, left, right }: Area): boolean {
  const [x, y] = [(run.x + run.right) / 2, run.y - run.size / 3];
  return x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR;
}

/** Groups of rules that touch each other. */
function components(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touch(rule, other)));
    const merged = [rule, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function touch(a: Rule, b: Rule): boolean {
  const within = (value: number, rule: Rule): boolean => value >= rule.from - NEAR && value <= rule.to + NEAR;
  if (a.isHorizontal !== b.isHorizontal) return within(a.at, b) && within(b.at, a);
  return Math.abs(a.at - b.at) <= NEAR && a.from <= b.to + NEAR && b.from <= a.to + NEAR;
}

function tableOf(rules: readonly Rule[], runs: readonly Run[]): RuledTable | null {
  const xs = coordinates(rules.filter(({ isHorizontal }) => !isHorizontal));
  const ys = coordinates(rules.filter(({ isHorizontal }) => isHorizontal));
  if (xs.length < 3 || ys.length === 0) return null;
  const { above, below } = openEdges(rules, xs, ys);
  if (above !== null) ys.unshift(above);
  if (below !== null) ys.push(below);
  if (ys.length < 2) return null;
  const hasRule = (isHorizontal: boolean, at: number, through: number): boolean =>
    rules.some(
      (rule) =>
        rule.isHorizontal === isHorizontal &&
        Math.abs(rule.at - at) <= NEAR &&
        rule.from - NEAR <= through &&
        rule.to + NEAR >= through,
    );
  const columns = xs.length - 1;
  const middle = (values: readonly number[], index: number): number => (values[index]! + values[index + 1]!) / 2;
  const taken = new Set<number>();
  const rows: Cell[][] = [];
  for (let y = 0; y + 1 < ys.length; y++) {
    const row: Cell[] = [];
    for (let x = 0; x < columns; x++) {
      if (taken.has(y * columns + x)) continue;
      let width = 1;
      while (x + width < columns && !hasRule(false, xs[x + width]!, middle(ys, y))) width++;
      let height = 1;
      while (y + height + 1 < ys.length && !hasRule(true, ys[y + height]!, middle(xs, x))) height++;
      for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) taken.add((y + i) * columns + x + j);
      const inside = runs.filter((run) =>
        isInside(run, { top: ys[y]!, bottom: ys[y + height]!, left: xs[x]!, right: xs[x + width]! }),
      );
      const lines = textLines(inside);
      // Cells keep a little space before their rules, as a rule on both sides the same.
      const padding = Math.max(0, Math.min(8, ...lines.map((line) => line.x - xs[x]!)));
      const edges = { left: xs[x]! + padding, right: xs[x + width]! - padding };
      row.push({ lines: joinParagraphs(lines, edges), columns: width, rows: height });
    }
    rows.push(row);
  }
  return { top: ys[0]!, bottom: ys.at(-1)!, left: xs[0]!, right: xs.at(-1)!, isOpenBelow: below !== null, rows };
}

/** Where a row that a page break divides ends without a rule, above the first one and below the last; null: nowhere. */
function openEdges(
  rules: readonly Rule[],
  xs: readonly number[],
  ys: readonly number[],
): { above: number | null; below: number | null } {
  const sides = [xs[0]!, xs.at(-1)!].map((x) =>
    rules.filter((rule) => !rule.isHorizontal && Math.abs(rule.at - x) <= NEAR),
  );
  const above = Math.max(...sides.map((side) => Math.min(...side.map(({ from }) => from))));
  const below = Math.min(...sides.map((side) => Math.max(...side.map(({ to }) => to))));
  return {
    above: above < ys[0]! - OPEN_ROW ? above : null,
    below: below > ys.at(-1)! + OPEN_ROW ? below : null,
  };
}

/** Where rules stand, each place once, in order. */
function coordinates(rules: readonly Rule[]): number[] {
  const places: number[] = [];
  for (const { at } of [...rules].sort((a, b) => a.at - b.at))
    if (places.length === 0 || at - places.at(-1)! > NEAR) places.push(at);
  return places;
}
