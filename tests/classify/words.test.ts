import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchingText } from "../../pipeline/classify/matching-text.ts";
import { fold } from "../../pipeline/fold.ts";
import { wordMatcher } from "../../pipeline/word-matcher.ts";

const character = fc.constantFrom(..."三重一大会课党财务，。“” \n（ａ𠮷");
const text = fc.array(character, { maxLength: 30 }).map((all) => all.join(""));
const words = fc.uniqueArray(
  fc.array(fc.constantFrom(..."三重一大会课"), { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
  { maxLength: 8 },
);

describe("word matcher", () => {
  it("finds what looking everywhere finds, in order", () => {
    fc.assert(
      fc.property(words, text, (list, where) => {
        const expected = [...where].length === 0 ? [] : slow(list, where);
        expect(wordMatcher(list).find(where)).toEqual(expected);
      }),
    );
  });
  it("refuses the empty word", () => {
    expect(() => wordMatcher([""])).toThrow(/empty/);
  });
});

function slow(list: readonly string[], where: string): { word: number; start: number; end: number }[] {
  const hits = [];
  for (let start = 0; start < where.length; start++)
    for (const [word, content] of list.entries())
      if (where.startsWith(content, start)) hits.push({ word, start, end: start + content.length });
  return hits.sort((a, b) => a.start - b.start || a.end - b.end);
}

describe("matching text", () => {
  it("folds width and drops quotes, spaces and line breaks", () => {
    expect(matchingText("“三重 一\n大”（２０２２）").text).toBe("三重一大(2022)");
  });
  it("is the folded text without what is dropped, whatever the characters", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (statement) => {
        expect(matchingText(statement).text).toBe(fold(statement).replace(/[\s"'“”‘’「」『』]/g, ""));
      }),
    );
    const every = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join("");
    expect(matchingText(every).text).toBe(fold(every).replace(/[\s"'“”‘’「」『』]/g, ""));
  });
  it("leads every place back to the characters it came from", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (statement, from, length) => {
        const matching = matchingText(statement);
        if (matching.text.length === 0) return;
        const start = from % matching.text.length;
        const end = start + 1 + (length % (matching.text.length - start));
        const place = matching.original(start, end);
        expect(matchingText(statement.slice(place.start, place.end)).text).toBe(matching.text.slice(start, end));
      }),
    );
  });
});
