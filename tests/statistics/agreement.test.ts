import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffsAlpha, masi, nominal } from "../../pipeline/statistics/alpha.ts";
import { type Codes, cohensKappa } from "../../pipeline/statistics/kappa.ts";

/** The pairs of a square table of counts. */
function pairs(table: readonly (readonly number[])[]): Codes[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => ({ first: `${first}`, second: `${second}` }))),
  );
}

const GOOD = pairs([
  [4, 0],
  [0, 4],
]);
const BAD = pairs([
  [2, 2],
  [2, 2],
]);

describe("Cohen's kappa", () => {
  it("is that of the worked example of Cohen 1960 (200 patients, three diagnoses)", () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const { kappa, expected } = cohensKappa("example", [pairs(table)])!;
    expect(expected).toBeCloseTo(0.41, 12);
    expect(kappa).toBeCloseTo(0.492, 3);
  });

  it("is 0 where coders agree as often as chance, -1 where they never do", () => {
    const even = [
      [25, 25],
      [25, 25],
    ];
    const never = [
      [0, 5],
      [5, 0],
    ];
    expect(cohensKappa("even", [pairs(even)])!.kappa).toBe(0);
    expect(cohensKappa("never", [pairs(never)])!.kappa).toBe(-1);
  });

  it("says nothing where both coders know one code only, or there is nothing coded", () => {
    expect(cohensKappa("one", [pairs([[7]])])).toMatchObject({ kappa: null, interval: null });
    expect(cohensKappa("none", [[], []])).toBeNull();
  });

  it("draws notices again when there are enough of them, and else follows the observed agreement", () => {
    const many = cohensKappa("many", [GOOD, GOOD, GOOD, BAD, GOOD, GOOD])!;
    expect(many.intervalBy).toBe("bootstrap");
    expect(many.interval!.low).toBeLessThan(many.kappa!);
    expect(many.interval!.high).toBe(1);
    expect(cohensKappa("many", [GOOD, GOOD, GOOD, BAD, GOOD, GOOD])).toEqual(many);
    expect(cohensKappa("few", [GOOD, BAD])!.intervalBy).toBe("wilson");
    // Without any disagreement the interval still says how little 16 leaves prove.
    const perfect = cohensKappa("perfect", [GOOD, GOOD])!;
    expect(perfect).toMatchObject({ kappa: 1, interval: { high: 1 } });
    expect(perfect.interval!.low).toBeCloseTo((16 / (16 + 1.959963984540054 ** 2) - 0.5) / 0.5, 6);
  });
});

describe("Krippendorff's alpha", () => {
  const alpha = (units: readonly (readonly string[])[]) =>
    krippendorffsAlpha("test", [units], nominal, (code) => code).alpha;

  it("is that of the worked example of Krippendorff 2011, section C (4 observers, 12 units, statements missing)", () => {
    const units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"];
    expect(alpha(units.map((unit) => [...unit]))).toBeCloseTo(0.743, 3);
  });

  it("is that of his example of two observers and two values, section A (10 units)", () => {
    const [first, second] = ["0100000010", "1110010000"];
    expect(alpha([...first!].map((value, at) => [value, second![at]!]))).toBeCloseTo(0.095, 3);
  });

  it("is 1 where all agree, null where chance explains everything or nothing is coded twice", () => {
    expect(
      alpha([
        ["a", "a"],
        ["b", "b"],
      ]),
    ).toBe(1);
    expect(
      alpha([
        ["a", "a"],
        ["a", "a"],
      ]),
    ).toBeNull();
    expect(alpha([["a"]])).toBeNull();
  });

  it("does not depend on the order of coders or units", () => {
    const code = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(fc.array(code, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 }), (coded) => {
        const turned = [...coded].reverse().map((unit) => [...unit].reverse());
        const [a, b] = [alpha(coded), alpha(turned)];
        if (a === null) expect(b).toBeNull();
        else expect(b).toBeCloseTo(a, 10);
      }),
    );
  });

  it("is that of Krippendorff 2011, section C, also for sets of one code each (MASI of these is the nominal distance)", () => {
    const units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"];
    const sets = units.map((unit) => [...unit].map((value) => new Set([value])));
    expect(krippendorffsAlpha("sets", [sets], masi, (set) => [...set].join()).alpha).toBeCloseTo(0.743, 3);
  });

  it("is the one worked by hand for sets that hold one another: A/A, A/AB, B/B", () => {
    // d(A,AB) = d(B,AB) = 1 − 1/2 · 2/3 = 2/3. Observed 2·(2/3)/6 = 2/9; expected over A,A,A,B,B,AB:
    // 2·(3·2·1 + 3·2/3 + 2·2/3)/(6·5) = 28/45; α = 1 − (2/9)/(28/45) = 9/14.
    const sets = [
      ["A", "A"],
      ["A", "AB"],
      ["B", "B"],
    ].map((unit) => unit.map((codes) => new Set(codes)));
    expect(krippendorffsAlpha("hand", [sets], masi, (set) => [...set].join()).alpha).toBeCloseTo(9 / 14, 12);
  });

  it("takes the distance of NLTK's masi_distance for its example {1,2} and {1,2,3,4}: 0.665 (it rounds 2/3 to 0.67)", () => {
    expect(masi(new Set("12"), new Set("1234"))).toBeCloseTo(0.665, 2);
  });

  it("knows how far sets of codes lie apart (MASI of Passonneau 2006)", () => {
    const set = (codes: string): ReadonlySet<string> => new Set(codes);
    expect(masi(set("ab"), set("ba"))).toBe(0);
    expect(masi(set("ab"), set("abcd"))).toBeCloseTo(1 - (2 / 4) * (2 / 3), 12);
    expect(masi(set("abc"), set("bcd"))).toBeCloseTo(1 - (2 / 4) * (1 / 3), 12);
    expect(masi(set("ab"), set("cd"))).toBe(1);
    expect(masi(set(""), set(""))).toBe(0);
  });

  it("gives part of the credit for part of the codes", () => {
    const sets = [
      ["a", "a"],
      ["b", "bc"],
      ["c", "c"],
    ].map((unit) => unit.map((codes) => new Set(codes)));
    const key = (codes: Set<string>): string => [...codes].join("");
    const whole = krippendorffsAlpha("sets", [sets], (a, b) => (key(a) === key(b) ? 0 : 1), key).alpha!;
    expect(krippendorffsAlpha("sets", [sets], masi, key).alpha!).toBeGreaterThan(whole);
  });

  it("has an interval only where notices can be drawn again", () => {
    const unit = ({ first, second }: Codes) => [first, second];
    const interval = (notices: Codes[][]) =>
      krippendorffsAlpha(
        "interval",
        notices.map((each) => each.map(unit)),
        nominal,
        (code) => code,
      ).interval;
    expect(interval([GOOD, BAD])).toBeNull();
    expect(interval([GOOD, GOOD, GOOD, GOOD, GOOD])).toBeNull();
    const { low, high } = interval([GOOD, GOOD, GOOD, BAD, GOOD])!;
    expect(low).toBeLessThan(high);
    expect(high).toBe(1);
  });
});
