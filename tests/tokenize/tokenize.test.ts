import { describe, expect, it } from "vitest";
import type { Measure, Notice, Problem } from "../../pipeline/model.ts";
import { isTerm, tokenizeNotice } from "../../pipeline/tokenize/tokenize.ts";

const noticeWith = (problems: Partial<Problem>[], measures: Partial<Measure>[]): Notice =>
  ({ id: "n1", problems, measures }) as unknown as Notice;

describe("tokenizeNotice", () => {
  it("counts the terms of leaves and measures, each in its own field", () => {
    const { terms } = tokenizeNotice(
      noticeWith(
        [
          { id: "p1", isLeaf: false, text: "财务管理混乱" },
          { id: "p2", isLeaf: true, text: "固定资产台账不全，固定资产未入账" },
        ],
        [{ id: "m1", problemId: "p2", text: "补登固定资产台账" }],
      ),
    );
    expect(terms.filter(({ problemId }) => problemId === "p1")).toEqual([]);
    expect(terms.find(({ term, measureId }) => term === "固定资产台账" && measureId === null)).toEqual({
      problemId: "p2",
      measureId: null,
      term: "固定资产台账",
      pos: "xj",
      count: 1,
    });
    expect(terms.filter(({ measureId }) => measureId === "m1").map(({ term }) => term)).toContain("固定资产台账");
  });

  it("adds up repeated terms and leaves out stop words, numerals and punctuation", () => {
    const { terms } = tokenizeNotice(
      noticeWith([{ id: "p", isLeaf: true, text: "的小金库和小金库，三个、十二 2024年" }], []),
    );
    expect(terms).toEqual([{ problemId: "p", measureId: null, term: "小金库", pos: "xj", count: 2 }]);
  });

  it("says what a term is", () => {
    expect(["党费", "三会一课", "Excel"].every(isTerm)).toBe(true);
    expect(["，", "2024", "十二", "的", "\n", "％"].some(isTerm)).toBe(false);
  });
});
