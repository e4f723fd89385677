import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));

describe("faults without number below a numbered fault, each answered behind its wrapper", () => {
  test.each([
    [
      "1.关于监管不严的问题。",
      "——针对“台账不清”的问题。一是补齐台账。二是培训1次。",
      "——针对“账实不符”的问题。盘点1次。",
    ],
    [
      "1.关于“监管不严”的问题。",
      "针对“台账不清”的问题。一是补齐台账。二是培训1次。",
      "针对“账实不符”的问题。盘点1次。",
    ],
    ["1.监管不严。", "●关于“台账不清”的问题：一是补齐台账；二是培训1次。", "●关于“账实不符”的问题：盘点1次。"],
    ["1.关于监管不严问题", "针对“台账不清”问题，一是补齐台账，培训2次。二是培训1次。", "针对“账实不符”问题，盘点1次。"],
    [
      "（1）关于监管不严方面的问题",
      "-针对“台账不清”问题：一是补齐台账。二是培训1次。",
      "-针对“账实不符”问题：盘点1次。",
    ],
  ])("%s / %s", (head, first, second) => {
    const found = rows("（一）履职方面", head, first, second, "（二）作风方面", head, first, second);
    expect(found.map((row) => row.replace(/^(\S+) \S+/, "$1"))).toEqual(
      ["履职方面", "作风方面"].flatMap((theme) => [
        `theme ${theme}`,
        expect.stringMatching(/^problem 监管不严/),
        "manifestation 台账不清 <2>",
        "manifestation 账实不符 <1>",
      ]),
    );
  });

  test("a single one behind its bullet", () => {
    const pair = ["——针对“台账不清”的问题。补齐台账。", "——针对“账实不符”的问题。盘点1次。"];
    expect(
      rows("1.关于监管不严的问题。", ...pair, "2.关于学习不实的问题。", "——针对“笔记不全”的问题。补记12次。"),
    ).toEqual(
      [
        "theme 1 监管不严",
        "problem - 台账不清 <1>",
        "problem - 账实不符 <1>",
        "theme 2 学习不实",
        "problem - 笔记不全 <1>",
      ].map((row) => expect.stringContaining(row.split(" ")[2]!)),
    );
  });

  test.each([
    ["1.关于“记录不全”的问题。", "针对“记录不全”的问题，一是补记记录。二是培训1次。", 2],
    ["1.记录不全，学习不实。", "针对“记录不全”问题，补记记录；针对“学习不实”问题，开展自学。", 1],
    ["1.关于“记录不全，学习不实”的问题。", "针对“记录不全”问题，补记记录12次。", 1],
    ["1.关于“记录不全”的问题。", "针对上述问题，一是补记记录。二是培训1次。", 2],
    ["1.关于“记录不全”的问题。", "一是针对“漏记”的问题，补记记录。二是针对“错记”的问题，更正3处。", 2],
  ])("%s / %s repeats or goes on", (head, answer, count) => {
    const found = rows(head, answer, "2.关于“作风不实”的问题。", "一是督查4次。");
    expect(found).toHaveLength(2);
    expect(found[0]).toContain(`<${count}>`);
  });
});

describe("a fault that lost its number among those answered by lists", () => {
  test.each([
    [
      "5、台账不清。",
      "补齐台账12本。",
      "宣传不到位，知晓率低。",
      "①张贴标语60条；②入户320户。",
      "7、报账不及时。",
      "①清理票据；②培训1次。",
    ],
    [
      "5.台账不清",
      "（1）补齐台账；（2）培训1次。",
      "宣传不到位",
      "（1）张贴标语60条；（2）入户320户。",
      "7.报账不及时",
      "（1）清理票据。",
    ],
    [
      "（一）台账不清。",
      "1.补齐台账。",
      "2.培训1次。",
      "宣传不到位。",
      "1.张贴标语。",
      "2.入户320户。",
      "（三）报账不及时。",
      "1.清理票据。",
      "2.培训1次。",
    ],
    [
      "1．台账不清.",
      "①补齐台账；②培训1次.",
      "宣传不到位,知晓率低.",
      "①张贴标语60条；②入户320户.",
      "3．报账不及时.",
      "①清理票据；②培训2次.",
    ],
    [
      "5、台账不清。",
      "一是补齐台账。二是培训1次。",
      "宣传不到位，知晓率低。",
      "一是张贴标语60条。二是入户320户。",
      "7、报账不及时。",
      "一是清理票据。",
    ],
  ])("%s / %s / %s", (...body) => {
    const found = rows(...body);
    expect(found.map((row) => row.split(" ")[2]!.slice(0, 3))).toEqual(["台账不", "宣传不", "报账不"]);
  });

  test.each([
    ["1.台账不清。", "①补齐台账；", "②培训1次。", "2.报账不及时。", "①清理票据。"],
    ["1.台账不清。", "培训不到位的情况得到扭转。", "①补齐台账；②培训1次。", "2.报账不及时。", "①清理票据。"],
    ["1.台账不清。", "2020年漏登12笔，登记不规范。", "①补齐台账；②培训1次。", "3.报账不及时。", "①清理票据。"],
  ])("%s / %s goes on", (...body) => {
    expect(rows(...body)).toHaveLength(2);
  });
});

