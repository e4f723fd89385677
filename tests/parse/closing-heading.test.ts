import { describe, expect, test } from "vitest";
import type { Notice } from "../../pipeline/model.ts";
import { noticeOfParts, outlineRows } from "../support/source.ts";

/** A notice whose body ends as the lines do: no numbered section closes it. */
function noticeEndingWith(...lines: readonly string[]): Notice {
  return noticeOfParts("一、反馈问题整改情况", ...lines);
}

const measuresOf = (notice: Notice): readonly string[] => notice.measures.map(({ text }) => text);

const FAULT = ["1.台账不全。", "整改情况：一是补齐台账12本。二是修订办法。"];
const OF_FAULT = ["补齐台账12本。", "修订办法。"];

describe("a heading without number closes the body", () => {
  test.each([
    "下一步工作打算",
    "下一步工作安排",
    "下一步工作计划",
    "下一步打算",
    "下步工作",
    "下一步工作举措",
    "后续工作打算",
    "今后努力方向",
    "今后一段时期的工作重点",
    "下一阶段重点任务",
    "接下来的工作安排",
    "下一步整改措施",
    "下一步工作打算及努力方向",
    "【下一步工作打算】",
    "持续深化整改",
    "持续深化巡察整改工作",
    "巩固拓展整改成果",
    "继续抓好后续整改",
  ])("%s", (heading) => {
    const told = noticeEndingWith(...FAULT, heading, "一是巩固成果。二是健全机制。");
    expect(measuresOf(told)).toEqual(OF_FAULT);
    expect(told.problems).toHaveLength(1);
    const numbered = noticeEndingWith(...FAULT, heading, "1.强化理论武装。持续学习。", "2.强化担当。压实责任。");
    expect(measuresOf(numbered)).toEqual(OF_FAULT);
    expect(numbered.problems).toHaveLength(1);
    const prose = noticeEndingWith("1.关于“台账不全”的问题。", "补齐台账12本，修订办法。", heading, "我局将持续用力。");
    expect(outlineRows(prose)).toEqual(["problem 1 台账不全 <1>"]);
    expect(measuresOf(prose)).toEqual(["补齐台账12本，修订办法。"]);
  });

  test("below a number on a line of its own", () => {
    expect(measuresOf(noticeEndingWith(...FAULT, "02", "下一步打算", "一是巩固成果。"))).toEqual(OF_FAULT);
  });

  test("under the last problem of several themes", () => {
    const notice = noticeEndingWith(
      "（一）学习方面",
      ...FAULT,
      "（二）作风方面",
      "1.调研不深。",
      "整改情况：开展调研5次。",
      "下一步工作打算",
      "（一）强化学习。",
      "（二）改进作风。",
    );
    expect(measuresOf(notice)).toEqual([...OF_FAULT, "开展调研5次。"]);
  });
});

describe("the same words as a label of the answer", () => {
  const NEXT = "一是每季度抽查。";

  test.each(["下一步措施", "下一步打算", "下一步工作", "后续整改措施"])("%s under each problem", (label) => {
    for (const printed of [label, `${label}：`, `【${label}】`]) {
      const notice = noticeEndingWith(...FAULT, printed, NEXT, "2.学习不实。", "整改情况：开展学习。", printed, NEXT);
      expect(measuresOf(notice)).toEqual([...OF_FAULT, "每季度抽查。", "开展学习。", "每季度抽查。"]);
    }
  });

  test("with a colon under the last problem alone", () => {
    expect(measuresOf(noticeEndingWith(...FAULT, "下一步打算：", NEXT))).toEqual([...OF_FAULT, "每季度抽查。"]);
    expect(measuresOf(noticeEndingWith(...FAULT, "下一步打算：每季度抽查。"))).toEqual([...OF_FAULT, "每季度抽查。"]);
  });

  test("above a problem that follows", () => {
    const notice = noticeEndingWith(...FAULT, "下一步打算", NEXT, "2.学习不实。", "整改情况：开展学习。");
    expect(outlineRows(notice)).toEqual(["problem 1 台账不全。 <3>", "problem 2 学习不实。 <1>"]);
    const unlabelled = noticeEndingWith(
      "1.台账不全。",
      "一是补齐台账。",
      "下一步打算",
      NEXT,
      "2.学习不实。",
      "一是学习。",
    );
    expect(unlabelled.problems.map(({ number }) => number)).toEqual(["1", "2"]);
  });

  test("above a numbered section of what comes next", () => {
    const notice = noticeEndingWith(...FAULT, "下一步打算", NEXT, "二、下一步工作打算", "（一）持续整改。");
    expect(measuresOf(notice)).toEqual([...OF_FAULT, "每季度抽查。"]);
  });

  test("among the titles of an answer's paragraphs", () => {
    const titled = ["强化政治引领", "召开会议3次。", "持续巩固整改成果", "开展回头看2次。"];
    expect(measuresOf(noticeEndingWith("1.台账不全。", "整改措施：", ...titled))[0]).toContain("开展回头看2次。");
  });

  test("in a sentence, or as the value of a label", () => {
    expect(measuresOf(noticeEndingWith("1.台账不全。", "整改措施：", "明确下一步工作打算", "补齐台账。"))).toHaveLength(
      1,
    );
    expect(
      outlineRows(
        noticeEndingWith(
          "1.台账不全。",
          "整改措施：补齐台账。",
          "【整改状态】",
          "持续深化整改",
          "2.学习不实。",
          "整改措施：学习。",
        ),
      )[0],
    ).toContain("台账不全。 <1>");
  });
});
