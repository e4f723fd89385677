import { describe, expect, test } from "vitest";
import { noticeWithBody, outlineRows } from "../support/source.ts";

const rows = (...body: string[]): readonly string[] => outlineRows(noticeWithBody(...body));

describe("traps that must not catch the reader (issue: research grade)", () => {
  test("number-dot-number: 2.2018年… is item 2, 4.6万元 an amount, 3.15万元… item 3 because the sequence needs it", () => {
    expect(
      rows(
        "（一）财务方面",
        "1.票据管理混乱。",
        "整改情况：一是核对票据。二是上缴：",
        "4.6万元已缴库。",
        "2.2018年报销附件不全。",
        "整改情况：补齐。",
        "3.15万元设备闲置。",
        "整改情况：已调剂使用。",
      ),
    ).toEqual([
      "theme 一 财务方面",
      "problem 1 票据管理混乱。 <2>",
      "problem 2 2018年报销附件不全。 <1>",
      "problem 3 15万元设备闲置。 <1>",
    ]);
  });

  test("lists (1)(2)(3) and ①② inside a measure, 一要…四要, 二是是", () => {
    expect(
      rows(
        "1.学习不深入。",
        "整改情况：一是召开会议，会议要求，一要学习。二要落实。(1)制定计划；(2)印发通知。",
        "二是是开展培训：①党课②研讨。三是建立台账。",
      ),
    ).toEqual(["problem 1 学习不深入。 <3>"]);
  });

  test("an enumerator broken at a line's end, one block over several lines", () => {
    expect(
      rows("1.学习不深入。", "整改情况：一是召开会议。二是", "加强培训，", "全员参加。", "三是建立台账。"),
    ).toEqual(["problem 1 学习不深入。 <3>"]);
  });

  test("several labelled blocks in one leaf", () => {
    const notice = noticeWithBody(
      "1.免费开放资金列支不规范。",
      "甲馆整改情况：一是学习。二是清退。",
      "乙馆整改情况：一是学习。二是清退。三是问责。",
    );
    expect(outlineRows(notice)).toEqual(["problem 1 免费开放资金列支不规范。 <5>"]);
    expect(notice.blocks.map((block) => block.label)).toEqual(["甲馆", "乙馆"]);
  });

  test("quotes that nest, never close, or hold what looks like a heading", () => {
    expect(
      rows(
        "（一）关于“基层组织建设方面。",
        "1.关于“‘三会一课’不规范”问题的整改。",
        "一是规范记录。二是有力整改“对接企业、协会”问题，走访企业3家。",
        "2.关于“「一把手」监督乏力”问题的整改。",
        "一是约谈3人。",
      ),
    ).toEqual([
      "theme 一 关于“基层组织建设方面。",
      "problem 1 ‘三会一课’不规范 <2>",
      "problem 2 「一把手」监督乏力 <1>",
    ]);
  });

  test("a heading without its number between numbered ones", () => {
    const notice = noticeWithBody(
      "1.关于“学习不深”问题的整改。",
      "一是学习。",
      "关于“设施闲置”问题的整改。",
      "盘活2处。",
      "3.关于“台账不全”问题的整改。",
      "补齐。",
    );
    expect(outlineRows(notice)).toEqual(["problem 1 学习不深 <1>", "problem - 设施闲置 <1>", "problem 3 台账不全 <1>"]);
    expect(notice.findings.map((one) => one.code)).toContain("parse/number-missing");
  });

  test("a doubled and a skipped number are kept and named", () => {
    const notice = noticeWithBody(
      "1.学习不深。",
      "整改情况：学习。",
      "1.记录不全。",
      "整改情况：补记。",
      "4.台账缺失。",
      "整改情况：补建。",
    );
    expect(outlineRows(notice)).toHaveLength(3);
    expect(notice.findings.map((one) => one.code)).toEqual(
      expect.arrayContaining(["parse/number-doubled", "parse/number-gap"]),
    );
  });

  test("heading and paragraph in one line", () => {
    expect(
      rows("1.关于“学习不深”问题的整改。一是学习。二是考试。", "2.记录不全。整改情况：一是补记。二是抽查。"),
    ).toEqual(["problem 1 学习不深 <2>", "problem 2 记录不全。 <2>"]);
  });

  test("整改成效 behind 整改措施 lists results, no measures", () => {
    expect(
      rows(
        "问题一：学习不深。",
        "整改措施：一是学习。二是考试。",
        "整改成效：一是参学率100%。二是优秀率90%。",
        "整改状态：已完成。",
      ),
    ).toEqual(["problem 一 学习不深。 <2> completed"]);
  });

  test("a status group is a theme and gives its status", () => {
    const notice = noticeWithBody(
      "（一）党建方面",
      "1.学习不深。",
      "整改情况：学习。",
      "（二）已立行立改问题",
      "2.手续不全。",
      "整改情况：巡察期间已立行立改。",
    );
    expect(outlineRows(notice)).toEqual([
      "theme 一 党建方面",
      "problem 1 学习不深。 <1>",
      "theme 二 已立行立改问题",
      "problem 2 手续不全。 <0> immediate",
    ]);
    expect(notice.problems[2]!.themeKind).toBe("status");
  });

  test("the organisation section and the next steps repeat （一）（二） and 一是 and give no rows", () => {
    expect(rows("1.学习不深。", "整改情况：学习。")).toEqual(["problem 1 学习不深。 <1>"]);
  });

  test("a finding that lists (1)(2) before one common answer has no manifestations", () => {
    expect(rows("1.财务管理混乱：", "(1)票据不全；", "(2)账实不符。", "整改情况：一是清查。二是补齐。")).toEqual([
      "problem 1 财务管理混乱：(1)票据不全；(2)账实不符。 <2>",
    ]);
  });

  test("a line that starts with an amount belongs to the measure above", () => {
    expect(rows("1.补助重复发放。", "整改情况：一是清退。已退还", "1.2万元。二是问责。")).toEqual([
      "problem 1 补助重复发放。 <2>",
    ]);
  });
});
