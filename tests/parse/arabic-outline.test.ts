import { describe, expect, test } from "vitest";
import { noticeOfParts } from "../support/source.ts";

const leaves = (...lines: readonly string[]): readonly string[] =>
  noticeOfParts(...lines)
    .problems.filter(({ isLeaf }) => isLeaf)
    .map(({ text }) => text);

const TWO = ["台账不全", "学习不实"];

describe("the parts of a notice in Arabic numbers", () => {
  test.each([
    ["1. 整改工作组织情况", "2. 整改落实情况", "3. 下一步工作"],
    ["1 整改工作组织情况", "2 反馈问题整改情况", "3 下一步工作打算"],
    ["1、整改总体情况", "2、反馈意见整改落实情况", "3、下步工作安排"],
    ["1.加强组织领导", "2.具体问题整改进展", "3.后续整改计划"],
    ["1．基本情况", "2．问题整改完成情况", "3．持续巩固整改成果"],
  ])("%s / %s / %s", (first, body, next) => {
    const answers = ["整改情况：（1）补齐台账12本。", "整改情况：（1）学习4次。"];
    const decimals = [
      first,
      "召开会议4次，研究部署整改工作。",
      body,
      "2.1 台账不全",
      answers[0]!,
      "2.2 学习不实",
      answers[1]!,
    ];
    expect(leaves(...decimals, next, "3.1 强化思想引领。", "3.2 强化跟踪问效。")).toEqual(TWO);
    const nested = [
      first,
      "召开会议4次。",
      body,
      "（1）台账不全",
      "整改情况：补齐台账。",
      "（2）学习不实",
      "整改情况：学习4次。",
    ];
    expect(leaves(...nested, next, "持续用力。")).toEqual(TWO);
  });

  test("an outline that begins with the answers", () => {
    const lines = ["1 反馈问题整改情况", "1.1 台账不全", "整改情况：补齐台账。", "1.2 学习不实", "整改情况：学习4次。"];
    expect(leaves(...lines, "2 下一步工作", "2.1 强化思想引领。")).toEqual(TWO);
  });

  test.each([
    [
      [
        "1.主体责任落实不到位",
        "整改情况：开会2次。",
        "2.整改落实情况不实",
        "整改情况：核实3项。",
        "3.工作计划性不强",
        "整改情况：编制计划。",
      ],
      3,
    ],
    [["（一）台账不全", "1.整改措施", "补齐台账12本。", "2.整改成效", "台账齐全。", "3.下一步打算", "持续巩固。"], 1],
    [["1.关于组织领导弱化的问题", "整改情况：开会2次。", "2.关于后续整改乏力的问题", "整改情况：督办3次。"], 2],
  ] as const)("no outline: %j", (lines, count) => {
    expect(leaves(...lines)).toHaveLength(count);
  });
});

describe("a heading that what follows repeats", () => {
  test.each([
    ["1.台账不全", "具体问题：台账不全。2022年缺3份。"],
    ["1.台账不全。", "问题表现：台账不全，2022年缺3份。"],
    ["1.关于台账不全的问题", "具体表现：台账不全。2022年缺3份。"],
    ["1.“台账”不全", "存在问题：“台账”不全。2022年缺3份。"],
    ["1.台账不全；", "反馈问题：台账不全；2022年缺3份。"],
  ])("%s / %s", (heading, detail) => {
    expect(leaves(heading, detail, "整改情况：补齐台账。", "2.学习不实", "整改情况：学习4次。")[0]).toBe(
      detail.slice(detail.indexOf("：") + 1),
    );
  });

  test("a heading of other words stays", () => {
    const detail = "具体问题：台账缺3份。";
    expect(leaves("1.台账不全", detail, "整改情况：补齐台账。", "2.学习不实", "整改情况：学习4次。")[0]).toBe(
      "台账不全。台账缺3份。",
    );
  });
});
