import { describe, expect, test } from "vitest";
import type { Notice } from "../../pipeline/model.ts";
import { columnOf } from "../../pipeline/parse/ledger/header.ts";
import { noticeOf, noticeWithBody, outlineRows } from "../support/source.ts";

/** Rows as the text contract has them: cells by ｜ here, by TAB there; ⏎ breaks a line in a cell. */
const rowsOfText = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll("｜", "\t").replaceAll("⏎", "\v"));
const ledger = (...lines: string[]): Notice => noticeWithBody(...rowsOfText(lines));
const read = (...lines: string[]): readonly string[] => outlineRows(ledger(...lines));
const codes = (notice: Notice): readonly string[] => notice.findings.map(({ code }) => code);

const ACTS = "一是补齐档案30卷。二是开展培训2次。";
const OTHERS = "一是盘点资产。二是建立台账。";

describe("a header over several rows: a column is called by its lowest cell", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "整改落实 over 整改措施 and 完成情况",
      [
        "序号｜反馈问题｜整改落实｜｜是否完成",
        "｜｜整改措施｜完成情况｜",
        "1｜检查宽松软｜制定检查计划｜检查企业32家｜是",
      ],
      ["problem 1 检查宽松软 <1> completed"],
    ],
    [
      "问题 over 类别, 序号 and 内容: the group says what its cells leave out",
      ["问题｜｜｜整改｜", "类别｜序号｜内容｜措施｜成效", `党的建设｜1｜档案管理不规范｜${ACTS}｜合格率98%`],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2>"],
    ],
    [
      "three rows, the number reaching down through all of them",
      [
        "序号｜巡察反馈｜｜整改落实情况｜｜",
        "｜问题类别｜具体问题｜措施｜｜销号情况",
        "｜｜｜整改举措｜取得成效｜",
        `1｜党的建设｜档案管理不规范｜${ACTS}｜合格率98%｜已销号`,
        "2｜｜学习不实｜学习3次。｜覆盖120人｜未销号",
      ],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2> completed", "problem 2 学习不实 <1> ongoing"],
    ],
    [
      "责任分工 over words that are no columns",
      [
        "序号｜存在问题｜整改举措｜责任分工｜｜整改进展",
        "｜｜｜责任领导｜具体承办｜",
        `1｜档案管理不规范｜${ACTS}｜分管领导｜办公室｜已完成`,
      ],
      ["problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "both rows repeated on the next page",
      [
        "序号｜反馈问题｜整改落实｜｜是否完成",
        "｜｜整改措施｜完成情况｜",
        "1｜检查宽松软｜制定检查计划｜检查企业32家｜是",
        "序号｜反馈问题｜整改落实｜｜是否完成",
        "｜｜整改措施｜完成情况｜",
        "2｜附件不全｜补齐附件｜补齐14份｜否",
      ],
      ["problem 1 检查宽松软 <1> completed", "problem 2 附件不全 <1> ongoing"],
    ],
    [
      "a group row above a header that is whole, repeated on the next page",
      [
        "基本情况｜｜整改情况｜",
        "序号｜反馈问题｜整改措施｜完成情况",
        `1｜档案管理不规范｜${ACTS}｜已完成`,
        "基本情况｜｜整改情况｜",
        "序号｜反馈问题｜整改措施｜完成情况",
        `2｜资产底数不清｜${OTHERS}｜正在推进`,
      ],
      ["problem 1 档案管理不规范 <2> completed", "problem 2 资产底数不清 <2> ongoing"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));

  test("the last row of a page is no header, though one follows it", () => {
    expect(
      read(
        "序号｜反馈问题｜整改措施｜完成情况",
        "1｜档案不全｜补齐档案｜已完成",
        "序号｜反馈问题｜整改措施｜完成情况",
        "2｜资产不清｜盘点资产｜已完成",
      ),
    ).toEqual(["problem 1 档案不全 <1> completed", "problem 2 资产不清 <1> completed"]);
  });
});