describe("the last fault of a theme that lost its number", () => {
  const ANSWERED = ["1、台账不清。", "①补齐台账；②培训1次。", "宣传不到位，知晓率低。", "①张贴标语60条；②入户320户。"];

  test.each([
    ["（一）履职方面", "（二）作风方面", "3、报账不及时。"],
    ["（一）履职方面", "（二）作风方面", "1、报账不及时。"],
  ])("%s / %s / %s", (first, second, next) => {
    expect(
      rows(first, ...ANSWERED, second, next, "①清理票据；②培训2次。").map((row) => row.split(" ")[2]!.slice(0, 3)),
    ).toEqual(["履职方", "台账不", "宣传不", "作风方", "报账不"]);
  });

  test("a list of another class goes on", () => {
    const body = ["1、台账不清。", "①补齐台账；②培训1次。", "培训不到位的，逐一补课：", "1）补课12人；2）补考3人。"];
    expect(rows("（一）履职方面", ...body)).toHaveLength(2);
  });
});

describe("a single numbered measure above its outcome", () => {
  test.each([
    ["（一）档案审核不细。", "1.对136卷档案重新审核，补充材料204份，认定问题5人。", "整改结果：已完成整改。"],
    ["（一）证件管理不严。", "1.收缴证件11本，实行集中保管。", "整改结果：已完成整改。"],
    ["（一）研究次数不够。", "1.每半年研究不少于1次，2023年已研究2次。", "整改成效：研究成为常态。"],
    ["1.档案审核不细。", "（1）重新审核档案136卷。", "整改成效：档案齐全。"],
    ["1.物资管理混乱。", "①清理物资89件，移送82件。", "整改结果：账实相符。"],
  ])("%s / %s / %s", (head, measure, outcome) => {
    const found = rows(head, measure, outcome);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^problem \S+ \S+ <1>/);
  });

  test("a fault answered by measures is no measure", () => {
    expect(rows("（一）档案审核不细。", "1.漏登12卷。", "整改措施：补登12卷。")).toHaveLength(2);
    expect(rows("（一）档案审核不细。", "1.漏登12卷，登记不规范。", "整改结果：补登12卷。")).toHaveLength(2);
  });
});

describe("labels that quote the feedback state the fault", () => {
  test.each(["反馈原文", "问题原文", "反馈意见原文", "巡察反馈原文", "原文", "反馈问题原文"])("%s：", (label) => {
    const body = [1, 2].flatMap((n) => [
      `${n}.${label}：记录不全。`,
      "整改情况：①补记12次；②培训1次。",
      "销号情况：已销号",
    ]);
    expect(rows(...body)).toEqual([1, 2].map((n) => `problem ${n} 记录不全。 <2> completed`));
  });
});

describe("themes counted as aspects", () => {
  test.each([
    ["第一个方面：聚焦主责主业", "第二个方面：聚焦内部管理"],
    ["第1个方面：聚焦主责主业", "第2个方面：聚焦内部管理"],
    ["第一方面：聚焦主责主业", "第二方面：聚焦内部管理"],
    ["第一个方面、聚焦主责主业", "第二个方面、聚焦内部管理"],
    ["第一大方面：聚焦主责主业", "第二大方面：聚焦内部管理"],
  ])("%s", (first, second) => {
    const answer = "整改情况：补记12次。";
    expect(rows(first, "1.记录不全。", answer, "2.台账不清。", answer, second, "3.学习不实。", answer)).toEqual([
      expect.stringMatching(/^theme \S+ 聚焦主责主业$/),
      "problem 1 记录不全。 <1>",
      "problem 2 台账不清。 <1>",
      expect.stringMatching(/^theme \S+ 聚焦内部管理$/),
      "problem 3 学习不实。 <1>",
    ]);
  });
});

describe("the parts of one leaf are numbered", () => {
  test.each([
    ["1.存在问题：缺会议记录3份。", "2.整改措施：（1）补记12次。（2）培训1次。", "3.整改结果：已完成。"],
    ["（1）存在问题：缺会议记录3份。", "（2）整改措施：①补记12次。②培训1次。", "（3）完成情况：已完成。"],
    ["1.问题描述：缺会议记录3份。", "2.整改情况：一是补记12次。二是培训1次。", "3.整改状态：已完成"],
    ["①反馈问题：缺会议记录3份。", "②整改措施：一是补记12次。二是培训1次。", "③整改结果：已完成"],
    ["1.主要问题：缺会议记录3份。", "2.整改措施：一是补记12次；二是培训1次。", "3.整改成效：已完成整改。"],
  ])("%s / %s / %s", (...parts) => {
    const body = ["（一）履职方面", ...["一", "二"].flatMap((n) => [`第${n}个问题：记录不全。`, ...parts])];
    const found = rows(...body);
    expect(found).toEqual([
      "theme 一 履职方面",
      ...["一", "二"].map((n) => `problem ${n} 记录不全。缺会议记录3份。 <2> completed`),
    ]);
  });
});
