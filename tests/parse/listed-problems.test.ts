import { describe, expect, test } from "vitest";
import { noticeOfParts } from "../support/source.ts";

/** `statement: measure | measure` of every leaf. */
const leaves = (...lines: readonly string[]): readonly string[] => {
  const notice = noticeOfParts(...lines);
  return notice.problems
    .filter(({ isLeaf }) => isLeaf)
    .map(({ id, text }) => {
      const own = notice.measures.filter(({ problemId }) => problemId === id);
      return `${text}: ${own.map((measure) => measure.text).join(" | ")}`;
    });
};
const unsure = (...lines: readonly string[]): number =>
  noticeOfParts(...lines).findings.filter(({ code }) => code === "parse/answer-not-joined").length;

const LIST = ["1.台账不全，2022年缺3份。", "2.作风不实，2名干部违规收礼1.2万元。"];
const JOINED = ["台账不全，2022年缺3份。: 补齐3份。 | 每月抽查。", "作风不实，2名干部违规收礼1.2万元。: 清退1.2万元。"];

describe("problems listed first and answered in a later part", () => {
  test.each([
    ["by number alone", "1.一是补齐3份。二是每月抽查。", "2.一是清退1.2万元。"],
    ["第一个问题", "（一）针对第一个问题，一是补齐3份。二是每月抽查。", "（二）针对第二个问题，一是清退1.2万元。"],
    [
      "问题一",
      "（一）关于问题一的整改情况\n一是补齐3份。二是每月抽查。",
      "（二）关于问题二的整改情况\n一是清退1.2万元。",
    ],
    ["first words", "1.关于台账不全的整改。\n一是补齐3份。二是每月抽查。", "2.关于作风不实的整改。\n一是清退1.2万元。"],
    ["quoted words", "1.关于“台账不全”问题\n一是补齐3份。二是每月抽查。", "2.关于“作风不实”问题\n一是清退1.2万元。"],
    [
      "first words and a label",
      "1.台账不全\n整改措施：一是补齐3份。二是每月抽查。",
      "2.作风不实\n整改措施：一是清退1.2万元。",
    ],
  ])("%s", (_, ...answers) => {
    for (const heading of [
      "巡察反馈的主要问题",
      "反馈问题",
      "巡察发现的具体问题",
      "反馈意见指出的问题",
      "存在问题清单",
    ]) {
      const lines = [`一、${heading}`, ...LIST, "二、整改落实情况", ...answers];
      expect(leaves(...lines)).toEqual(JOINED);
      expect(unsure(...lines)).toBe(0);
    }
  });

  test("a part between the two, and the order of the answers another", () => {
    const answers = [
      "1.关于作风不实的整改。",
      "一是清退1.2万元。",
      "2.关于台账不全的整改。",
      "一是补齐3份。二是每月抽查。",
    ];
    const lines = [
      "一、巡察反馈的主要问题",
      ...LIST,
      "二、整改组织情况",
      "召开会议2次。",
      "三、整改措施及成效",
      ...answers,
    ];
    expect(leaves(...lines)).toEqual([JOINED[1], JOINED[0]]);
  });

  test("what cannot be joined for certain is found, and nothing is lost", () => {
    const lines = [
      "一、巡察反馈的主要问题",
      ...LIST,
      "3.账目不清。",
      "二、整改情况",
      "1.一是补齐3份。",
      "2.一是清退1.2万元。",
    ];
    expect(unsure(...lines)).toBe(2);
    expect(leaves(...lines).map((leaf) => leaf.split(":")[0])).toEqual(expect.arrayContaining(["账目不清。"]));
    const other = ["1.关于台账不全的整改。", "一是补齐3份。", "2.关于基层减负不力的整改。", "一是精简2件。"];
    expect(unsure("一、反馈问题", ...LIST, "二、整改情况", ...other)).toBe(1);
  });

  test.each([
    [["一、巡察反馈的问题", "1.台账不全。", "整改情况：补齐3份。", "二、下一步工作", "持续整改。"]],
    [["一、巡察反馈的问题", "1.台账不全。", "一是补齐3份。", "二、意识形态反馈问题", "1.阵地不严。", "一是清理2个。"]],
  ])("a part that answers its problems is no list: %j", (lines) => {
    expect(leaves(...lines)[0]).toBe("台账不全。: 补齐3份。");
    expect(unsure(...lines)).toBe(0);
  });
});