describe("several columns of a kind", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "整改结果 that says 已完成 is a status",
      ["问题序号｜巡察反馈具体问题｜整改落实情况｜整改结果｜牵头领导", `1｜档案管理不规范｜${ACTS}｜已完成｜分管领导`],
      ["problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "整改成效 that says 基本完成",
      ["序号｜反馈问题｜整改情况｜整改成效", `1｜档案管理不规范｜${ACTS}｜基本完成`, `2｜资产不清｜${OTHERS}｜已完成`],
      ["problem 1 档案管理不规范 <2> partial", "problem 2 资产不清 <2> completed"],
    ],
    [
      "整改成效 that tells of results gives no measures beside 整改情况",
      ["序号｜反馈问题｜整改情况｜整改成效｜是否销号", `1｜档案管理不规范｜${ACTS}｜一是合格率98%。二是零投诉。｜是`],
      ["problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "备注 that says 已完成, where no other column does",
      ["序号｜问题｜整改举措｜备注", `1｜档案管理不规范｜${ACTS}｜已完成`, `2｜资产不清｜${OTHERS}｜长期坚持`],
      ["problem 1 档案管理不规范 <2> completed", "problem 2 资产不清 <2> ongoing"],
    ],
    [
      "a column without a name that says 已完成",
      ["序号｜反馈问题｜整改措施｜", `1｜档案管理不规范｜${ACTS}｜已完成`, `2｜资产不清｜${OTHERS}｜正在推进`],
      ["problem 1 档案管理不规范 <2> completed", "problem 2 资产不清 <2> ongoing"],
    ],
    [
      "完成情况 in prose beside a mark",
      ["序号｜反馈问题｜整改措施｜完成情况｜销号情况", `1｜档案管理不规范｜${ACTS}｜补齐30卷，验收合格｜已销号`],
      ["problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "整改结果 that opens with the status and goes on with figures",
      [
        "序号｜问题｜整改措施｜整改结果",
        `1｜档案不全｜${ACTS}｜已完成整改，合格率98%`,
        `2｜资产不清｜${OTHERS}｜正在推进。已盘点2处`,
      ],
      ["problem 1 档案不全 <2> completed", "problem 2 资产不清 <2> ongoing"],
    ],
    [
      "a report that opens otherwise states none",
      ["序号｜问题｜整改措施｜整改成效", `1｜档案不全｜${ACTS}｜已补齐30卷，合格率98%`],
      ["problem 1 档案不全 <2>"],
    ],
    [
      "整改类型 is no theme",
      ["序号｜反馈问题｜整改类型｜整改措施｜完成情况", `1｜档案不全｜立行立改｜${ACTS}｜已完成`],
      ["problem 1 档案不全 <2> completed"],
    ],
    [
      "整改任务 beside 整改措施 states the problem",
      ["任务序号｜整改任务｜整改措施｜责任单位｜完成情况", `1｜档案管理不规范｜${ACTS}｜办公室｜已完成`],
      ["problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "a deadline says nothing of completion",
      ["序号｜反馈问题｜整改措施｜节点", `1｜档案管理不规范｜${ACTS}｜2024年6月底前完成`],
      ["problem 1 档案管理不规范 <2>"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));

  test("a leaf of several rows is as far as the least advanced of them", () => {
    expect(
      read(
        "序号｜反馈问题｜整改措施｜完成情况",
        "1｜档案管理不规范｜补齐档案｜已完成",
        "｜｜建设库房｜正在推进",
        "｜｜开展培训｜已完成",
      ),
    ).toEqual(["problem 1 档案管理不规范 <3> ongoing"]);
  });
});

describe("numbers and themes of a ledger", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "the only column of faults is 具体问题: the number is its own",
      ["序号｜问题类型｜具体问题｜整改措施｜完成情况", `1｜党的建设｜档案管理不规范｜${ACTS}｜已完成`],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2> completed"],
    ],
    [
      "反馈问题（方面） is a column of themes",
      [
        "序号｜反馈问题（方面）｜具体问题｜整改措施",
        `1｜党的建设｜档案管理不规范｜${ACTS}`,
        `2｜｜学习不实｜${OTHERS}`,
      ],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2>", "problem 2 学习不实 <2>"],
    ],
    [
      "问题所属类别",
      ["问题所属类别｜编号｜主要表现｜整改举措", `党的建设｜1｜档案管理不规范｜${ACTS}`],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2>"],
    ],
    [
      "反馈问题 over two columns: the left one names aspects",
      ["序号｜反馈问题｜｜整改措施", `1｜党的建设｜档案管理不规范｜${ACTS}`, `2｜作风建设｜资产不清｜${OTHERS}`],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2>", "theme - 作风建设", "problem 2 资产不清 <2>"],
    ],
    [
      "反馈问题 beside 具体问题, and every cell of it an aspect",
      ["序号｜反馈问题｜具体问题｜整改措施", `1｜党的建设方面｜档案管理不规范｜${ACTS}`, `2｜｜学习不实｜${OTHERS}`],
      ["theme - 党的建设方面", "problem 1 档案管理不规范 <2>", "problem 2 学习不实 <2>"],
    ],
    [
      "each manifestation has a number of its own",
      [
        "序号｜反馈问题｜具体表现｜整改措施",
        `1｜党建工作薄弱｜档案管理不规范｜${ACTS}`,
        `2｜｜学习不实｜${OTHERS}`,
        `3｜作风不实｜检查走过场｜${OTHERS}`,
      ],
      [
        "problem - 党建工作薄弱",
        "manifestation 1 档案管理不规范 <2>",
        "manifestation 2 学习不实 <2>",
        "problem - 作风不实",
        "manifestation 3 检查走过场 <2>",
      ],
    ],
    [
      "rows that name a theme: across the table, in the first cell, beside a Chinese number",
      [
        "序号｜反馈问题｜整改措施｜完成情况",
        "一、党的建设方面",
        `1｜档案管理不规范｜${ACTS}｜已完成`,
        "作风建设｜｜｜",
        `2｜资产不清｜${OTHERS}｜已完成`,
        "三｜选人用人方面｜｜",
        `3｜考核不严｜${OTHERS}｜已完成`,
        "｜四、廉政方面｜｜",
        `4｜监督不力｜${OTHERS}｜已完成`,
      ],
      [
        "theme 一 党的建设方面",
        "problem 1 档案管理不规范 <2> completed",
        "theme - 作风建设",
        "problem 2 资产不清 <2> completed",
        "theme 三 选人用人方面",
        "problem 3 考核不严 <2> completed",
        "theme 四 廉政方面",
        "problem 4 监督不力 <2> completed",
      ],
    ],
    [
      "one table a theme, with other columns each",
      [
        "（一）党的建设方面",
        "序号｜反馈问题｜整改措施｜完成情况",
        `1｜档案管理不规范｜${ACTS}｜已完成`,
        "（二）作风建设方面",
        "共反馈问题1个。",
        "序号｜存在问题｜整改举措｜责任人｜整改完成情况",
        `2｜资产不清｜${OTHERS}｜股室负责人｜正在推进`,
      ],
      [
        "theme 一 党的建设方面",
        "problem 1 档案管理不规范 <2> completed",
        "theme 二 作风建设方面",
        "problem 2 资产不清 <2> ongoing",
      ],
    ],
    [
      "captions, units and totals name no theme",
      [
        "某某局巡察整改情况一览表",
        "序号｜反馈问题｜整改措施｜完成情况",
        `1｜档案管理不规范｜${ACTS}｜已完成`,
        "（续表）",
        "单位：个",
        `2｜资产不清｜${OTHERS}｜已完成`,
        "合计｜2个问题｜4条措施｜完成2个",
        "合计：2个问题",
      ],
      ["problem 1 档案管理不规范 <2> completed", "problem 2 资产不清 <2> completed"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});

describe("a table of two columns: the problem and its answer", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "反馈问题 and 整改情况",
      ["反馈问题｜整改情况", `1.档案管理不规范｜${ACTS}`, `2.资产不清｜${OTHERS}`],
      ["problem 1 档案管理不规范 <2>", "problem 2 资产不清 <2>"],
    ],
    [
      "存在问题 and 整改举措, without numbers",
      ["存在问题｜整改举措", `档案管理不规范｜${ACTS}`, `资产不清｜${OTHERS}`],
      ["problem - 档案管理不规范 <2>", "problem - 资产不清 <2>"],
    ],
    [
      "问题表现 and 整改落实情况 with a status behind the measures",
      ["问题表现｜整改落实情况", `档案管理不规范｜${ACTS}（已完成）`, "资产不清｜盘点资产。⏎完成情况：正在推进"],
      ["problem - 档案管理不规范 <2> completed", "problem - 资产不清 <1> ongoing"],
    ],
    [
      "巡察反馈意见 and 整改进展, a theme row between",
      [
        "巡察反馈意见｜整改进展",
        "（一）党的建设方面",
        `1.档案管理不规范｜${ACTS}`,
        "（二）作风方面",
        `2.资产不清｜${OTHERS}`,
      ],
      ["theme 一 党的建设方面", "problem 1 档案管理不规范 <2>", "theme 二 作风方面", "problem 2 资产不清 <2>"],
    ],
    [
      "问题 and 整改成效 alone: it is the block",
      ["问题｜整改成效", `档案管理不规范｜${ACTS}`, `资产不清｜${OTHERS}`],
      ["problem - 档案管理不规范 <2>", "problem - 资产不清 <2>"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});

describe("a row cut by the end of a page", () => {
  test("三是 on the next page goes on with the list above it", () => {
    const notice = ledger(
      "序号｜反馈问题｜整改措施｜完成情况",
      `1｜档案管理不规范｜${ACTS}｜已完成`,
      "序号｜反馈问题｜整改措施｜完成情况",
      "｜｜三是建立台账。｜",
      `2｜资产不清｜${OTHERS}｜已完成`,
    );
    expect(outlineRows(notice)).toEqual(["problem 1 档案管理不规范 <3> completed", "problem 2 资产不清 <2> completed"]);
    expect(notice.measures[2]).toMatchObject({ text: "建立台账。", enumerated: true });
  });

  test("a finding that breaks off goes on in a row without number", () => {
    expect(
      read(
        "序号｜反馈问题｜整改措施｜完成情况",
        "1｜档案管理不规范，｜一是补齐档案。｜已完成",
        "｜借阅无登记。｜二是开展培训。｜",
        `2｜资产不清｜${OTHERS}｜已完成`,
      ),
    ).toEqual(["problem 1 档案管理不规范，借阅无登记。 <2> completed", "problem 2 资产不清 <2> completed"]);
  });
});

describe("a table that stands upright: words on the left, what they say beside them", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "two columns, a table a problem",
      [
        "反馈问题｜档案管理不规范",
        `整改措施｜${ACTS}`,
        "责任人｜股室负责人",
        "完成情况｜已完成",
        "反馈问题｜资产不清",
        `整改措施｜${OTHERS}`,
        "责任人｜股室负责人",
        "完成情况｜正在推进",
      ],
      ["problem - 档案管理不规范 <2> completed", "problem - 资产不清 <2> ongoing"],
    ],
    [
      "four columns, cells over three of them",
      [
        "序号｜1｜问题类别｜党的建设",
        "具体问题｜档案管理不规范｜｜",
        `整改举措｜${ACTS}｜｜`,
        "责任领导｜分管领导｜完成时限｜2023年8月",
        "销号情况｜已销号｜｜",
        "序号｜2｜问题类别｜党的建设",
        "具体问题｜学习不实｜｜",
        `整改举措｜${OTHERS}｜｜`,
        "责任领导｜分管领导｜完成时限｜长期",
        "销号情况｜未销号｜｜",
      ],
      ["theme - 党的建设", "problem 1 档案管理不规范 <2> completed", "problem 2 学习不实 <2> ongoing"],
    ],
    [
      "colons behind the words, themes between",
      [
        "（一）党的建设方面",
        "问题表现：｜档案管理不规范",
        `整改落实情况：｜${ACTS}（已完成）`,
        "（二）作风方面",
        "问题表现：｜文风不实",
        `整改落实情况：｜${OTHERS}`,
      ],
      [
        "theme 一 党的建设方面",
        "problem - 档案管理不规范 <2> completed",
        "theme 二 作风方面",
        "problem - 文风不实 <2>",
      ],
    ],
    [
      "存在问题, 原因分析, 整改措施, 整改成效",
      [
        "存在问题｜1.档案管理不规范",
        "原因分析｜人员变动频繁",
        `整改措施｜${ACTS}`,
        "整改成效｜一是合格率98%。二是零投诉。",
        "存在问题｜2.资产不清",
        "原因分析｜重视不够",
        `整改措施｜${OTHERS}`,
        "整改成效｜账实相符",
      ],
      ["problem 1 档案管理不规范 <2>", "problem 2 资产不清 <2>"],
    ],
    [
      "the answer in one row, its status in the next",
      [
        "序号｜1",
        "问题｜档案管理不规范",
        `整改情况｜${ACTS}`,
        "整改状态｜基本完成",
        "序号｜2",
        "问题｜资产不清",
        "整改情况｜已完成",
      ],
      ["problem 1 档案管理不规范 <2> partial", "problem 2 资产不清 <0> completed"],
    ],
  ])("%s", (_, lines, expected) => expect(read(...lines)).toEqual(expected));
});

