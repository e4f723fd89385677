import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import {
  leastAdvanced,
  readClosingStatus,
  readOpeningStatus,
  readStatus,
  readStatusGroup,
  readStatusPhrase,
  readStatusSentences,
  readTrailingStatus,
} from "../../pipeline/parse/leaf/status.ts";

describe("status", () => {
  test.each([
    ["整改完成情况:已完成整改。", "completed"],
    ["整改完成情况：立行立改的问题，已完成整改。", "immediate"],
    ["整改完成情况：阶段性完成整改。", "partial"],
    ["完成情况：基本完成", "partial"],
    ["整改状态：正在推进", "ongoing"],
    ["整改状态：已完成并长期坚持", "completed"],
    ["整改进度：长期坚持", "ongoing"],
    ["完成情况：尚未完成。", "not-started"],
    ["【已完成】", "completed"],
    ["（持续推进）", "ongoing"],
    ["整改情况：已完成。", "completed"],
    ["整改进展：取得阶段性成效", "partial"],
  ])("line %s", (line, status) => {
    expect(readStatus(fold(line))?.status).toBe(status);
  });

  test.each([
    "整改情况：已完成健身器材维修55件，其余持续维护。",
    "整改时限：长期坚持",
    "完成时限：2023年6月",
    "责任领导：已明确分管领导",
    "整改方案已制定",
    "（试行）",
  ])("line %s states none", (line) => {
    expect(readStatus(fold(line))).toBeNull();
  });

  test("a phrase with anything beyond the status is prose", () => {
    expect(readStatusPhrase("巡察期间已立行立改。")?.status).toBe("immediate");
    expect(readStatusPhrase("已完成租金收缴30万元")).toBeNull();
  });

  test.each([
    ["已立行立改问题", "immediate"],
    ["已完成整改的问题", "completed"],
    ["正在推进的整改事项", "ongoing"],
    ["需要长期坚持的问题", "ongoing"],
    ["基本完成并长期坚持的问题", "partial"],
  ])("group %s", (heading, status) => {
    expect(readStatusGroup(heading)?.status).toBe(status);
  });

  test.each(["聚焦整改落实方面", "反馈问题:落实整改责任不够到位", "整改责任落实不到位"])(
    "theme %s names none",
    (heading) => {
      expect(readStatusGroup(heading)).toBeNull();
    },
  );

  test.each([
    ["已完成整改，并将持续推进。", "completed"],
    ["已完成，并将长期坚持", "completed"],
    ["已整改到位，后续持续推进。", "completed"],
    ["已完成整改，今后将长期坚持。", "completed"],
    ["完成整改，长期坚持。", "completed"],
    ["完成率100%，长期坚持。", "completed"],
    ["整改完成，并持续巩固", "completed"],
    ["已全部整改完成，将持续跟踪问效", "completed"],
    ["已完成80%，正在推进。", "ongoing"],
    ["整改率达95.3%", "ongoing"],
    ["已完成整改，合格率98%", "completed"],
    ["完成70%，预计2025年6月底前完成。", "ongoing"],
    ["预计2025年6月底前完成。", "ongoing"],
    ["限2025年6月底前整改到位。", "ongoing"],
    ["力争年底完成", "ongoing"],
    ["按计划推进", "ongoing"],
    ["正在持续整改", "ongoing"],
    ["目前，整改工作正在推进中。", "ongoing"],
    ["尚未完成整改，长期坚持", "not-started"],
    ["尚未全部完成整改。", "ongoing"],
    ["未按时完成整改。", "ongoing"],
    ["未能完成", "ongoing"],
    ["没有完成整改", "ongoing"],
    ["正在逐步完成整改。", "ongoing"],
    ["问题尚未全部整改到位。", "ongoing"],
    ["基本完成，长期坚持", "partial"],
    ["取得阶段性成效，需长期坚持。", "partial"],
    ["取得阶段性成果并持续整改", "partial"],
    ["立行立改，已完成", "immediate"],
  ])("phrase %s", (phrase, status) => {
    expect(readStatusPhrase(fold(phrase))?.status).toBe(status);
  });

  test.each(["整改成效", "整改状态", "整改情况", "整改完成情况", "整改", "整改措施", "整改结果"])(
    "%s names something and states nothing",
    (label) => {
      expect(readStatusPhrase(label)).toBeNull();
      expect(readStatus(`【${label}】`)).toBeNull();
    },
  );

  test("a sentence about the whole problem, not one about a detail", () => {
    expect(readStatusSentences(fold("一是退还资金。目前，该问题已整改到位。"))).toMatchObject([
      { status: "completed" },
    ]);
    expect(readStatusSentences(fold("一是退还资金，已全部整改到位3处。"))).toEqual([]);
  });

  test.each([
    ["修订办法3项。整改已完成。", "completed"],
    ["修订办法3项。已整改完毕。", "completed"],
    ["修订办法3项；已销号。", "completed"],
    ["修订办法3项。整改完成，并持续巩固。", "completed"],
    ["修订办法3项。已整改到位并长期坚持。", "completed"],
    ["一是退还资金，目前该问题已整改到位。", "completed"],
    ["修订办法3项。取得阶段性成效，需长期坚持。", "partial"],
    ["修订办法3项。正在持续整改。", "ongoing"],
    ["修订办法3项。目前，整改工作正在推进中。", "ongoing"],
    ["修订办法3项。长期坚持。", "ongoing"],
    ["修订办法3项。持续推进。", null],
    ["修订办法3项。此项工作持续推进。", "ongoing"],
    ["修订办法3项。上述问题有序整改。", "ongoing"],
    ["修订办法3项。相关改革持续推进。", null],
    ["修订办法3项。相关工作持续推进。", null],
    ["修订办法3项。取得明显成效。", null],
    ["补发工资3万元。已全部到位。", null],
    ["三是整改到位12处。", null],
  ])("closing %s", (answer, status) => {
    expect(readClosingStatus(fold(answer))?.status ?? null).toBe(status);
  });

  test.each([
    ["已完成。", "completed"],
    ["已完成整改。开展调研5次，形成报告3份。", "completed"],
    ["正在整改，已精简文件12份。", "ongoing"],
    ["已立行立改，清退资金2万元。", "immediate"],
    ["基本完成整改。修订办法3项。", "partial"],
    ["立行立改，清退资金2万元。", null],
    ["完成整改任务12项，修订办法3项。", null],
    ["持续推进，开展调研5次。", null],
  ])("opening %s", (answer, status) => {
    expect(readOpeningStatus(fold(answer))?.status ?? null).toBe(status);
  });

  test("a bracket at the end", () => {
    expect(readTrailingStatus(fold("修订办法。（已完成）"))?.status).toBe("completed");
    expect(readTrailingStatus(fold("修订办法（试行）"))).toBeNull();
  });

  test("the least advanced of several counts", () => {
    expect(leastAdvanced([{ status: "completed" }, { status: "ongoing" }, { status: "immediate" }])?.status).toBe(
      "ongoing",
    );
    expect(leastAdvanced([])).toBeNull();
  });
});
