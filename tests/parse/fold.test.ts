import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparable, fold } from "../../pipeline/fold.ts";
import { compact } from "../../pipeline/parse/metadata/compact.ts";

/** Ordinary and awkward characters: full width, marks that combine, ligatures, letters of several code units. */
const CHARACTERS = [
  ..."某局整改Ａb１2、。，“”《》（） \t\n\u3000①⑳㈠％‰—…￥$+·~～ﬁｶﾞée\u0301か\u3099〸㎡𠮷\u0000\u00ad\ufeff",
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);

describe("a dot behind a Chinese word is a full stop", () => {
  it.each([
    ["学习不深入.8月30日,反馈意见", "学习不深入。8月30日,反馈意见"],
    ["落实“三会一课”.一是补齐", "落实“三会一课”。一是补齐"],
    ["制定《管理办法》.", "制定《管理办法》。"],
    ["开展培训3次．二是督查", "开展培训3次。二是督查"],
    ["1.问题一.账目不清.", "1.问题一.账目不清。"],
    ["一.组织情况", "一.组织情况"],
    ["2023.5.6,3.15万元", "2023.5.6,3.15万元"],
    ["详见某局.gov.cn等...", "详见某局.gov.cn等..."],
    ["(一).学习方面", "(一).学习方面"],
  ])("%s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("fold", () => {
  it("makes radicals the characters they look like, and a private blank a blank", () => {
    expect(fold("\ue5e5（⼀）⼯作⻅效，⼾数\ue5e5")).toBe(" (一)工作见效,户数 ");
  });

  it("gives one UTF-16 unit for each", () => {
    for (let unit = 0; unit <= 0xffff; unit++) expect(fold(String.fromCharCode(unit)).length).toBe(1);
  });
});

describe("comparable", () => {
  const reference = (one: string): string => one.normalize("NFKC").replace(/[\s\p{P}\p{S}]/gu, "");

  it("is NFKC without space, punctuation and symbols", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(comparable(one)).toBe(reference(one));
      }),
      { numRuns: 1000 },
    );
  });

  it("is so for every UTF-16 unit, alone and between others", () => {
    const wrong: number[] = [];
    for (let unit = 0; unit <= 0xffff; unit++)
      for (const one of [String.fromCharCode(unit), `某${String.fromCharCode(unit)}局`])
        if (comparable(one) !== reference(one)) wrong.push(unit);
    expect(wrong).toEqual([]);
  });
});

describe("a compact text", () => {
  /** Position of each kept character, one by one. */
  const kept = (one: string): number[] =>
    [...fold(one).split("").keys()].filter((at) => !/[\t-\r ]/.test(fold(one)[at]!));

  it("has the folded characters that are no white space, and the way back to each", () => {
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(80), (one, from, length) => {
        const span = { start: Math.min(from, one.length), end: Math.min(from + length, one.length) };
        const stretch = one.slice(span.start, span.end);
        const places = kept(stretch);
        const { text: joined, source } = compact(one, span);
        expect(joined).toBe(places.map((at) => fold(stretch)[at]).join(""));
        places.forEach((at, index) => {
          expect(source(index, index + 1)).toEqual({ start: span.start + at, end: span.start + at + 1 });
        });
        expect(source(places.length, places.length + 1)).toEqual({ start: span.end, end: span.end });
      }),
    );
  });
});