describe("a ledger beside other text", () => {
  const TABLE = ["序号｜反馈问题｜整改措施｜完成情况", `1｜文风不实｜${ACTS}｜正在推进`];
  test("below problems in headings: both are read", () => {
    expect(
      read("（一）已完成整改的问题", "1.学习不实。", `整改情况：${ACTS}`, "（二）正在推进的问题", ...TABLE),
    ).toEqual([
      "theme 一 已完成整改的问题",
      "problem (一)1 学习不实。 <2> completed",
      "theme 二 正在推进的问题",
      "problem (二)1 文风不实 <2> ongoing",
    ]);
  });
  test("that sums up the problems above it: they are read once", () => {
    expect(read("1.文风不实。", `整改情况：${ACTS}`, ...TABLE)).toEqual(["problem 1 文风不实 <2> ongoing"]);
  });
  test.each([
    ["党的建设方面", "作风建设方面"],
    ["（一）党的建设方面。反馈问题1个，已完成1个。", "（二）作风建设方面。反馈问题1个，已完成1个。"],
  ])("without headings, a theme above each table: %s", (first, second) => {
    const notice = noticeOf(
      rowsOfText([
        "中共某某县某某局党组关于县委第一巡察组反馈意见整改情况的通报",
        "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察。现将整改情况予以公布。",
        first,
        "序号｜反馈问题｜整改措施",
        `1｜档案管理不规范｜${ACTS}`,
        second,
        ...TABLE,
      ]).join("\n"),
    );
    expect(notice.problems.map(({ kind }) => kind)).toEqual(["theme", "problem", "theme", "problem"]);
  });
  test("of tasks below the next heading: no problems", () => {
    const notice = noticeOf(
      rowsOfText([
        "中共某某县某某局党组关于县委第一巡察组反馈意见整改情况的通报",
        "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察。现将整改情况予以公布。",
        "一、基本情况",
        "类别｜反馈问题数｜完成数",
        "党的建设｜12｜11",
        "二、反馈问题整改落实情况",
        ...TABLE,
        "三、下一步工作打算",
        "序号｜工作任务｜完成时限",
        "1｜持续学习｜长期",
      ]).join("\n"),
    );
    expect(outlineRows(notice)).toEqual(["problem 1 文风不实 <2> ongoing"]);
  });
});

