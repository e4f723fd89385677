import { describe, expect, test } from "vitest";
import { noticeWithBody } from "../support/source.ts";

const measuresOf = (...lines: readonly string[]): readonly string[] =>
  noticeWithBody("1.关于“记录不全”的问题", ...lines, "2.关于“学习不实”的问题", "整改措施：补齐笔记。")
    .measures.slice(0, -1)
    .map(({ ordinal, enumerated, text }) => `${ordinal}${enumerated ? "" : "?"} ${text}`);

describe("bullets before the paragraphs of an answer", () => {
  test.each(["——", "• ", "-- ", "●", "■ ", "-", "▪", "◆ "])(
    "%s are no part of the one measure that it is",
    (bullet) => {
      const texts = [`${bullet}补记记录12次；`, `${bullet}开展培训1次。`];
      expect(measuresOf(...texts)).toEqual(["0? 补记记录12次；开展培训1次。"]);
      expect(measuresOf("整改措施：", ...texts)).toEqual(["0? 补记记录12次；开展培训1次。"]);
    },
  );

  test.each([
    [["整改情况：", "●补记记录12次。"], ["0? 补记记录12次。"]],
    [["整改情况：", "——2024年补记12次。", "——3名干部参训。"], ["0? 2024年补记12次。3名干部参训。"]],
    [["整改情况：", "——补记12次。", "培训1次。"], ["0? 补记12次。培训1次。"]],
    [["整改情况：", "能耗同比-5%，补记12次。"], ["0? 能耗同比-5%，补记12次。"]],
    [
      ["整改情况：", "一是补记12次。", "——覆盖全员。", "二是培训1次。"],
      ["1 补记12次。——覆盖全员。", "2 培训1次。"],
    ],
  ])("%j", (lines, texts) => {
    expect(measuresOf(...lines)).toEqual(texts);
  });
});

describe("bullets before the marker of an answer", () => {
  test.each(["▲", "△ ", "▶", "➤", "◎", "❖ ", "▍", "✦", "※", "▼"])("%s", (bullet) => {
    expect(measuresOf(`${bullet}整改进展：联合整治5次，清理车辆217辆。`)).toEqual(["0? 联合整治5次，清理车辆217辆。"]);
    expect(measuresOf(`${bullet}整改情况：1、补记12次。2、培训1次。`)).toEqual(["1 补记12次。", "2 培训1次。"]);
  });
});
