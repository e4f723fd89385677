import type { DuckDBConnection } from "@duckdb/node-api";
import { findRecurrence } from "../../pipeline/compare/recurrence/clusters.ts";
import { type ComparedLeaf, TERM_END } from "../../pipeline/compare/recurrence/leaves.ts";
import { compareSql } from "../../pipeline/compare/rows.ts";
import { Choice, codebookWords, edited, inventStatement, printed, termsOf, type Worded } from "./corpus.ts";
import { databaseOf, type GivenNotice, groupCells } from "./database.ts";

const UNITS = 200;
export const FORMULAE = [
  "学习贯彻上级决策部署不够深入，",
  "推动改革发展的使命感紧迫感不强，",
  "履行全面从严治党主体责任有差距，",
  "聚焦主责主业担当作为力度不够，",
];

export interface Planted {
  readonly leaves: readonly ComparedLeaf[];
  /** The statement behind each leaf: leaves of one number say the same. */
  readonly statement: readonly number[];
  /** How a leaf came about: `own`, `copy`, or `edit` with the share of characters that changed. */
  readonly kind: readonly string[];
}

/** 200 units of 20 findings of their own, a quarter of them begun with a formula, and 400 statements copied or edited. */
export function plant(seed: number): Planted {
  const choice = new Choice(seed);
  const categories = [...codebookWords()].filter(([code]) => code !== "other");
  const leaves: ComparedLeaf[] = [];
  const statement: number[] = [];
  const kind: string[] = [];
  let statements = 0;
  const put = (worded: Worded, unit: number, how: string, formula: string): void => {
    leaves.push({
      problemId: `p${leaves.length}`,
      noticeId: `n${unit}`,
      unitId: `u${unit}`,
      level1: worded.level1,
      text: formula + printed(worded),
      terms: Object.keys(termsOf(worded)).join(TERM_END),
    });
    statement.push(statements);
    kind.push(how);
  };
  const formula = (): string => (choice.share() < 0.25 ? choice.of(FORMULAE) : "");
  for (let unit = 0; unit < UNITS; unit++)
    for (let index = 0; index < 20; index++, statements++)
      put(inventStatement(choice, ...choice.of(categories)), unit, "own", formula());
  for (let planted = 0; planted < 2 * UNITS; planted++, statements++) {
    const [level1, cues] = choice.of(categories);
    const original = inventStatement(choice, level1, cues);
    const isCopied = planted % 2 === 0;
    const begin = isCopied ? formula() : "";
    const times = 2 + choice.below(4);
    for (let time = 0; time < times; time++) {
      const unit = (planted * 7 + time * 3) % UNITS;
      if (isCopied || time === 0) put(original, unit, "copy", begin);
      else {
        const { worded, changed } = lightlyEdited(choice, original, cues);
        put(worded, unit, changed <= 0.1 ? "edit up to 10 %" : "edit up to 20 %", "");
      }
    }
  }
  return { leaves, statement, kind };
}

