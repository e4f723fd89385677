import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapShares, seededDraws, seedOf } from "../../pipeline/statistics/bootstrap.ts";
import { jensenShannon } from "../../pipeline/statistics/divergence.ts";
import { benjaminiHochberg } from "../../pipeline/statistics/false-discovery.ts";
import { fisherExact } from "../../pipeline/statistics/fisher.ts";
import { quantile } from "../../pipeline/statistics/interval.ts";
import { student975 } from "../../pipeline/statistics/student.ts";
import { nestedWilsonInterval, wilsonInterval } from "../../pipeline/statistics/wilson.ts";

/** |a − b| ≤ 1e-9 of the larger: the digits the contract promises. */
function close(actual: number, reference: number): void {
  expect(Math.abs(actual - reference)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(reference), Number.MIN_VALUE));
}

describe("Fisher's exact test", () => {
  // scipy.stats.fisher_exact, SciPy 1.17.1, two-sided. [[3,1],[1,3]] is Fisher's tea tasting (R's ?fisher.test: 0.4857).
  test.each([
    [[8, 2, 1, 5], 0.034965034965034975],
    [[3, 1, 1, 3], 0.48571428571428565],
    [[0, 12, 7, 30], 0.17117548351010048],
    [[12, 3, 40, 345], 2.344887139815011e-9],
    [[150, 850, 900, 8100], 3.4558355835312574e-6],
    [[10, 0, 0, 10], 1.082508822446903e-5],
    [[5, 50, 5, 50], 1],
    [[1, 9, 11, 3], 0.0027594561852200836],
  ] as const)("%j", ([a, b, c, d], reference) => {
    close(fisherExact(a, a + b, a + c, a + b + c + d), reference);
  });

  test("equals the definition in exact whole-number arithmetic", () => {
    const cell = fc
      .record({ a: fc.nat(25), b: fc.nat(25), c: fc.nat(25), d: fc.nat(25) })
      .filter(({ a, b, c, d }) => a + b + c + d > 0);
    fc.assert(
      fc.property(cell, ({ a, b, c, d }) => {
        close(fisherExact(a, a + b, a + c, a + b + c + d), exactFisher(a, a + b, a + c, a + b + c + d));
      }),
    );
  });

  test("a margin that fills the table leaves nothing to vary", () => {
    expect(fisherExact(0, 0, 5, 10)).toBe(1);
    expect(fisherExact(5, 10, 5, 10)).toBe(1);
  });

  test("refuses what is no table", () => {
    expect(() => fisherExact(6, 5, 10, 20)).toThrow(RangeError);
    expect(() => fisherExact(0, 8, 8, 10)).toThrow(RangeError);
  });

  test("takes 100,000 leaves", () => {
    const p = fisherExact(900, 8000, 10_000, 100_000);
    // scipy.stats.fisher_exact([[900, 7100], [9100, 82900]]), SciPy 1.17.1
    close(p, 0.00012897607444697348);
  });
});

function exactFisher(n: number, row: number, column: number, total: number): number {
  const choose = (size: number, k: number): bigint => {
    let result = 1n;
    for (let step = 1; step <= k; step++) result = (result * BigInt(size - k + step)) / BigInt(step);
    return result;
  };
  const weight = (k: number): bigint => choose(row, k) * choose(total - row, column - k);
  const observed = weight(n);
  let all = 0n;
  let extreme = 0n;
  for (let k = Math.max(0, row + column - total); k <= Math.min(row, column); k++) {
    all += weight(k);
    if (weight(k) <= observed) extreme += weight(k);
  }
  return Number((extreme * 10n ** 60n) / all) / 1e60;
}

describe("Benjamini–Hochberg", () => {
  test("scipy.stats.false_discovery_control (SciPy 1.17.1), with ties", () => {
    const adjusted = benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 0.001, 0.04]);
    const reference = [
      0.04, 0.05333333333333333, 0.05333333333333333, 0.05333333333333333, 0.05714285714285714, 0.5, 0.008,
      0.05333333333333333,
    ];
    adjusted.forEach((p, index) => {
      close(p, reference[index]!);
    });
  });

  test("the worked example of Benjamini & Hochberg (1995), section 3.2: four of fifteen are rejected", () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324].concat([
      ...[0.4262, 0.5719, 0.6528, 0.759, 1],
    ]);
    expect(benjaminiHochberg(p).filter((adjusted) => adjusted <= 0.05)).toHaveLength(4);
  });

  test("keeps the order of the p-values and never lowers one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
        const adjusted = benjaminiHochberg(pValues);
        pValues.forEach((p, index) => {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          pValues.forEach((other, position) => {
            if (p < other) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[position]!);
          });
        });
      }),
    );
  });
});

test("Wilson interval: scipy.stats.binomtest(...).proportion_ci(0.95, 'wilson'), SciPy 1.17.1", () => {
  for (const [n, denominator, low, high] of [
    [3, 59, 0.01744271747299006, 0.139165022152769],
    [0, 12, 0, 0.24249400665524085],
    [12, 12, 0.7575059933447592, 1],
    [40, 100, 0.3094012864324589, 0.4979974132089382],
  ] as const) {
    const interval = wilsonInterval(n, denominator);
    close(interval.low, low);
    close(interval.high, high);
  }
});

test("97.5 % point of Student's t: scipy.stats.t.ppf(0.975, df), SciPy 1.17.1", () => {
  for (const [df, point] of [
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [5, 2.5705818356363146],
    [48, 2.010634757624232],
    [200, 1.9718962236339088],
    [201, 1.971836506779859],
    [100_000, 1.9599877075346095],
  ] as const)
    expect(student975(df)).toBeCloseTo(point, 9);
});

