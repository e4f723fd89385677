import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MARKER_FORMS } from "../../pipeline/parse/leaf/marker.ts";
import { placesBehindMarks } from "../../pipeline/parse/leaf/measures.ts";

const HAN = "一二三四五六七八九十";
const INNER = new RegExp(
  `[${HAN}]{1,3} ?是|第[${HAN}]{1,3} ?[,、:是]|其[${HAN}]{1,3}[,、:是]|首先|其次|再次|最后|[(] ?(?:\\d{1,2}|[${HAN}]{1,3}) ?[)]|[\\u2460-\\u2487\\u3220-\\u3229]|\\d{1,2}(?:[.、]|[)](?!\\d))|(?:整改|具体)?(?:措施|举措) ?[(]?[${HAN}\\d]{1,2}[)]?[:、.,]`,
  "g",
);

describe("places inside a line where an item may begin", () => {
  /** Every enumerator in turn, kept where a mark stands in the six characters before it, spaces aside. */
  const reference = (text: string): number[] =>
    [...text.matchAll(INNER)]
      .map(({ index }) => index)
      .filter((at) => /[。;:!?.…,”’"'」』》)\]】]$/.test(text.slice(Math.max(0, at - 6), at).trimEnd()));

  it("are those behind a mark", () => {
    expect(placesBehindMarks("召开会议。一是学习;  二是整改,(1)补齐:措施一:退缴。十分重视")).toEqual([5, 12, 17, 23]);
  });

  it("are found from the marks as from the enumerators", () => {
    const pieces = [..."一二十是第其首先次最后()①⑵㈠12.、,:。;”》】] \t局", "措施", "整改", "举措", "      "];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
        const text = parts.join("");
        expect(placesBehindMarks(text)).toEqual(reference(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("the forms of markers", () => {
  it("are told apart by their first character and by a colon or bracket", () => {
    const words = ["整改", "整改情况", "问题", "具体", "表现", "措施", "责任", "领导", "完成", "状态", "成效", "落实"];
    const pieces = [...words, ..."[]【】():： ，", "某局"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), (parts) => {
        const text = parts.join("");
        for (const { plain, bracketed, alone } of MARKER_FORMS) {
          if (bracketed.test(text)) expect(text).toMatch(/^[[【(].*[:\]】)]/);
          if (plain.test(text)) expect(text).toMatch(/^[^[【(].*:/);
          if (alone.test(text)) expect(text).not.toMatch(/[:\]】)]|^[[【(]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
