import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));
const measures = (...body: string[]): readonly string[] => noticeWithBody(...body).measures.map(({ text }) => text);

const ANSWER = "整改情况：补记记录12次。";

describe("a status in the heading is no part of the statement", () => {
  test.each([
    ["“记录不全”问题的整改情况（已完成）", "记录不全", "completed"],
    ["关于记录不全的问题（已完成）", "记录不全", "completed"],
    ["关于“记录不全”的问题（持续推进）", "记录不全", "ongoing"],
    ["关于记录不全问题的整改情况【基本完成】", "记录不全", "partial"],
    ["【已整改完成】记录不全。", "记录不全。", "completed"],
    ["【未完成】记录不全。", "记录不全。", "not-started"],
    ["（已完成）关于“记录不全”的问题", "记录不全", "completed"],
    ["[长期坚持]记录不全。", "记录不全。", "ongoing"],
    ["〔立行立改〕记录不全。", "记录不全。", "immediate"],
    ["“记录不全”问题整改情况（已完成整改）：", "记录不全", "completed"],
    ["关于“记录不全”的问题（正在推进）：", "记录不全", "ongoing"],
    ["记录不全——已完成。", "记录不全", "completed"],
    ["记录不全——持续推进", "记录不全", "ongoing"],
  ])("%s", (head, statement, status) => {
    const row = `problem 1 ${statement} <1> ${status}`;
    expect(rows(`1.${head}`, ANSWER)).toEqual([row]);
    expect(rows("（一）作风方面", `1.${head}`, ANSWER)[1]).toBe(row);
  });

  test("nor of the answer on the same line", () => {
    const body = [
      "1.关于“记录不全”的问题（已完成）：一是补记。二是督查。",
      "2.“学习不实”问题的整改情况（长期坚持）。一是学习。",
    ];
    expect(rows(...body)).toEqual(["problem 1 记录不全 <2> completed", "problem 2 学习不实 <1> ongoing"]);
    expect(measures(...body)).toEqual(["补记。", "督查。", "学习。"]);
  });

  test("nor of the answer below", () => {
    const body = [
      "1.关于“记录不全”的问题（已完成）",
      "补记记录12次。",
      "2.关于“学习不实”的问题（长期坚持）",
      "开展学习4次。",
    ];
    expect(rows(...body)).toEqual(["problem 1 记录不全 <1> completed", "problem 2 学习不实 <1> ongoing"]);
    expect(measures(...body)).toEqual(["补记记录12次。", "开展学习4次。"]);
  });

  test.each([
    "（试行）办法未修订。",
    "【党建工作】记录不全。",
    "会议记录——整改台账不到位。",
    "“整改”落实不到位——走过场。",
  ])("%s has none", (head) => {
    expect(rows(`1.${head}`, ANSWER)).toEqual([`problem 1 ${head} <1>`]);
  });
});

describe("a status below the measures is no part of the last", () => {
  test.each([
    ["该问题已完成整改。", "completed"],
    ["目前，该问题已整改到位。", "completed"],
    ["整改已完成。", "completed"],
    ["此项任务正在推进。", "ongoing"],
    ["此项工作持续推进。", "ongoing"],
    ["目前，该问题长期坚持整改。", "ongoing"],
    ["该项整改工作稳步推进中。", "ongoing"],
    ["该项整改任务已完成，并长期坚持。", "completed"],
    ["上述问题已全部整改完成", "completed"],
  ])("%s", (line, status) => {
    const listed = ["1.记录不全。", "整改情况：一是开展学习5次。二是建立台账1本。", line];
    expect(rows(...listed, "2.学习不实。", ANSWER, line)).toEqual([
      `problem 1 记录不全。 <2> ${status}`,
      `problem 2 学习不实。 <1> ${status}`,
    ]);
    expect(measures(...listed)).toEqual(["开展学习5次。", "建立台账1本。"]);
    expect(measures("1.关于“记录不全”的问题。", "一是开展学习5次。", "二是建立台账1本。", line)).toEqual([
      "开展学习5次。",
      "建立台账1本。",
    ]);
  });

  test.each([
    "（已完成）",
    "（正在整改）",
    "【已完成】",
    "（责任领导：副局长；责任单位：民政股；完成时限：2024年5月）",
    "（责任单位：办公室）",
  ])("nor a bracket: %s", (bracket) => {
    expect(measures("1.记录不全。", `整改情况：一是补记记录12次${bracket}。`)).toEqual(["补记记录12次"]);
    expect(measures("1.记录不全。", `整改情况：一是学习4次。二是补记记录12次。${bracket}`)).toEqual([
      "学习4次。",
      "补记记录12次。",
    ]);
    expect(measures("1.记录不全。", `整改情况：补记记录12次。${bracket}`)).toEqual(["补记记录12次。"]);
  });

  test("a day is no status", () => {
    const list = "一是还款2亿元（完成时限：2024年5月）；二是核查3次（完成时限：2024年6月）。";
    expect(rows("1.记录不全（完成时限：2024年5月）。", `整改情况：${list}`)).toEqual(["problem 1 记录不全 <2>"]);
  });

  test("what else stands in a bracket or on a line belongs to the measure", () => {
    expect(measures("1.记录不全。", "整改情况：一是修订办法（试行）。")).toEqual(["修订办法（试行）。"]);
    expect(measures("1.记录不全。", "整改情况：一是补记记录（2021年：3次；2022年：9次）。")).toEqual([
      "补记记录（2021年：3次；2022年：9次）。",
    ]);
    expect(measures("1.记录不全。", "整改情况：一是清账。", "该问题涉及的3人已处理。")[0]).toContain("3人已处理");
  });
});