describe("Wilson interval of leaves nested in notices", () => {
  test("rests on no more leaves than there are, however alike the notices", () => {
    expect(nestedWilsonInterval(21, 116, 0.2, 6)).toEqual(wilsonInterval(21, 116));
    expect(wilsonInterval(21, 116).low).toBeCloseTo(0.1216, 4);
    expect(wilsonInterval(21, 116).high).toBeCloseTo(0.261, 4);
  });

  test("and on fewer, the more unlike and the fewer they are: 50 leaves / 25⁄6 / (t₄ / t₄₉)² as a sample", () => {
    const size = 50 / (25 / 6) / (2.7764451051977987 / 2.009575237129235) ** 2;
    const plain = wilsonInterval(0.4 * size, size);
    const nested = nestedWilsonInterval(20, 50, 25 / 6, 5);
    close(nested.low, plain.low);
    close(nested.high, plain.high);
  });

  test("covers where six notices differ, which resampling six notices does not", () => {
    const draw = seededDraws(7);
    let resampled = 0;
    let nested = 0;
    const trials = 400;
    for (let trial = 0; trial < trials; trial++) {
      // Notices of 8 to 28 leaves whose shares lie evenly between 5 and 25 %: the share of all is 15 %.
      const notices = Array.from({ length: 6 }, () => {
        const total = 8 + draw(21);
        const share = 50 + draw(201);
        const n = Array.from({ length: total }, () => draw(1000) < share).filter(Boolean).length;
        return { n, total };
      });
      const n = notices.reduce((sum, notice) => sum + notice.n, 0);
      const total = notices.reduce((sum, notice) => sum + notice.total, 0);
      const share = n / total;
      const spread = notices.reduce((sum, notice) => sum + (notice.n - share * notice.total) ** 2, 0);
      const effect = n === 0 ? null : ((6 / 5) * spread) / (total * share * (1 - share));
      const covers = ({ low, high }: { low: number; high: number }): boolean => low <= 0.15 && high >= 0.15;
      const clusters = notices.map((notice) => ({ counts: Int32Array.of(notice.n), total: notice.total }));
      if (covers(bootstrapShares(clusters, 1, trial, 200)[0]!)) resampled++;
      if (covers(nestedWilsonInterval(n, total, effect, 6))) nested++;
    }
    expect(resampled / trials).toBeLessThan(0.9);
    expect(nested / trials).toBeGreaterThan(0.93);
  });
});

test("quantile: numpy.quantile, NumPy 2.4.6 (type 7)", () => {
  const values = [1, 2, 4, 7, 11, 16.5];
  close(quantile(values, 0.025), 1.125);
  close(quantile(values, 0.5), 5.5);
  close(quantile(values, 0.975), 15.8125);
});

describe("bootstrap over notices", () => {
  const notices = [
    [3, 7],
    [1, 9],
    [6, 4],
    [0, 12],
    [5, 5],
  ].map((counts) => ({ counts: Int32Array.from(counts), total: counts[0]! + counts[1]! }));

  test("agrees with all 5^5 equally likely resamples", () => {
    const shares: number[] = [];
    for (let code = 0; code < 5 ** 5; code++) {
      let [n, total] = [0, 0];
      for (let drawn = 0, rest = code; drawn < 5; drawn++, rest = Math.floor(rest / 5)) {
        n += notices[rest % 5]!.counts[0]!;
        total += notices[rest % 5]!.total;
      }
      shares.push(n / total);
    }
    shares.sort((a, b) => a - b);
    const [interval] = bootstrapShares(notices, 2, seedOf("five notices"), 50_000);
    expect(interval!.low).toBeCloseTo(quantile(shares, 0.025), 2);
    expect(interval!.high).toBeCloseTo(quantile(shares, 0.975), 2);
  });

  test("the same seed gives the same interval, another seed another", () => {
    const once = bootstrapShares(notices, 2, seedOf("a"));
    expect(bootstrapShares(notices, 2, seedOf("a"))).toEqual(once);
    expect(bootstrapShares(notices, 2, seedOf("b"))).not.toEqual(once);
  });

  test("covers the true share of nested findings about as often as it says, which single leaves do not", () => {
    // 40 notices of 20 leaves; the share of a notice is 0.1 or 0.5, so leaves of a notice hang together.
    let byNotices = 0;
    let byLeaves = 0;
    for (let seed = 0; seed < 200; seed++) {
      const draw = mulberry(seed);
      const drawn = Array.from({ length: 40 }, () => {
        const share = draw() < 0.5 ? 0.1 : 0.5;
        const n = Array.from({ length: 20 }, () => (draw() < share ? 1 : 0)).reduce<number>((sum, x) => sum + x, 0);
        return { counts: Int32Array.of(n, 20 - n), total: 20 };
      });
      const [interval] = bootstrapShares(drawn, 2, seed, 400);
      if (interval!.low <= 0.3 && 0.3 <= interval!.high) byNotices++;
      const single = wilsonInterval(
        drawn.reduce((sum, { counts }) => sum + counts[0]!, 0),
        800,
      );
      if (single.low <= 0.3 && 0.3 <= single.high) byLeaves++;
    }
    expect(byNotices / 200).toBeGreaterThan(0.88);
    expect(byLeaves / 200).toBeLessThan(0.8);
  });
});

function mulberry(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe("Jensen–Shannon divergence", () => {
  test("scipy.spatial.distance.jensenshannon(a, b, base=2) ** 2, SciPy 1.17.1", () => {
    close(jensenShannon([3, 5, 0, 2, 7], [1, 8, 4, 0, 2]), 0.28980629925688817);
  });

  test("0 for one profile, 1 for nothing in common", () => {
    expect(jensenShannon([2, 4, 0], [1, 2, 0])).toBe(0);
    expect(jensenShannon([2, 0], [0, 9])).toBe(1);
  });
});
