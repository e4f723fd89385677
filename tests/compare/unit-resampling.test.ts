import { describe, expect, it } from "vitest";
import { add, type Profile, rememberedDivergences, uncertaintyOf } from "../../pipeline/compare/unit-resampling.ts";
import { seededDraws } from "../../pipeline/statistics/bootstrap.ts";
import { jensenShannon } from "../../pipeline/statistics/divergence.ts";

const CATEGORIES = 6;

function profile(unitId: string, notices: readonly Int32Array[]): Profile {
  const counts = new Int32Array(CATEGORIES);
  for (const notice of notices) add(counts, notice);
  const denominator = counts.reduce((sum, n) => sum + n, 0);
  const leaves = Int32Array.from([...counts].flatMap((n, category) => new Array<number>(n).fill(category)));
  return { unitId, counts, denominator, shares: Float64Array.from(counts, (n) => n / denominator), leaves, notices };
}

describe("uncertaintyOf", () => {
  it("gives an interval that holds the observed divergence and has some width, for equal units too", () => {
    const draw = seededDraws(1);
    const drawn = (unitId: string): Profile =>
      profile(
        unitId,
        Array.from({ length: 10 }, () => {
          const counts = new Int32Array(CATEGORIES);
          for (let leaf = 0; leaf < 18; leaf++) counts[draw(CATEGORIES)]!++;
          return counts;
        }),
      );
    for (let pair = 0; pair < 60; pair++) {
      const [a, b] = [drawn(`甲${pair}`), drawn(`乙${pair}`)];
      for (const other of [b, { ...a, unitId: `丙${pair}` }]) {
        const observed = jensenShannon(a.counts, other.counts);
        const { low, high } = uncertaintyOf(a, other, observed, rememberedDivergences());
        expect(low!).toBeLessThanOrEqual(observed);
        expect(high!).toBeGreaterThanOrEqual(observed);
        expect(high!).toBeGreaterThan(low!);
      }
    }
  });

  it("gives none below ten notices", () => {
    const few = (unitId: string): Profile =>
      profile(
        unitId,
        Array.from({ length: 9 }, () => Int32Array.of(3, 2, 1, 1, 1, 1)),
      );
    expect(uncertaintyOf(few("甲"), few("乙"), 0, rememberedDivergences())).toMatchObject({ low: null, high: null });
  });
});
