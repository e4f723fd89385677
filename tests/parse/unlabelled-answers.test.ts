import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));
const measures = (...body: string[]): readonly string[] => noticeWithBody(...body).measures.map(({ text }) => text);

describe("an answer without label above what came of it", () => {
  const AFTER = [
    "整改成效：完整率达100%。",
    "整改结果：记录完整。",
    "取得成效：记录完整。",
    "【整改成效】记录完整。",
    "工作成效：记录完整。",
  ];
  const HEADS = [
    ["关于“记录不全”的问题。", "记录不全"],
    ["关于“记录不全”问题的整改情况", "记录不全"],
    ["关于记录不全的问题", "记录不全"],
    ["记录不全。", "记录不全。"],
    ["反馈“记录不全”问题。", "记录不全"],
  ] as const;

  test.each(HEADS)("%s", (head, statement) => {
    for (const after of AFTER) {
      for (const answer of [["一是补齐记录12次。", "二是修订办法。"], ["一是补齐记录12次。二是修订办法。"]]) {
        const body = [`1.${head}`, ...answer, after, `2.${head}`, ...answer, after];
        expect(rows(...body)).toEqual([`problem 1 ${statement} <2>`, `problem 2 ${statement} <2>`]);
        expect(measures(...body).slice(0, 2)).toEqual(["补齐记录12次。", "修订办法。"]);
      }
      expect(measures(`1.${head}`, "补齐记录12次，修订办法。", after)).toEqual(["补齐记录12次，修订办法。"]);
    }
  });

  test.each(["下一步打算", "下一步整改措施", "下一步", "后续工作打算", "今后打算"])("%s：", (label) => {
    const body = ["1.关于“记录不全”的问题。", "补齐记录12次。", `${label}：每月抽查。`];
    if (label !== "下一步") expect(measures(...body)).toEqual(["补齐记录12次。", "每月抽查。"]);
    expect(rows(...body)[0]).toContain("problem 1 记录不全 <");
  });

  test.each(["整改进展", "目前进展情况", "推进情况"])("%s： below measures that are numbered", (label) => {
    const body = ["1.关于“记录不全”的问题。", "一是补齐记录12次。", "二是修订办法。", `${label}：持续推进。`];
    expect(rows(...body)).toEqual(["problem 1 记录不全 <2> ongoing"]);
  });

  test("numbered in brackets", () => {
    const body = (number: number): string[] => [
      `${number}.关于“学习不深”的问题。`,
      "（1）研讨4次。",
      "整改成效：参学率100%。",
    ];
    expect(rows(...body(1), ...body(2))).toEqual(["problem 1 学习不深 <1>", "problem 2 学习不深 <1>"]);
    expect(rows("1.关于“学习不深”的问题。", "（1）研讨4次。", "（2）修订办法。", "整改成效：参学率100%。")).toEqual([
      "problem 1 学习不深 <2>",
    ]);
  });

  test.each([
    ["学习制度落实不严，全年仅学习3次。", "整改成效：全年学习12次。"],
    ["一是台账缺失。二是制度未修订。", "整改结果：补齐台账12本。"],
    ["2021年以来，未召开专题会议。", "下一步打算：每季度研究1次。"],
    ["3个支部未按期换届，档案管理混乱。", "整改进展：完成换届3个。"],
    ["部分干部不担当、慢作为。", "整改情况：开展谈话12人次。"],
  ])("facts stay in the statement: %s", (facts, answer) => {
    expect(rows("1.关于“责任不实”的问题。", facts, answer)).toEqual([`problem 1 责任不实。${facts} <1>`]);
  });

  test("facts above the answer", () => {
    const body = [
      "1.关于“记录不全”的问题。",
      "3次会议没有记录，缺失严重。",
      "一是补齐记录。二是修订办法。",
      "整改成效：记录完整。",
    ];
    expect(rows(...body)).toEqual(["problem 1 记录不全。3次会议没有记录，缺失严重。 <2>"]);
  });
});

describe("a list in one line under a wrapped fault", () => {
  test.each([
    "①取消2户低保资格。②给予1人处分。",
    "（1）取消2户低保资格。（2）给予1人处分。",
    "①清退违规人员3名；②追缴补贴1万元。",
    "1.撤销文件2份。2.收回门面3处。",
    "①约谈违规单位2家。②查处违纪问题1件。",
  ])("%s", (list) => {
    const body = ["（一）关于“优亲厚友”的问题", list, "（二）关于“人才匮乏”的问题", list];
    expect(rows(...body)).toEqual(["problem 一 优亲厚友 <2>", "problem 二 人才匮乏 <2>"]);
  });

  test("faults that are answered one by one stay faults", () => {
    expect(
      rows("（一）关于“管理混乱”的问题", "①账目不清。②资产流失。", "整改情况：补齐账目。").map(
        (row) => row.split(" ")[1],
      ),
    ).toEqual(["一"]);
    expect(
      rows("（一）关于“管理混乱”的问题", "①账目不清。", "整改情况：补齐账目。", "②资产流失。", "整改情况：追回资产。"),
    ).toHaveLength(3);
  });
});
