import { describe, expect, test } from "vitest";
import { noticeWithBody } from "../support/source.ts";

/** Texts of the measures of every leaf. */
const measures = (...body: readonly string[]): readonly (readonly string[])[] => {
  const notice = noticeWithBody(...body);
  return notice.problems
    .filter(({ isLeaf }) => isLeaf)
    .map(({ id }) => notice.measures.filter(({ problemId }) => problemId === id).map(({ text }) => text));
};

describe("measures that begin with a digit behind their number", () => {
  test.each([
    ["1.制定制度。2.2名干部被约谈。3.开展督查2次。", ["制定制度。", "2名干部被约谈。", "开展督查2次。"]],
    ["1.制定制度。2.2024年以来学习17次。3.督查2次。", ["制定制度。", "2024年以来学习17次。", "督查2次。"]],
    ["1.制定制度；2.3名干部被批评；3.5月开会1次。", ["制定制度；", "3名干部被批评；", "5月开会1次。"]],
    ["1、制定制度。2、2024年学习17次。3、3名干部被批评。", ["制定制度。", "2024年学习17次。", "3名干部被批评。"]],
    ["1.3名干部被约谈。2.4项制度已修订。3.完善台账。", ["3名干部被约谈。", "4项制度已修订。", "完善台账。"]],
    ["1.修订制度；2.2.5万元已退缴；3.督查。", ["修订制度；", "2.5万元已退缴；", "督查。"]],
    ["1.清退补贴。2.5万元已上缴。3.约谈1人。", ["清退补贴。", "5万元已上缴。", "约谈1人。"]],
    ["1.补记。2.3月召开会议1次。", ["补记。", "3月召开会议1次。"]],
  ])("%s", (block, texts) => {
    expect(measures("1.学习不严。", `整改措施：${block}`, "2.记录不全。", "整改措施：1.补齐。")).toEqual([
      texts,
      ["补齐。"],
    ]);
  });

  test("one a line, in the number of the problems", () => {
    const lines = ["1.学习不严。", "整改情况：", "1.制定制度。", "2.3名干部被批评。", "3.5月召开会议。"];
    expect(measures(...lines, "2.记录不全。", "整改情况：", "1.补记。")).toEqual([
      ["制定制度。", "3名干部被批评。", "5月召开会议。"],
      ["补记。"],
    ]);
  });

  test("an item with a digit does not make the one behind it the next problem", () => {
    const body = [
      ["1.学习不严。", "整改情况：", "1.学习2次。"],
      ["2.记录不全。", "整改情况：", "1.补记。", "2.3名干部被约谈。", "3.督查2次。"],
      ["3.人才匮乏。", "整改情况：", "1.引进9名。"],
    ];
    expect(measures(...body.flat())).toEqual([
      ["学习2次。"],
      ["补记。", "3名干部被约谈。", "督查2次。"],
      ["引进9名。"],
    ]);
  });

  test.each([
    "1.清退补贴。2.5万元已上缴。2.约谈3人。",
    "1.清退补贴。3.5万元已上缴。2.约谈3人。",
    "1.制定制度，于2024.3.5印发。2.约谈3人。",
    "1.清退补贴1.2万元。1.3万元已上缴。2.约谈3人。",
    "1.压降能耗。2.3%的缺口已补足。2.约谈3人。",
  ])("an amount is no number: %s", (block) => {
    expect(measures("1.学习不严。", `整改措施：${block}`)[0]).toHaveLength(2);
  });

  test.each([
    "2.5小时，覆盖全体干部。",
    "2.0版方案，覆盖全部科室。",
    "2.5天的实训。",
    "2.5年的周期。",
    "2.3个百分点。",
  ])("a broken line goes on with an amount: %s", (amount) => {
    const body = [
      "1.学习不严。",
      "整改情况：一是组织培训，每期的要求均不少于",
      `${amount}二是建立台账。`,
      "2.记录不全。",
      "整改情况：补齐记录。",
    ];
    expect(measures(...body)).toEqual([[`组织培训，每期的要求均不少于${amount}`, "建立台账。"], ["补齐记录。"]]);
  });
});
