import { describe, expect, test } from "vitest";
import { readDeclared } from "../../pipeline/parse/declared/declared.ts";

/** `problems 21, completed 60 措施`: what was read, statuses with the word they count. */
const read = (text: string): string =>
  readDeclared(text, [{ start: 0, end: text.length }])
    .map(({ what, value, levelWord }) => `${what} ${value}${STATUS.has(what) && levelWord ? ` ${levelWord}` : ""}`)
    .join(", ");
const STATUS = new Set(["completed", "partial", "ongoing", "remaining", "immediate", "not_public"]);

describe("a number whose noun stands before it, all of them with one status", () => {
  test.each([
    ["本轮反馈问题18个，已全部完成整改。", "problems 18, completed 18 反馈问题"],
    ["市委第三巡察组共反馈问题23个，现已全部完成整改。", "problems 23, completed 23 反馈问题"],
    ["本次巡察反馈问题共17项，目前已全部整改到位。", "problems 17, completed 17 反馈问题"],
    ["反馈具体问题31个，截至2024年6月30日，均已完成整改。", "problems 31, completed 31 反馈具体问题"],
    ["制定整改措施四十二条，已全部落实到位。", "measures 42, completed 42 整改措施"],
    ["梳理整改任务26项，全部办结。", "tasks 26, completed 26 整改任务"],
  ])("%s declares both", (text, expected) => expect(read(text)).toBe(expected));

  test("in each sentence of its own", () => {
    expect(read("共反馈问题18个，已全部整改到位。共制定整改措施52条，已全部完成。")).toBe(
      "problems 18, completed 18 反馈问题, measures 52, completed 52 整改措施",
    );
  });

  test.each([
    ["反馈问题18个，全部纳入整改台账。", "problems 18"],
    ["反馈问题18个，已全部完成责任分解。", "problems 18"],
    ["反馈问题18个，均已落实责任人和整改时限。", "problems 18"],
    ["反馈4个方面16个问题，均已完成整改或取得阶段性成效。", "themes 4, problems 16"],
    ["反馈问题16个，已全部完成或基本完成整改。", "problems 16"],
    ["反馈问题18个，已完成整改。", "problems 18"],
    ["其中立行立改问题6个，已全部完成。", "immediate 6 问题"],
    ["反馈问题20个，其中长期坚持问题3个，已全部明确责任领导。", "problems 20, ongoing 3 问题"],
  ])("not in %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("what leaders take charge of is no total", () => {
  test.each([
    ["反馈12个问题。党组书记牵头整改重点难点问题2个。", "problems 12"],
    ["反馈12个问题，主要负责人领办问题3个，班子成员领办问题5个。", "problems 12"],
    ["反馈12个问题，由主要领导牵头制定整改措施30条。", "problems 12, measures 30"],
    ["反馈12个问题，制定整改举措117条，已完成整改举措109条。", "problems 12, measures 117, completed 109 举措"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("the rest of a total is at most a status", () => {
  test.each([
    ["反馈问题44个，其余31个问题全部整改完成。", "problems 44, completed 31 问题"],
    ["巡察反馈问题40个，立行立改9个，其余31个已整改到位。", "problems 40, immediate 9 反馈问题, completed 31 反馈问题"],
    ["反馈的28个问题，已完成整改20个，剩余8个问题正在推进。", "problems 28, completed 20 问题, ongoing 8 问题"],
    ["反馈问题28个，其他12个问题均已完成整改。", "problems 28, completed 12 问题"],
    ["反馈26个问题，余下的4个问题正在有序推进。", "problems 26, ongoing 4 问题"],
    ["反馈26个问题，剩下的4个问题明确了牵头领导。", "problems 26"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("what is due is neither a total nor done", () => {
  test.each([
    ["反馈的12个问题，需在集中整改期内完成的10个问题全部完成。", "problems 12, completed 10 问题"],
    ["应完成的198条措施已完成196条。", "completed 196 措施"],
    ["反馈的33个问题中，应于2024年底前完成的25个问题已完成24个。", "problems 33, completed 24 问题"],
    ["计划年内完成的16条措施已全部完成。", "completed 16 措施"],
    ["反馈问题30个，须在3个月内整改到位的22个问题已全部整改到位。", "problems 30, completed 22 问题"],
    ["制定措施64条，应完成整改措施60条，已完成58条。", "measures 64, completed 58 措施"],
    ["拟于6月底前办结的9个问题已办结7个。", "completed 7 问题"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ["相应完成整改措施12条。", "completed 12 措施"],
    ["按计划完成的12个问题已销号。", "completed 12 问题"],
    ["需长期整改的3个问题正在推进。", "ongoing 3 问题"],
    ["反馈问题15个，应改尽改，已完成14个。", "problems 15, completed 14 反馈问题"],
  ])("but %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("a part of a total is none", () => {
  test.each([
    ["反馈问题15个（含社区问题6个）。", "problems 15"],
    ["反馈问题26个（含意识形态问题4个、选人用人问题3个）。", "problems 26"],
    ["反馈问题26个（党建类问题9个，业务类问题17个），已完成整改25个。", "problems 26, completed 25 反馈问题"],
    ["反馈问题12个，其中涉及党建方面问题5个，已完成4个；涉及资金方面问题7个，已完成7个。", "problems 12"],
    ["反馈问题26个，其中：局机关问题14个、下属事业单位问题12个。", "problems 26"],
    ["反馈问题26个，包括党建问题9个、业务问题17个，已完成整改25个。", "problems 26, completed 25 反馈问题"],
    ["反馈问题26个，其中涉及作风建设的5个问题已完成整改。", "problems 26"],
    ["反馈的26个问题中，党建方面9个问题、业务方面17个问题。", "problems 26"],
    ["反馈问题20个，所属二级单位问题6个。", "problems 20"],
    ["反馈问题26个，下属事业单位的问题6个，已完成5个。", "problems 26"],
    ["制定整改措施64条，其中长期措施12条，已完成60条。", "measures 64, completed 60 整改措施"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ["反馈问题26个，其中20个问题已完成整改，6个问题正在推进。", "problems 26, completed 20 问题, ongoing 6 问题"],
    ["反馈问题26个。其中，涉及下属单位的1个问题不宜公开。", "problems 26, not_public 1 问题"],
    ["巡察组向局党组及所属单位反馈问题38个。", "problems 38"],
    ["反馈意见包括4个方面26个问题。", "themes 4, problems 26"],
    ["反馈的意见（4个方面26个问题）逐一分解。", "themes 4, problems 26"],
    ["二、已完成整改的问题（12个问题）", ""],
    ["反馈11类问题，其中具体问题30个。", "problems 11, manifestations 30"],
    ["反馈39个具体问题，其中12类问题。", "manifestations 39, problems 12"],
    ["反馈了党的领导、党的建设等方面问题26个。", "problems 26"],
    [
      "反馈13个问题（29个具体表现），其中立行立改5个，已完成28个。",
      "problems 13, manifestations 29, immediate 5 具体表现, completed 28 具体表现",
    ],
  ])("but %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("totals of another inspection", () => {
  test.each([
    ["选人用人专项检查反馈的9个问题，意识形态专项检查反馈的6个问题均已整改。", ""],
    ["意识形态工作责任制专项检查反馈的6个问题已完成整改。", ""],
    ["选人用人专项检查反馈问题9个，已完成9个。", ""],
    ["组织部门同步反馈选人用人问题5个，已完成5个。", ""],
    ["上轮巡察反馈的19个问题，本次巡察发现仍有3个未整改到位。", ""],
    ["县委巡察组曾指出问题7个，均已整改。", ""],
    ["此前县委巡察反馈的9个问题已全部整改，本次反馈问题15个。", "problems 15"],
    ["上轮巡察反馈的19个问题已整改完成，本次反馈问题12个，已完成11个。", "problems 12, completed 11 反馈问题"],
    [
      "2019年县委第一巡察组反馈的26个问题，已全部完成整改。本次反馈问题38个，已完成整改36个。",
      "problems 38, completed 36 反馈问题",
    ],
    [
      "2020年巡察反馈的14个问题，已完成13个。此次巡察反馈问题27个，已完成整改25个。",
      "problems 27, completed 25 反馈问题",
    ],
    [
      "2018年市委巡察组反馈的8个问题已销号；2023年5月10日，市委第二巡察组反馈4个方面21个问题。",
      "themes 4, problems 21",
    ],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    [
      "2023年5月10日，县委第一巡察组反馈4个方面21个问题。对本次反馈的21个问题，已完成整改19个。",
      "themes 4, problems 21, completed 19 问题",
    ],
    [
      "2021年11月8日至2022年1月10日，县委第三巡察组对我局开展了巡察。2022年3月4日，县委第三巡察组反馈3个方面18个问题。",
      "themes 3, problems 18",
    ],
    ["2021年县委第二巡察组反馈的26个问题，已全部完成整改。", "problems 26, completed 26 问题"],
    ["截至2025年6月30日，2023年县委第一巡察组反馈的26个问题已全部整改。", "problems 26, completed 26 问题"],
    ["巡察及选人用人专项检查反馈的30个问题已全部整改。", "problems 30, completed 30 问题"],
    ["县委第一专项巡察组反馈问题13个。", "problems 13"],
  ])("but %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("numbers in a row share one noun", () => {
  test.each([
    ["反馈问题共计3大类12项34个。", "themes 3, problems 12, manifestations 34"],
    ["反馈4个方面16项32条问题。", "themes 4, problems 16, manifestations 32"],
    ["巡察反馈问题4个方面26个。", "themes 4, problems 26"],
    ["反馈问题5个方面、31个。", "themes 5, problems 31"],
    ["反馈5大类、18项、46个问题。", "themes 5, problems 18, manifestations 46"],
    ["反馈意见4个方面共28条，已全部完成整改。", "themes 4, problems 28, completed 28 反馈意见"],
    ["巡察反馈问题4类19个。", "themes 4, problems 19"],
    ["反馈四个方面十六项三十二条具体表现。", "themes 4, problems 16, manifestations 32"],
    ["反馈问题3大类。", "themes 3"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ["制定整改措施5个方面62条。", "measures 62"],
    ["反馈问题12个、5个已完成。", "problems 12, completed 5 反馈问题"],
    ["反馈4个方面12类39个问题。", "themes 4, problems 12, manifestations 39"],
    ["反馈4个方面、5个村的22个问题。", "themes 4, problems 22"],
    ["反馈12类问题。", "problems 12"],
    ["反馈2类3个问题。", "themes 2, problems 3"],
    ["巡察反馈的4类18个问题，制定措施40条。", "themes 4, problems 18, measures 40"],
    ["反馈的3类共11项问题。", "themes 3, problems 11"],
    ["梳理形成五类二十三个问题。", "themes 5, problems 23"],
    ["反馈的2大类3个问题。", "themes 2, problems 3"],
    ["反馈的2类3个问题细化为7条具体表现。", "themes 2, problems 3, manifestations 7"],
    ["反馈2类问题3个具体问题。", "problems 2, manifestations 3"],
    ["4个方面18个问题35条具体表现。", "themes 4, problems 18, manifestations 35"],
  ])("but %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("a bare status number counts what the total before it counts", () => {
  test.each([
    ["反馈问题21个，制定整改措施64条，已完成60条。", "problems 21, measures 64, completed 60 整改措施"],
    [
      "反馈问题30项，梳理整改任务45条，已完成41条，正在推进4条。",
      "problems 30, tasks 45, completed 41 整改任务, ongoing 4 整改任务",
    ],
    ["反馈意见16条，制定整改措施40项。目前已完成37项。", "problems 16, measures 40, completed 37 整改措施"],
    [
      "反馈问题21个，制定整改措施64条。党组逐条研究。截至2024年6月，已完成整改20个，已落实60条。",
      "problems 21, measures 64, completed 20 反馈问题, completed 60 整改措施",
    ],
    ["反馈问题14个，已完成13项。", "problems 14, completed 13 反馈问题"],
    ["反馈问题12个，制定整改措施33项，已完成7个。", "problems 12, measures 33, completed 7 反馈问题"],
    ["反馈问题21个（其中立行立改6个），已完成20个。", "problems 21, immediate 6 反馈问题, completed 20 反馈问题"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ["已完成60条。", "completed 60"],
    ["反馈问题21个，制定了整改措施，已完成60条。", "problems 21, completed 60"],
    ["反馈问题21个，制定了整改措施，已落实16条。", "problems 21, completed 16"],
  ])("%s says nothing of its level", (text, expected) => expect(read(text)).toBe(expected));
});

describe("other ways of saying it", () => {
  test.each([
    ["反馈问题21个，已完成19个，其余2个正在持续推进。", "problems 21, completed 19 反馈问题, ongoing 2 反馈问题"],
    ["反馈问题9个，2个正在有序推进中。", "problems 9, ongoing 2 反馈问题"],
    ["反馈问题21个，已完成20个，1项按计划推进。", "problems 21, completed 20 反馈问题, ongoing 1 反馈问题"],
    ["反馈问题9个，2个按序时进度推进。", "problems 9, ongoing 2 反馈问题"],
    ["反馈问题21个，已完成20个，1个因政策原因暂未完成。", "problems 21, completed 20 反馈问题, remaining 1 反馈问题"],
    ["反馈问题9个，2个受汛期影响尚未完成整改。", "problems 9, remaining 2 反馈问题"],
    ["反馈问题9个，2个问题由于资金未到位未能办结。", "problems 9, remaining 2 问题"],
    ["制定整改措施，共计128条。", "measures 128"],
    ["制定整改举措，共96项。", "measures 96"],
    ["研究制定整改措施，合计75条，已落实70条。", "measures 75, completed 70 整改措施"],
    ["反馈的38个问题，明确整改措施93条，目前93条措施全部落实。", "problems 38, measures 93, completed 93 措施"],
    ["制定整改措施50条，其中46条已落实。", "measures 50, completed 46 整改措施"],
    ["累计完善制度13项，挽回经济损失3万元。", "rules 13"],
    ["累计建立健全制度21项。", "rules 21"],
    ["整改期间，共修订完善制度8项，追缴资金2万元。", "rules 8"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    "对照反馈问题，共12个部门参与。",
    "整改期间已完成12个社区的改造。",
    "整改期间已落实12个村的管护人员。",
    "整改期间已落实责任人14个。",
    "累计完善《财务管理制度》等3项制度。",
    "制定整改措施，共召开会议12次。",
    "完善制度13项，挽回经济损失3万元。",
  ])("not in %s", (text) => expect(read(text)).toBe(""));
});
