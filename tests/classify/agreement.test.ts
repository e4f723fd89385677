import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha, masi, nominal, percentAgreement } from "../../pipeline/classify/study/agreement.ts";
import { cohensKappa } from "../../pipeline/evaluate/kappa.ts";

const units = (table: readonly string[]): string[][] => {
  const coders = table.map((line) => line.split(" "));
  return coders[0]!.map((_, unit) => coders.map((coder) => coder[unit]!).filter((value) => value !== "."));
};

describe("Krippendorff's alpha", () => {
  it("equals Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example A: two coders, binary, 0.095", () => {
    const alpha = krippendorffAlpha(units(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]), nominal);
    expect(alpha).toBeCloseTo(0.095, 3);
  });
  it("equals Krippendorff 2011, example C: four coders, twelve units, missing values, nominal 0.743", () => {
    const alpha = krippendorffAlpha(
      units([
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
      ]),
      nominal,
    );
    expect(alpha).toBeCloseTo(0.743, 3);
  });
  it("is 1 for perfect agreement and null where chance explains everything", () => {
    expect(
      krippendorffAlpha(
        [
          ["a", "a"],
          ["b", "b"],
        ],
        nominal,
      ),
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          ["a", "a"],
          ["a", "a"],
        ],
        nominal,
      ),
    ).toBeNull();
    expect(krippendorffAlpha([["a"]], nominal)).toBeNull();
  });
  it("does not depend on the order of coders or units", () => {
    const code = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(fc.array(code, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 }), (coded) => {
        const turned = [...coded].reverse().map((unit) => [...unit].reverse());
        const [a, b] = [krippendorffAlpha(coded, nominal), krippendorffAlpha(turned, nominal)];
        if (a === null) expect(b).toBeNull();
        else expect(b).toBeCloseTo(a, 10);
      }),
    );
  });
});

describe("MASI", () => {
  it("equals the example of NLTK's masi_distance, {1,2} and {1,2,3,4}: 0.665 (it rounds 2/3 to 0.67)", () => {
    expect(masi(new Set(["1", "2"]), new Set(["1", "2", "3", "4"]))).toBeCloseTo(0.665, 2);
  });
  it("equals the four cases of Passonneau 2006: identical, subset, overlap, disjoint", () => {
    const of = (a: string, b: string): number => 1 - masi(new Set(a), new Set(b));
    expect(of("ab", "ab")).toBe(1);
    expect(of("a", "ab")).toBeCloseTo((1 / 2) * (2 / 3), 12);
    expect(of("ab", "bc")).toBeCloseTo((1 / 3) * (1 / 3), 12);
    expect(of("ab", "cd")).toBe(0);
  });
  it("lets alpha give part credit: sets that overlap agree more than sets that do not", () => {
    const a = new Set(["finance", "conduct"]);
    const b = new Set(["finance"]);
    const c = new Set(["ideology"]);
    const near = krippendorffAlpha(
      [
        [a, b],
        [c, c],
        [b, b],
      ],
      masi,
    )!;
    const far = krippendorffAlpha(
      [
        [a, c],
        [c, c],
        [b, b],
      ],
      masi,
    )!;
    expect(near).toBeGreaterThan(far);
  });
});

describe("two coders", () => {
  // Cohen 1960, A coefficient of agreement for nominal scales, table 1: 200 patients, two psychiatrists.
  const table = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const pairs = table.flatMap((line, first) =>
    line.flatMap((count, second) =>
      Array.from({ length: count }, () => ({ first: String(first), second: String(second) })),
    ),
  );
  it("kappa equals Cohen 1960: 0.492 at 0.70 observed and 0.41 expected", () => {
    const kappa = cohensKappa("Cohen 1960", [pairs])!;
    expect(kappa.kappa).toBeCloseTo(0.492, 3);
  });
  it("percent agreement is the observed share", () => {
    expect(percentAgreement(pairs.map(({ first, second }) => [first, second]))).toBeCloseTo(0.7, 10);
  });
});
