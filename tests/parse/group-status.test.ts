import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import type { Notice } from "../../pipeline/model.ts";
import { readGroupSentence, readGroupStatus } from "../../pipeline/parse/leaf/group-status.ts";
import { noticeOfParts } from "../support/source.ts";

/** `text status/source` of every leaf. */
const leaves = (notice: Notice): readonly string[] =>
  notice.problems.filter(({ isLeaf }) => isLeaf).map((one) => `${one.text} ${one.status}/${one.statusSource}`);
const themes = (notice: Notice): readonly string[] =>
  notice.problems.filter(({ kind }) => kind === "theme").map(({ number, text }) => `${number} ${text}`);

describe("a part for all of the feedback beside a group of a status", () => {
  test.each([
    "关于巡视反馈意见整改落实情况",
    "关于巡察反馈问题的整改情况",
    "针对市委第二巡察组反馈问题的整改落实情况",
    "围绕反馈的具体问题整改进展情况",
    "对照巡察反馈意见和建议整改情况",
    "聚焦巡察指出问题整改完成情况",
    "反馈问题整改落实情况",
  ])("二、%s holds its themes", (heading) => {
    const read = noticeOfParts(
      "一、提高政治站位",
      "局党组高度重视。",
      `二、${heading}`,
      "（一）落实重大决策部署方面",
      "1.规划编制滞后。一是印发规划1份。二是召开评审会2次。",
      "2.科普活动偏少。一是开展活动5次。",
      "（二）落实主体责任方面",
      "3.谈话提醒不够。一是谈话9人次。",
      "三、需长期整改的事项",
      "（一）改革遗留问题。正在推进，已完成资产划转。",
      "四、下一步工作安排",
      "（一）持续巩固整改成果。",
    );
    expect(themes(read)).toEqual(["一 落实重大决策部署方面", "二 落实主体责任方面", "三 需长期整改的事项"]);
    expect(leaves(read)).toEqual([
      "规划编制滞后。 null/null",
      "科普活动偏少。 null/null",
      "谈话提醒不够。 null/null",
      "改革遗留问题。 ongoing/section",
    ]);
  });

  test("themes that open the same way stay themes", () => {
    const read = noticeOfParts(
      "一、关于反馈的政治建设问题整改情况",
      "1.学习不深入。一是研讨4次。",
      "二、关于巡察反馈意识形态问题整改情况",
      "2.阵地管理不严。一是清理账号2个。",
      "三、针对选人用人问题整改情况",
      "3.档案不全。一是补齐档案3份。",
    );
    expect(themes(read).length).toBe(3);
    expect(leaves(read).length).toBe(3);
  });
});

describe("the status of a group, told by its heading", () => {
  test.each([
    ["以下2个问题已完成整改", "completed"],
    ["对以下1个问题，需长期坚持整改", "ongoing"],
    ["需长期坚持整改的问题。以下1个问题需长期坚持。", "ongoing"],
    ["下列三项任务正在推进中", "ongoing"],
    ["以下问题均已立行立改", "immediate"],
    ["以下为已完成整改的问题", "completed"],
    ["集中整改期内尚未完成的整改事项", "not-started"],
  ])("%s", (heading, status) => {
    const group = readGroupStatus(fold(heading));
    expect(group?.reading.status).toBe(status);
    expect(group?.isStatusGroup).toBe(true);
  });

  test.each([
    ["理论学习方面。共2个问题，均已完成整改。", "理论学习方面", "completed"],
    ["人才方面（1个问题，持续推进）", "人才方面", "ongoing"],
    ["关于党建方面（已完成）", "关于党建方面", "completed"],
    ["财务管理方面的问题：该方面4个问题均已整改到位。", "财务管理方面的问题", "completed"],
    ["队伍建设方面【长期坚持】", "队伍建设方面", "ongoing"],
  ])("%s behind an aspect", (heading, name, status) => {
    const folded = fold(heading);
    const group = readGroupStatus(folded);
    expect(group?.reading.status).toBe(status);
    expect(folded.slice(0, group?.name)).toBe(fold(name));
    expect(group?.isStatusGroup).toBe(false);
  });

  test.each([
    "共3个问题，2个已完成，1个正在推进",
    "以下问题未整改到位的原因",
    "以下3个问题整改不到位",
    "所有问题整改完成情况",
    "对照反馈的3个问题整改",
    "理论学习方面（4个问题，已完成整改3个）",
    "学习方面。召开会议2次，已完成整改",
  ])("%s tells none", (heading) => {
    expect(readGroupStatus(fold(heading))).toBeNull();
    expect(readGroupSentence(fold(heading))).toBeNull();
  });
});

