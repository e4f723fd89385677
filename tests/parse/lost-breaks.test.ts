import { describe, expect, test } from "vitest";
import type { Notice } from "../../pipeline/model.ts";
import { noticeOf, noticeWithBody } from "../support/source.ts";

/** Statements with the beginnings of their measures: `P: 研讨4次 | 撰写心得`. */
const leavesOf = (notice: Notice): readonly string[] =>
  notice.problems
    .filter((problem) => problem.isLeaf)
    .map((problem) => {
      const measures = notice.measures.filter((measure) => measure.problemId === problem.id);
      return `${problem.text.replace(/。$/, "")}: ${measures.map(({ text }) => text.replace(/。$/, "")).join(" | ")}`;
    });
const themesOf = (notice: Notice): readonly string[] =>
  notice.problems.filter(({ kind }) => kind === "theme").map(({ text }) => text.replace(/。$/, ""));

const TITLE = "中共云溪县水务局党组关于巡察整改进展情况的通报";
const LEAD = "根据县委统一部署，2023年3月1日至5月10日，县委第二巡察组对云溪县水务局党组开展了常规巡察。";

describe("a heading that lost the line break before it", () => {
  const TWO = ["学习研讨不深入: 开展研讨4次 | 撰写心得2篇", "巡查记录不完整: 补齐记录 | 修订办法"];

  test.each([
    [
      "second problem, label",
      "1.学习研讨不深入。整改情况：一是开展研讨4次。二是撰写心得2篇。2.巡查记录不完整。整改情况：一是补齐记录。二是修订办法。",
    ],
    [
      "second problem, another label and number",
      "（一）学习研讨不深入。整改措施：（1）开展研讨4次。（2）撰写心得2篇。（二）巡查记录不完整。整改措施：（1）补齐记录。（2）修订办法。",
    ],
    [
      "second problem, wrapper",
      "1.关于学习研讨不深入的问题。一是开展研讨4次。二是撰写心得2篇。2.关于巡查记录不完整的问题。一是补齐记录。二是修订办法。",
    ],
    [
      "problems numbered 问题一",
      "问题一：学习研讨不深入。整改情况：①开展研讨4次。②撰写心得2篇。问题二：巡查记录不完整。整改情况：①补齐记录。②修订办法。",
    ],
    [
      "items of 一是, each with wrapper and answer",
      "一是关于学习研讨不深入的问题。整改情况：开展研讨4次。二是关于巡查记录不完整的问题。整改情况：补齐记录。",
    ],
  ])("%s", (_, body) => {
    const leaves = leavesOf(noticeWithBody(body));
    expect(leaves.map((leaf) => leaf.split(":")[0])).toEqual(TWO.map((leaf) => leaf.split(":")[0]));
    if (!body.startsWith("一是")) expect(leaves).toEqual(TWO);
  });

  test.each([
    "（一）学习方面。1.学习研讨不深入。",
    "（一）学习方面1.学习研讨不深入。",
    "一、关于学习方面　1.关于学习研讨不深入的问题。",
    "（一）学习方面存在的问题：（1）学习研讨不深入。",
    "第一方面：学习方面 1.学习研讨不深入。",
  ])("a theme and its first problem: %s", (heading) => {
    const second = heading.includes("（1）") ? "（2）巡查记录不完整。" : "2.巡查记录不完整。";
    const notice = noticeWithBody(heading, "整改情况：开展研讨4次。", second, "整改情况：补齐记录。");
    expect(leavesOf(notice)).toEqual(["学习研讨不深入: 开展研讨4次", "巡查记录不完整: 补齐记录"]);
    expect(themesOf(notice)).toHaveLength(1);
  });

  const BODY =
    "（一）学习方面。1.学习研讨不深入。整改情况：开展研讨4次。2.巡查记录不完整。整改情况：补齐记录。（二）作风方面1.公开不及时。整改情况：公开14次。";
  const SIGNED = "中共云溪县水务局党组2023年12月25日";

  test.each([
    [
      "a whole notice in one paragraph",
      `${TITLE}${LEAD}现将整改情况通报如下：一、整改工作组织情况局党组召开会议5次，成立工作专班。二、反馈问题整改情况${BODY}三、下一步工作打算一是巩固成果。二是健全机制。${SIGNED}`,
    ],
    [
      "title on a line of its own",
      `${TITLE}\n${LEAD}现将整改情况通报如下。一、组织整改情况。局党组高度重视。二、巡察反馈意见整改落实情况。${BODY}三、下一步打算。持续推进。${SIGNED}`,
    ],
    [
      "parts numbered 第一部分",
      `${TITLE}\n${LEAD}现通报如下：第一部分：整改组织情况局党组召开会议5次。第二部分：反馈问题整改情况${BODY}第三部分：下一步工作安排持续推进。${SIGNED}`,
    ],
    [
      "blanks where the breaks were",
      `${TITLE} ${LEAD}现通报如下： 一、整改总体情况 局党组召开会议5次。 二、反馈问题整改情况 ${BODY} 三、下一步工作计划 持续推进。 ${SIGNED}`,
    ],
  ])("%s", (_, text) => {
    const notice = noticeOf(text);
    expect(leavesOf(notice)).toEqual([
      "学习研讨不深入: 开展研讨4次",
      "巡查记录不完整: 补齐记录",
      "公开不及时: 公开14次",
    ]);
    expect(themesOf(notice)).toEqual(["学习方面", "作风方面"]);
    expect(notice.metadata.unit).toContain("云溪县水务局");
    expect(notice.metadata.title).toBe(TITLE);
    expect(notice.metadata.inspectionStart?.date).toBe("2023-03-01");
    expect(notice.metadata.signedOn?.date).toBe("2023-12-25");
    for (const { text: quote, span } of notice.measures) expect(text.slice(span.start, span.end)).toBe(quote);
  });
});

