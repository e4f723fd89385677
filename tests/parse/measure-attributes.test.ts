import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const measures = (...body: string[]): readonly string[] =>
  noticeWithBody("1.记录不全。", ...body, "2.学习不实。", "整改情况：研讨4次。")
    .measures.slice(0, -1)
    .map(({ text }) => text);
const status = (...body: string[]): string | undefined =>
  outlineRows(noticeWithBody("1.记录不全。", ...body, "2.学习不实。", "整改情况：研讨4次。"))[0]!.split(" ")[4];

describe("who answers for a measure, and how far it is, stand in no measure", () => {
  test.each([
    [
      "整改措施：",
      "（1）补记12次。",
      "责任领导：局长",
      "完成时限：2023年8月",
      "（2）培训1次。",
      "责任领导：局长",
      "完成时限：2023年8月",
    ],
    [
      "整改措施：",
      "（1）补记12次。责任科室：办公室。完成情况：已完成。",
      "（2）培训1次。责任科室：办公室。完成情况：已完成。",
    ],
    [
      "整改措施：一是补记12次。责任部门：财务股。完成时限：2023年6月。二是培训1次。责任部门：财务股。完成时限：2023年7月。",
    ],
    ["整改措施：1.补记12次。（已完成）2.培训1次。（已完成）"],
    [
      "整改情况：",
      "①补记12次。责任单位：办公室；完成时限：立行立改。",
      "②培训1次。责任单位：办公室；完成时限：立行立改。",
    ],
    ["整改措施：1.补记12次。（责任人：办公室主任）2.培训1次。（责任人：办公室主任）"],
    ["一是补记12次。完成情况：已完成。二是培训1次。完成情况：已完成。"],
    ["整改措施：", "措施一：补记12次。", "牵头领导：分管副局长", "措施二：培训1次。", "牵头领导：分管副局长"],
  ])("%s %s", (...body) => {
    expect(measures(...body)).toEqual(["补记12次。", "培训1次。"]);
  });

  test("nor in an answer that is one", () => {
    expect(measures("整改措施：补记12次。责任科室：办公室。")).toEqual(["补记12次。"]);
    expect(measures("整改措施：补记12次。", "责任领导：局长", "另行培训1次。")).toEqual(["补记12次。另行培训1次。"]);
  });
});

describe("of the statuses that the measures state one by one the least advanced counts", () => {
  test.each([
    ["（1）补记12次。完成情况：正在推进。", "（2）培训1次。完成情况：已完成。", "ongoing"],
    ["（1）补记12次。", "完成情况：阶段性完成", "（2）培训1次。", "完成情况：已完成", "partial"],
    ["一是补记12次。完成情况：持续推进。二是培训1次。完成情况：已完成。", "ongoing"],
    ["（1）补记12次。整改状态：已完成。", "（2）培训1次。整改状态：已完成。", "completed"],
    ["（1）补记12次。", "（2）培训1次。", "完成情况：已完成", "completed"],
  ])("%s %s", (...lines) => {
    const expected = lines.at(-1);
    expect(status("整改措施：", ...lines.slice(0, -1))).toBe(expected);
  });
});
