import { beforeAll, describe, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { findRecurrence, type Recurrence } from "../../pipeline/compare/recurrence/clusters.ts";
import type { ComparedLeaf } from "../../pipeline/compare/recurrence/leaves.ts";
import { benjaminiHochberg } from "../../pipeline/compare/statistics/false-discovery.ts";
import { fisherExact } from "../../pipeline/compare/statistics/fisher.ts";
import { Choice, codebookWords, edited, inventStatement, printed, termsOf, type Worded } from "./corpus.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

const UNITS = 200;
const FORMULAE = [
  "学习贯彻上级决策部署不够深入，",
  "推动改革发展的使命感紧迫感不强，",
  "履行全面从严治党主体责任有差距，",
  "聚焦主责主业担当作为力度不够，",
];

interface Planted {
  readonly leaves: readonly ComparedLeaf[];
  /** The statement behind each leaf: leaves of one number say the same. */
  readonly statement: readonly number[];
  /** How a leaf came about: `own`, `copy`, or `edit` with the share of characters that changed. */
  readonly kind: readonly string[];
}

/** 200 units of 20 findings of their own, a quarter of them begun with a formula, and 400 statements copied or edited. */
function plant(seed: number): Planted {
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
      terms: Object.keys(termsOf(worded)),
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

describe("recurrence with planted truth", () => {
  let planted: Planted;
  let found: Recurrence;
  beforeAll(() => {
    planted = plant(1);
    found = findRecurrence(planted.leaves);
  });

  /** Cluster number of each leaf in the verbatim tier, −1 outside. */
  function clusterOf(): Int32Array {
    const cluster = new Int32Array(planted.leaves.length).fill(-1);
    found.clusters.forEach(({ tier, members }, index) => {
      if (tier === "verbatim") for (const { leaf } of members) cluster[leaf] = index;
    });
    return cluster;
  }

  test("recall by kind: copies ≥ 0.99, edits ≥ 0.90", () => {
    const cluster = clusterOf();
    const hits = new Map<string, { found: number; all: number }>();
    const byStatement = new Map<number, number[]>();
    planted.statement.forEach((statement, leaf) => {
      byStatement.set(statement, [...(byStatement.get(statement) ?? []), leaf]);
    });
    for (const same of byStatement.values())
      for (const a of same)
        for (const b of same) {
          if (a >= b || planted.leaves[a]!.noticeId === planted.leaves[b]!.noticeId) continue;
          const how = [planted.kind[a]!, planted.kind[b]!].sort().at(-1)!;
          const count = hits.get(how) ?? { found: 0, all: 0 };
          hits.set(how, {
            found: count.found + (cluster[a] === cluster[b] && cluster[a]! >= 0 ? 1 : 0),
            all: count.all + 1,
          });
        }
    const recall = (how: string): number => hits.get(how)!.found / hits.get(how)!.all;
    expect(recall("copy")).toBeGreaterThanOrEqual(0.99);
    expect(recall("edit up to 10 %")).toBeGreaterThanOrEqual(0.95);
    expect(recall("edit up to 20 %")).toBeGreaterThanOrEqual(0.9);
  });

  test("precision: of the pairs found at least 0.99 say the same; a formula alone joins none", () => {
    let pairs = 0;
    let wrong = 0;
    let joinedByFormula = 0;
    for (const { tier, members } of found.clusters) {
      if (tier !== "verbatim") continue;
      for (const { leaf: a } of members)
        for (const { leaf: b } of members) {
          if (a >= b || planted.leaves[a]!.noticeId === planted.leaves[b]!.noticeId) continue;
          pairs++;
          if (planted.statement[a] === planted.statement[b]) continue;
          wrong++;
          const texts = [planted.leaves[a]!.text, planted.leaves[b]!.text];
          if (FORMULAE.some((formula) => texts.every((text) => text.startsWith(formula)))) joinedByFormula++;
        }
    }
    expect(1 - wrong / pairs).toBeGreaterThanOrEqual(0.99);
    expect(joinedByFormula).toBe(0);
  });

  test("the four formulae are found as formulae", () => {
    for (const formula of FORMULAE) {
      const leaf = planted.leaves.findIndex(({ text }) => text.startsWith(formula));
      const wording = found.wordings.findIndex(({ texts }) => texts.includes(leaf));
      const mask = found.reuse.formulae.maskOf(wording).subarray(0, formula.length - 1);
      expect([...mask]).toEqual(new Array(formula.length - 1).fill(1));
    }
  });
});

describe("differences with planted truth", () => {
  test("no effect: cells are called different in at most 5 % of 200 corpora", () => {
    const profile = [0.18, 0.15, 0.13, 0.12, 0.1, 0.08, 0.07, 0.06, 0.05, 0.03, 0.02, 0.01];
    let corporaWithFalseDiscovery = 0;
    for (let seed = 0; seed < 200; seed++) {
      const choice = new Choice(seed);
      const table = Array.from({ length: 30 }, () => {
        const counts = profile.map(() => 0);
        for (let leaf = 10 + choice.below(50); leaf > 0; leaf--) counts[drawn(choice, profile)]!++;
        return counts;
      });
      if (benjaminiHochberg(pValues(table)).some((p) => p <= 0.05)) corporaWithFalseDiscovery++;
    }
    // Nothing is different, so every discovery is false and the rate is that of corpora with any.
    expect(corporaWithFalseDiscovery / 200).toBeLessThanOrEqual(0.05);
  });

  test("a unit with a known odds ratio of 4 in one category is found, with that odds ratio in reach", async () => {
    const codes = ["finance", "ideology", "personnel", "conduct", "core-duties"];
    const odds = 0.25;
    const planted = (4 * odds) / (1 + 4 * odds);
    let found = 0;
    const ratios: number[] = [];
    for (let seed = 0; seed < 3; seed++) {
      const choice = new Choice(seed);
      const notices: GivenNotice[] = Array.from({ length: 20 }, (_, unit) => ({
        id: `n${unit}`,
        unit: `第${unit}局`,
        leaves: Array.from({ length: 60 }, () => {
          const isFinance = choice.share() < (unit === 0 ? planted : 0.2);
          return { code: isFinance ? "finance" : choice.of(codes.slice(1)) };
        }),
      }));
      const connection = await databaseOf(notices);
      await compareAll(connection);
      const [cell] = await rowsOf(
        connection,
        "select * from unit_category where unit = '第0局' and level1 = 'finance'",
      );
      if ((cell!.p_adjusted as number) < 0.05 && (cell!.log_odds_z as number) > 1.96) found++;
      ratios.push(cell!.odds_ratio as number);
    }
    expect(found).toBe(3);
    const middle = ratios.sort((a, b) => a - b)[1]!;
    expect(middle).toBeGreaterThan(2.8);
    expect(middle).toBeLessThan(5.7);
  });
});

function drawn(choice: Choice, profile: readonly number[]): number {
  let rest = choice.share();
  for (let index = 0; index < profile.length; index++) {
    rest -= profile[index]!;
    if (rest < 0) return index;
  }
  return profile.length - 1;
}

/** p of every cell against the rest, as compareGroups computes it. */
function pValues(table: readonly (readonly number[])[]): number[] {
  const columns = table[0]!.map((_, column) => table.reduce((sum, row) => sum + row[column]!, 0));
  const total = columns.reduce((sum, n) => sum + n, 0);
  return table.flatMap((row) => {
    const size = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, column) => fisherExact(n, size, columns[column]!, total));
  });
}