describe("sections and themes that tell a status", () => {
  test("themes below a status group are themes, their problems leaves", () => {
    const notice = noticeOfParts(
      "一、整改工作组织情况",
      "局党组召开会议。",
      "二、已完成整改的问题",
      "（一）学习方面",
      "1.会议记录不规范",
      "一是补记会议记录。",
      "2.学习不深入",
      "一是学习3次。",
      "三、需要长期坚持的问题",
      "（一）人才方面",
      "1.人才匮乏",
      "一是引进人才9名。",
    );
    expect(leaves(notice)).toEqual([
      "会议记录不规范 completed/section",
      "学习不深入 completed/section",
      "人才匮乏 ongoing/section",
    ]);
    expect(themes(notice)).toEqual(["二 已完成整改的问题", "一 学习方面", "三 需要长期坚持的问题", "一 人才方面"]);
    expect(notice.problems.filter(({ isLeaf }) => isLeaf).map(({ number }) => number)).toEqual([
      "二(一)1",
      "二(一)2",
      "三(一)1",
    ]);
    expect(notice.findings.map(({ code }) => code)).not.toContain("parse/number-gap");
  });

  test.each([
    ["二、集中整改期内已完成的整改事项", "三、集中整改期内尚未完成的整改事项", "not-started"],
    ["二、目前已完成的整改任务", "三、正在推进的整改任务", "ongoing"],
    ["二、以下1个问题已完成整改", "三、以下1个问题需长期坚持整改", "ongoing"],
  ])("%s and %s", (first, second, status) => {
    const notice = noticeOfParts(
      "一、整改组织情况",
      "召开会议3次。",
      first,
      "（一）学习方面",
      "1.关于“学习不深入”的问题",
      "（1）研讨4次。",
      second,
      "（一）作风方面",
      "2.关于“作风不实”的问题",
      "（1）开展整顿。",
    );
    expect(leaves(notice)).toEqual(["学习不深入 completed/section", `作风不实 ${status}/section`]);
    expect(themes(notice)).toHaveLength(4);
  });

  test.each([
    [["二、反馈问题整改落实情况", "（一）以下2个问题已完成整改", "（二）以下1个问题正在推进"]],
    [["（一）对以下2个问题，已完成整改", "（二）对以下1个问题，正在推进"]],
    [["二、反馈问题整改落实情况", "（一）已完成整改的2个问题", "（二）正在推进的问题。以下1个问题正在推进。"]],
    [["二、反馈问题整改落实情况", "（一）学习方面。共2个问题，均已完成整改。", "（二）人才方面（正在推进）"]],
    [["二、反馈问题整改落实情况", "（一）学习方面\n以下2个问题已完成整改：", "（二）人才方面\n以下1个问题正在推进："]],
  ])("%j", (headings) => {
    const notice = noticeOfParts(
      ...headings.slice(0, -1),
      "1.会议记录不规范。",
      "一是补记会议记录。",
      "2.公车管理不严。",
      "一是修订公车办法。",
      headings.at(-1)!,
      "3.人才匮乏。",
      "一是引进人才9名。",
    );
    expect(leaves(notice)).toEqual([
      "会议记录不规范。 completed/section",
      "公车管理不严。 completed/section",
      "人才匮乏。 ongoing/section",
    ]);
    expect(notice.measures).toHaveLength(3);
  });

  test("a group that promises and names no problem has none", () => {
    const notice = noticeOfParts(
      "一、已完成的整改事项",
      "1.关于“学习不深入”的问题",
      "（1）研讨4次。",
      "二、需要长期坚持的整改事项",
      "党组将围绕深化改革持续用力。",
    );
    expect(leaves(notice)).toEqual(["学习不深入 completed/section"]);
  });

  test("a gap is found where a part is missing", () => {
    const body = [
      "二、党建方面",
      "1.学习不实。",
      "整改情况：学习2次。",
      "四、作风方面",
      "1.文风不实。",
      "整改情况：精简2件。",
    ];
    const notice = noticeOfParts("一、整改组织情况", "召开会议3次。", ...body);
    expect(notice.findings.filter(({ code }) => code === "parse/number-gap")).toHaveLength(1);
  });
});

