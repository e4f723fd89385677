import { beforeAll, describe, expect, test } from "vitest";
import { findRecurrence } from "../../pipeline/compare/recurrence/clusters.ts";
import { calledDifferent, type Detection, detect, FORMULAE, inventUnits, type Planted, plant } from "./planted.ts";

describe("recurrence with planted truth (figures over ten seeds: tests/bench/planted.ts)", () => {
  let planted: Planted;
  let found: Detection;
  beforeAll(() => {
    planted = plant(1);
    found = detect(planted);
  });

  test("recall by kind: copies ≥ 0.99, edits ≥ 0.90", () => {
    const recall = (how: string): number => found.recall.get(how)!.share;
    expect(recall("copy")).toBeGreaterThanOrEqual(0.99);
    expect(recall("edit up to 10 %")).toBeGreaterThanOrEqual(0.95);
    expect(recall("edit up to 20 %")).toBeGreaterThanOrEqual(0.9);
  });

  test("precision: of the pairs found at least 0.99 say the same; a formula alone joins none", () => {
    expect(found.precision).toBeGreaterThanOrEqual(0.99);
    expect(found.joinedByFormula).toBe(0);
  });

  test("the four formulae are found as formulae", () => {
    const { wordings, reuse } = findRecurrence(planted.leaves);
    for (const formula of FORMULAE) {
      const leaf = planted.leaves.findIndex(({ text }) => text.startsWith(formula));
      const wording = wordings.findIndex(({ texts }) => texts.includes(leaf));
      const mask = reuse.formulae.maskOf(wording).subarray(0, formula.length - 1);
      expect([...mask]).toEqual(new Array(formula.length - 1).fill(1));
    }
  });
});

describe("differences with planted truth", () => {
  test("no effect: of 20 corpora at most 5 % have a cell called different (200 of them: tests/bench/planted.ts)", async () => {
    let corporaWithFalseDiscovery = 0;
    for (let seed = 0; seed < 20; seed++)
      if ((await calledDifferent(inventUnits(seed, 30))).length > 0) corporaWithFalseDiscovery++;
    // Nothing is different, so every discovery is false and the rate is that of corpora with any.
    expect(corporaWithFalseDiscovery / 20).toBeLessThanOrEqual(0.05);
  });

  test("units with a known odds ratio of 4 in one category are found, with that odds ratio in reach", async () => {
    const ratios: number[] = [];
    let wrong = 0;
    for (let seed = 0; seed < 5; seed++)
      for (const cell of await calledDifferent(inventUnits(seed, 30, 2, 4)))
        if (cell.category === "finance" && (cell.unit === "第0局" || cell.unit === "第1局"))
          ratios.push(cell.oddsRatio);
        else wrong++;
    expect(ratios.length).toBeGreaterThanOrEqual(9);
    expect(wrong).toBeLessThanOrEqual(1);
    const middle = ratios.sort((a, b) => a - b)[ratios.length >> 1]!;
    expect(middle).toBeGreaterThan(2.8);
    expect(middle).toBeLessThan(5.7);
  });
});