describe("statuses behind the measures of a cell", () => {
  test.each<[string, string, string]>([
    ["a bracket behind the last full stop", `${ACTS}（已完成）`, "completed"],
    ["a sentence about the problem", `${ACTS}该问题已整改到位。`, "completed"],
    ["a line of the cell", `${ACTS}⏎整改状态：长期坚持`, "ongoing"],
    ["a bracket behind every measure", "一是补齐档案（已完成）；二是开展培训（正在推进）", "ongoing"],
    ["attributes among the lines", `${ACTS}⏎责任单位：办公室⏎完成情况：已完成`, "completed"],
  ])("%s", (_, cell, status) => {
    expect(read("序号｜反馈问题｜整改措施及落实情况", `1｜档案管理不规范｜${cell}`)).toEqual([
      `problem 1 档案管理不规范 <2> ${status}`,
    ]);
  });
});

describe("tables that are no ledgers", () => {
  const PROSE = ["1.档案管理不规范。", `整改情况：${ACTS}`, "2.资产底数不清。", `整改情况：${OTHERS}`];
  const READ = ["problem 1 档案管理不规范。 <2>", "problem 2 资产底数不清。 <2>"];
  test.each<[string, readonly string[]]>([
    ["figures of the aspects", ["类别｜反馈问题｜整改完成｜正在推进", "党的建设｜12｜11｜1", "合计｜12｜11｜1"]],
    ["figures below the words of a ledger", ["序号｜反馈问题｜整改措施｜完成情况", "1｜12个｜36条｜已完成12个"]],
    ["two columns of figures", ["反馈问题｜整改情况", "12个｜已完成11个"]],
    ["telephones", ["受理部门｜联系人｜电话", "办公室｜值班人员｜0000-0000000"]],
    ["two columns of telephones", ["问题反映方式｜受理部门", "0000-0000000｜办公室"]],
    ["titles of rules", ["序号｜制度名称｜印发时间", "1｜档案管理办法｜2023年6月"]],
  ])("%s above the problems", (_, table) => expect(read(...table, ...PROSE)).toEqual(READ));

  test("figures in the part before the problems do not make a body of it", () => {
    const figures = ["党的建设", "作风建设", "选人用人", "廉政建设", "财务管理", "工程建设", "基层治理", "服务群众"];
    const lines = ["类别｜问题数｜完成数｜完成率", ...figures.map((name) => `${name}｜2｜2｜100%`)];
    const text = [
      "中共某某县某某局党组关于县委第一巡察组反馈意见整改情况的通报",
      "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察。现将整改情况予以公布。",
      "一、基本情况",
      ...lines,
      "二、反馈问题整改落实情况",
      "反馈问题｜整改情况",
      `档案管理不规范｜${ACTS}`,
      "三、下一步工作打算",
      "（一）持续抓好整改。",
    ];
    expect(outlineRows(noticeOf(rowsOfText(text).join("\n")))).toEqual(["problem - 档案管理不规范 <2>"]);
  });
});

