import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches, matchesAt } from "../../pipeline/parse/matches.ts";
import { headTable } from "../../pipeline/parse/metadata/head-table.ts";
import { wordMatcher } from "../../pipeline/word-matcher.ts";

const PATTERNS = [
  /\d+/g,
  /(?<![\d.])(?<whole>\d{1,3})(?:\.(\d))?/g,
  /一?是|第一/g,
  /(?=一)/g,
  /x*/g,
  /^一|。$/g,
  /元{0,2}/g,
];
const text = fc.string({ unit: fc.constantFrom(..."一二是第元。.x1234 ") });
const shape = (found: Iterable<RegExpExecArray>) =>
  [...found].map((match) => ({ at: match.index, all: [...match], groups: { ...match.groups } }));

describe("matches", () => {
  it("are those of matchAll, empty ones and groups too", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATTERNS), text, (pattern, where) => {
        expect(shape(matches(pattern, where))).toEqual(shape(where.matchAll(pattern)));
      }),
    );
  });

  it("stand whatever else the expression is used for meanwhile", () => {
    const digits = /\d/g;
    const found: string[] = [];
    for (const [outer] of matches(digits, "1a2b3")) {
      expect([...matches(digits, "987")].length).toBe(3);
      digits.lastIndex = 77;
      found.push(outer);
    }
    expect(found).toEqual(["1", "2", "3"]);
  });

  it("of an expression with known starts are found from these starts alone", () => {
    fc.assert(
      fc.property(text, (where) => {
        const starts = [...where.matchAll(/(?<!\d)\d/g)].map(({ index }) => index);
        const pattern = /(?<!\d)\d{1,2}(?:[一.]\d{1,3})?(?!x)/;
        const sticky = new RegExp(pattern.source, "y");
        expect(shape(matchesAt(sticky, where, starts))).toEqual(shape(where.matchAll(new RegExp(pattern.source, "g"))));
      }),
    );
  });
});

describe("words of a list", () => {
  const list = fc.uniqueArray(fc.string({ unit: fc.constantFrom(..."一二是第元"), minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 12,
  });

  it("are found as an alternation with the longest first finds them", () => {
    fc.assert(
      fc.property(list, text, (words, where) => {
        const pattern = new RegExp([...words].sort((a, b) => b.length - a.length).join("|"), "g");
        const expected = [...where.matchAll(pattern)].map(({ index, 0: word }) => ({
          start: index,
          end: index + word.length,
        }));
        const found = wordMatcher(words).findLongest(where);
        expect(found.map(({ start, end }) => ({ start, end }))).toEqual(expected);
        expect(found.map(({ word, start, end }) => words[word] === where.slice(start, end))).not.toContain(false);
      }),
    );
  });

  it("never begin where the table of their heads says no", () => {
    fc.assert(
      fc.property(list, text, (words, where) => {
        const mayBegin = headTable(words);
        for (let at = 0; at <= where.length; at++)
          if (words.some((word) => where.startsWith(word, at))) expect(mayBegin(where, at)).toBe(true);
      }),
    );
  });
});
