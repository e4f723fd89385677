import { describe, expect, test } from "vitest";
import { noticeWithBody } from "../support/source.ts";

const measuresOf = (...lines: readonly string[]): readonly string[] =>
  noticeWithBody("1.关于“记录不全”的问题", ...lines, "2.关于“学习不实”的问题", "整改措施：补齐笔记。")
    .measures.slice(0, -1)
    .map(({ ordinal, enumerated, text }) => `${ordinal}${enumerated ? "" : "?"} ${text}`);

describe("bullets before the measures", () => {
  test.each(["——", "• ", "-- ", "●", "■ ", "-", "▪", "◆ "])("%s", (bullet) => {
    const texts = [`${bullet}补记记录12次；`, `${bullet}开展培训1次。`];
    expect(measuresOf(...texts)).toEqual(["1 补记记录12次；", "2 开展培训1次。"]);
    expect(measuresOf("整改措施：", ...texts)).toEqual(["1 补记记录12次；", "2 开展培训1次。"]);
  });

  test("a sentence that ends in a colon leads to them", () => {
    expect(measuresOf("整改情况：", "采取以下做法：", "——2024年5月补记12次。", "——3名干部参训。")).toEqual([
      "1 2024年5月补记12次。",
      "2 3名干部参训。",
    ]);
  });

  test.each([["整改情况：", "●补记记录12次。"], ["整改情况：补记记录12次。"]])("one is no list: %j", (...lines) => {
    expect(measuresOf(...lines)).toEqual(["0? 补记记录12次。"]);
  });

  test.each([
    [["整改情况：", "——补记12次。", "开展培训1次。"], 1],
    [["整改情况：", "——补记12次。", "●开展培训1次。"], 1],
    [["整改情况：", "一是补记12次。", "——覆盖全员。", "——覆盖全年。", "二是培训1次。"], 2],
  ] as const)("no list of measures: %j", (lines, count) => {
    expect(measuresOf(...lines)).toHaveLength(count);
  });
});