describe("several bodies in one notice", () => {
  test.each([
    ["镇党委整改情况", "大湾村整改情况", "柳树村整改情况"],
    ["县水利局党组整改落实情况", "县水文站整改落实情况", "县水利工程公司整改落实情况"],
    ["局机关党支部巡察反馈问题整改情况", "第一中学党总支巡察反馈问题整改情况", "第二中学党总支巡察反馈问题整改情况"],
    ["街道党工委整改进展情况", "东门社区整改进展情况", "西门社区整改进展情况"],
    ["集团公司党委整改情况", "第一分公司整改情况", "某某医院整改情况"],
  ])("%s", (...units) => {
    const notice = noticeOfParts(
      ...units.flatMap((unit, at) => [
        `${["一", "二", "三"][at]}、${unit}`,
        "（一）关于账目不清的问题",
        `一是补办票据${at + 1}张。`,
      ]),
    );
    expect(themes(notice)).toEqual(units.map((unit, at) => `${["一", "二", "三"][at]} ${unit}`));
    const own = notice.problems.filter(({ isLeaf }) => isLeaf);
    expect(own.map(({ number }) => number)).toEqual(["一(一)", "二(一)", "三(一)"]);
    expect(own.every(({ parentId }) => parentId !== null)).toBe(true);
  });

  test("themes below the unit are themes too", () => {
    const notice = noticeOfParts(
      ...["一、镇党委整改情况", "二、大湾村整改情况"].flatMap((unit) => [
        unit,
        "（一）党建方面",
        "1.学习不实。",
        "整改情况：学习2次。",
        "（二）作风方面",
        "1.文风不实。",
        "整改情况：精简2件。",
      ]),
    );
    expect(themes(notice)).toHaveLength(6);
    expect(notice.problems.filter(({ isLeaf }) => isLeaf).map(({ number }) => number)).toEqual([
      "一(一)1",
      "一(二)1",
      "二(一)1",
      "二(二)1",
    ]);
  });

  test("the answers of one unit in two parts are no bodies of units", () => {
    const notice = noticeOfParts(
      "一、局党组整改情况",
      "召开会议3次。",
      "二、反馈问题整改落实情况",
      "1.学习不实。",
      "整改情况：学习2次。",
    );
    expect(themes(notice)).toEqual([]);
  });
});

describe("answers below a wrapped heading", () => {
  const answered = (...lines: readonly string[]) =>
    noticeOfParts("一、整改组织情况", "召开会议3次。", "二、反馈问题整改落实情况", ...lines).measures.map(
      ({ text }) => text,
    );

  test("a status behind the wrapper is no part of the answer", () => {
    expect(answered("1.关于“账目不清”的问题（已完成）", "一是补办票据。", "二是核对账目。")).toEqual([
      "补办票据。",
      "核对账目。",
    ]);
    expect(answered("1.关于“账目不清”的问题（已完成）", "补办票据。")).toEqual(["补办票据。"]);
  });

  test("a list in one line is no heading, whatever faults it names", () => {
    const lines = [
      "1.关于账目不清的问题",
      "①清理挂账8笔。②未经批准不得违规支出，不得超标准。",
      "2.关于学习不实的问题",
      "①学习4次。②测试1次。",
    ];
    expect(answered(...lines)).toHaveLength(4);
  });
});