describe("a notice in one paragraph whose headings end without a mark", () => {
  test.each([
    ["1、", "1、开展研讨4次。2、撰写心得2篇。", "1、补齐记录。2、修订办法。"],
    ["（1）", "（1）开展研讨4次。（2）撰写心得2篇。", "（1）补齐记录。（2）修订办法。"],
    ["①", "①开展研讨4次。②撰写心得2篇。", "①补齐记录。②修订办法。"],
  ])("measures numbered %s", (_, first, second) => {
    const text = `${TITLE}发布时间：2024-01-11　信息来源：县水务局${LEAD}现通报如下：一、整改工作推进情况（一）加强领导。局党组召开会议5次。（二）压实责任。成立专班。二、具体问题整改情况（一）学习研讨不深入，个别人员走过场${first}该问题已完成整改。（二）巡查记录不完整，部分台账去向不明${second}该问题正在推进。三、下一步工作打算（一）巩固成果。持续推进。（二）健全机制。中共云溪县水务局党组2024年1月10日`;
    const notice = noticeOf(text);
    const leaves = notice.problems.filter((problem) => problem.isLeaf);
    expect(leaves.map(({ text, status }) => `${text} ${status}`)).toEqual([
      "学习研讨不深入，个别人员走过场 completed",
      "巡查记录不完整，部分台账去向不明 ongoing",
    ]);
    expect(notice.measures).toHaveLength(4);
    expect(notice.metadata.inspectionStart?.date).toBe("2023-03-01");
    expect(notice.metadata.publishedOn?.date).toBe("2024-01-11");
  });
});

describe("what is no lost break", () => {
  test.each([
    [
      "an answer in numbered parts",
      "1.学习研讨不深入。",
      "整改情况：1.开展研讨4次。2.撰写心得2篇，制定《办法》。3.组织测试1次。",
      "学习研讨不深入: 开展研讨4次 | 撰写心得2篇，制定《办法》 | 组织测试1次",
    ],
    [
      "an answer that names what it answers",
      "1.学习研讨不深入。",
      "整改情况：一是关于研讨少问题，已开展研讨4次；二是关于心得少问题，已撰写心得2篇。",
      "学习研讨不深入: 关于研讨少问题，已开展研讨4次； | 关于心得少问题，已撰写心得2篇",
    ],
    [
      "parts of a plan that is told",
      "1.学习研讨不深入。",
      "整改情况：制定《方案》，明确三项任务：一、学习任务；二、调研任务；三、整改任务。开展研讨4次。",
      null,
    ],
  ])("%s", (_, heading, answer, leaf) => {
    const notice = noticeWithBody("（一）学习方面", heading, answer, "2.巡查记录不完整。", "整改情况：补齐记录。");
    const leaves = leavesOf(notice);
    expect(leaves).toHaveLength(2);
    if (leaf !== null) expect(leaves[0]).toBe(leaf);
    expect(leaves[1]).toBe("巡查记录不完整: 补齐记录");
  });

  test("themes that are answered at once", () => {
    const notice = noticeWithBody(
      "（一）制度建设方面。1.修订办法3项。2.召开会议2次。",
      "（二）学习教育方面。1.开展研讨4次。2.撰写心得2篇。",
    );
    expect(leavesOf(notice)).toHaveLength(2);
    expect(notice.measures).toHaveLength(4);
  });
});