/** One to three edits that together change at most a fifth of the characters. */
function lightlyEdited(choice: Choice, original: Worded, cues: readonly string[]): { worded: Worded; changed: number } {
  for (;;) {
    const worded = edited(choice, original, cues, 1 + choice.below(3));
    const changed = editDistance(printed(original), printed(worded)) / printed(original).length;
    if (changed > 0 && changed <= 0.2) return { worded, changed };
  }
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** What was found of what was planted, by pairs of leaves of different notices. */
export interface Detection {
  /** Share of the pairs that say the same that stand in one verbatim cluster, by how the later one came about. */
  readonly recall: ReadonlyMap<string, { readonly share: number; readonly pairs: number }>;
  /** Share of the pairs in one verbatim cluster that say the same. */
  readonly precision: number;
  readonly pairs: number;
  /** Pairs of different statements that a formula alone has joined. */
  readonly joinedByFormula: number;
}

/** Recurrence found in a planted corpus against its truth. */
export function detect(planted: Planted): Detection {
  const clusters = findRecurrence(planted.leaves).clusters.filter(({ tier }) => tier === "verbatim");
  const clusterOf = new Int32Array(planted.leaves.length).fill(-1);
  clusters.forEach(({ members }, index) => {
    for (const { leaf } of members) clusterOf[leaf] = index;
  });
  const apart = (a: number, b: number): boolean => a < b && planted.leaves[a]!.noticeId !== planted.leaves[b]!.noticeId;
  const counts = new Map<string, { found: number; all: number }>();
  for (const same of groupsOf(planted.statement))
    for (const a of same)
      for (const b of same) {
        if (!apart(a, b)) continue;
        const how = [planted.kind[a]!, planted.kind[b]!].sort().at(-1)!;
        const { found, all } = counts.get(how) ?? { found: 0, all: 0 };
        const together = clusterOf[a] === clusterOf[b] && clusterOf[a]! >= 0;
        counts.set(how, { found: found + (together ? 1 : 0), all: all + 1 });
      }
  let pairs = 0;
  let wrong = 0;
  let joinedByFormula = 0;
  for (const { members } of clusters)
    for (const { leaf: a } of members)
      for (const { leaf: b } of members) {
        if (!apart(a, b)) continue;
        pairs++;
        if (planted.statement[a] === planted.statement[b]) continue;
        wrong++;
        const texts = [planted.leaves[a]!.text, planted.leaves[b]!.text];
        if (FORMULAE.some((formula) => texts.every((text) => text.startsWith(formula)))) joinedByFormula++;
      }
  const recall = new Map([...counts].map(([how, { found, all }]) => [how, { share: found / all, pairs: all }]));
  return { recall, precision: 1 - wrong / pairs, pairs, joinedByFormula };
}

function groupsOf(statement: readonly number[]): Iterable<number[]> {
  const groups = new Map<number, number[]>();
  statement.forEach((number, leaf) => {
    const group = groups.get(number) ?? [];
    groups.set(number, group);
    group.push(leaf);
  });
  return groups.values();
}

/** Findings of a unit that differs. */
export const PLANTED_LEAVES = 120;

const PROFILE = new Map([
  ["finance", 0.18],
  ["ideology", 0.15],
  ["personnel", 0.13],
  ["conduct", 0.12],
  ["core-duties", 0.1],
  ["decision-making", 0.08],
  ["grassroots", 0.07],
  ["accountability", 0.06],
  ["supervision", 0.05],
  ["projects", 0.03],
  ["assets", 0.02],
  ["other", 0.01],
]);

/**
 * Units whose findings come from one profile, 10 to 59 each; of the first `different` units finance has its odds
 * multiplied by `oddsRatio`.
 */
export function inventUnits(seed: number, units: number, different = 0, oddsRatio = 1): GivenNotice[] {
  const choice = new Choice(seed);
  const own = [...PROFILE.values()].map((share, index) => (index === 0 ? share * oddsRatio : share));
  return Array.from({ length: units }, (_, unit) => {
    const shares = unit < different ? own : [...PROFILE.values()];
    return {
      id: `n${unit}`,
      unit: `第${unit}局`,
      leaves: Array.from({ length: unit < different ? PLANTED_LEAVES : 10 + choice.below(50) }, () => ({
        code: [...PROFILE.keys()][drawn(choice, shares)]!,
      })),
    };
  });
}

function drawn(choice: Choice, weights: readonly number[]): number {
  let rest = choice.share() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length; index++) {
    rest -= weights[index]!;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** A unit's cell that the comparison calls different at 5 %, with its odds ratio. */
export interface CalledDifferent {
  readonly unit: string;
  readonly category: string;
  readonly oddsRatio: number;
}

/** Cells of unit × category with an adjusted p of at most 5 %, as `compareAll` works them out. */
export async function calledDifferent(notices: readonly GivenNotice[]): Promise<CalledDifferent[]> {
  const connection: DuckDBConnection = await databaseOf(notices);
  await connection.run(compareSql("compared_leaves.sql"));
  await connection.run(compareSql("macros.sql"));
  const cells = await groupCells(connection, { grouping: "unit" });
  connection.closeSync();
  return cells
    .filter(({ p_adjusted }) => p_adjusted !== null && p_adjusted <= 0.05)
    .map(({ group_value, category, odds_ratio }) => ({ unit: group_value, category, oddsRatio: odds_ratio! }));
}