describe("a status above the answer or with the time limit", () => {
  test.each([
    ["进展情况：持续推进", "ongoing"],
    ["整改进展：已完成。", "completed"],
    ["整改情况：基本完成。", "partial"],
    ["目前进展情况：正在推进", "ongoing"],
    ["推进情况：已完成整改", "completed"],
  ])("%s", (line, status) => {
    const body = ["1.记录不全。", line, "补记记录12次，修订办法。"];
    expect(rows(...body)).toEqual([`problem 1 记录不全。 <1> ${status}`]);
    expect(measures(...body)).toEqual(["补记记录12次，修订办法。"]);
  });

  test.each([
    ["完成时限：2024年12月（长期坚持）", "ongoing"],
    ["整改时限：立行立改", "immediate"],
    ["整改期限：长期坚持。", "ongoing"],
    ["完成时间：已完成", "completed"],
    ["责任时限：2024年6月底（已完成）", "completed"],
  ])("%s", (line, status) => {
    expect(rows("1.记录不全。", line, ANSWER)).toEqual([`problem 1 记录不全。 <1> ${status}`]);
    expect(rows("1.记录不全。", ANSWER, line)).toEqual([`problem 1 记录不全。 <1> ${status}`]);
    expect(rows("1.记录不全。", line, ANSWER, "整改状态：阶段性完成")).toEqual(["problem 1 记录不全。 <1> partial"]);
  });

  test.each([
    "完成时限：2024年12月",
    "完成时限：2024年12月底前完成",
    "整改时限：2023年3月底，长期坚持",
    "责任单位：整改办（长期）",
  ])("%s tells none", (line) => {
    expect(rows("1.记录不全。", line, ANSWER)).toEqual(["problem 1 记录不全。 <1>"]);
  });
});

describe("an act is no status", () => {
  test.each([
    "完成整治。",
    "完成销账。",
    "已完成入账。",
    "已于2023年9月完成入账。",
    "已退缴到位。",
    "已全部收回到位。",
    "补签到位。",
    "已拆除完毕。",
  ])("整改情况：%s", (act) => {
    expect(rows("1.资产未入账。", `整改情况：${act}`)).toEqual(["problem 1 资产未入账。 <1>"]);
    expect(measures("1.资产未入账。", "整改情况：", act)).toEqual([act]);
  });

  test.each(["完成销账。", "已收缴到位。", "补签完毕。"])("整改结果：%s", (act) => {
    expect(rows("1.资产未入账。", "整改措施：清查资产。", `整改结果：${act}`)).toEqual(["problem 1 资产未入账。 <1>"]);
  });

  test.each(["整改完成，持续巩固提升。", "A类（已完成）", "已全部完成整改。"])(
    "整改结果：%s tells a status",
    (line) => {
      expect(rows("1.资产未入账。", "整改措施：清查资产。", `整改结果：${line}`)).toEqual([
        "problem 1 资产未入账。 <1> completed",
      ]);
    },
  );

  test.each([
    ["已完成。", "completed"],
    ["巡察期间已立行立改。", "immediate"],
    ["已于2023年9月完成整改。", "completed"],
    ["已全部整改到位。", "completed"],
    ["正在推进。", "ongoing"],
  ])("整改情况：%s is one", (line, status) => {
    expect(rows("1.资产未入账。", `整改情况：${line}`)).toEqual([`problem 1 资产未入账。 <0> ${status}`]);
  });
});

describe("a bracket behind the full stop of a list speaks of the whole answer", () => {
  test.each([
    ["①补齐记录;②培训1次.（已完成）", "completed"],
    ["①补齐记录；②培训1次。（已完成，长期坚持）", "completed"],
    ["一是补齐记录；二是培训3次.（正在推进）", "ongoing"],
    ["(1)补齐记录;(2)培训1次. (基本完成)", "partial"],
    ["（1）补齐记录。（2）培训1次！【已完成】", "completed"],
  ])("%s", (answer, status) => {
    expect(rows("1、记录不全.", answer, "2、学习不实.", answer).map((row) => row.split(" ").at(-1))).toEqual([
      status,
      status,
    ]);
  });

  test("before it, of the last measure alone", () => {
    expect(rows("1、记录不全.", "①补齐记录;②培训1次（已完成）.")[0]).toMatch(/<2>$/);
  });
});
