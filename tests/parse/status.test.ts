import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import {
  leastAdvanced,
  readStatus,
  readStatusGroup,
  readStatusPhrase,
  readStatusSentence,
  readTrailingStatus,
} from "../../pipeline/parse/status.ts";

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

  test("a sentence about the whole problem, not one about a detail", () => {
    expect(readStatusSentence(fold("一是退还资金。目前，该问题已整改到位。"))?.status).toBe("completed");
    expect(readStatusSentence(fold("一是退还资金，已全部整改到位3处。"))).toBeNull();
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