describe("a ledger in which no column says what was done", () => {
  test("is a finding", () => {
    const notice = ledger("序号｜反馈问题｜责任单位｜完成情况", "1｜档案管理不规范｜办公室｜已完成");
    expect(outlineRows(notice)).toEqual(["problem 1 档案管理不规范 <0> completed"]);
    expect(codes(notice)).toContain("parse/ledger-without-measures");
  });
  test("is none where 完成情况 tells it", () => {
    const notice = ledger("序号｜反馈问题｜责任单位｜完成情况", `1｜档案管理不规范｜办公室｜${ACTS}`);
    expect(outlineRows(notice)).toEqual(["problem 1 档案管理不规范 <2>"]);
    expect(codes(notice)).not.toContain("parse/ledger-without-measures");
  });
});

test.each([
  ["存在问题", "problem"],
  ["问题清单", "problem"],
  ["问题表现", "manifestation"],
  ["整改举措", "measures"],
  ["整改措施及完成情况", "measures"],
  ["整改落实情况", "result"],
  ["整改进展及成效", "result"],
  ["整改进展", "result"],
  ["取得成效", "outcome"],
  ["整改完成情况", "status"],
  ["销号情况", "status"],
  ["是否销号", "status"],
  ["完成时限", "attribute"],
  ["责任单位", "attribute"],
  ["责任人", "attribute"],
  ["整改责任人", "attribute"],
  ["反馈问题（方面）", "theme"],
  ["问题类别", "theme"],
  ["备注", "note"],
  ["反馈问题数", null],
  ["联系电话", null],
  ["完成率", null],
])("the header %s names %s", (header, column) => expect(columnOf(header)).toBe(column));
