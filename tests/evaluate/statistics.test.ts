import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { f1 } from "../../pipeline/evaluate/f1.ts";
import { figure } from "../../pipeline/evaluate/tables.ts";

describe("F1", () => {
  it("pools notices and keeps F1 inside its interval", () => {
    const notice = fc.record({
      expected: fc.nat(20),
      read: fc.nat(20),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(notice, { minLength: 1, maxLength: 12 }), (made) => {
        const notices = made
          .filter(({ expected, read }) => expected + read > 0)
          .map(({ expected, read, share }) => ({ expected, read, hits: Math.floor(Math.min(expected, read) * share) }));
        fc.pre(notices.length > 0);
        const { score, interval } = f1("property", notices);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it("takes the interval of Wilson where no error was seen: 100 of 100 prove at least 0.963", () => {
    const estimate = f1(
      "perfect",
      Array.from({ length: 10 }, () => ({ expected: 10, read: 10, hits: 10 })),
    );
    expect(estimate).toMatchObject({ score: 1, intervalBy: "wilson", interval: { high: 1 } });
    expect(estimate.interval.low).toBeCloseTo(0.963, 3);
  });

  it("is wider where errors come together in one notice than where they are spread", () => {
    const clean = { expected: 10, read: 10, hits: 10 };
    const spread = Array.from({ length: 10 }, () => ({ expected: 10, read: 10, hits: 9 }));
    const together = [...Array.from({ length: 9 }, () => clean), { expected: 10, read: 10, hits: 0 }];
    const width = (notices: typeof spread): number => {
      const { interval } = f1("width", notices);
      return interval.high - interval.low;
    };
    expect(f1("width", together).score).toBeCloseTo(f1("width", spread).score, 12);
    expect(width(together)).toBeGreaterThan(width(spread));
  });
});

it("never shows 1.000 for less than everything", () => {
  expect([figure(0.9996), figure(1), figure(0.12345), figure(null)]).toEqual(["0.999", "1.000", "0.123", null]);
});
