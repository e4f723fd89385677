import { describe, expect, test } from "vitest";
import { readEnumerator } from "../../pipeline/parse/headings/enumerator.ts";
import { noticeOf, noticeWithBody } from "../support/source.ts";

const measures = (...body: readonly string[]) => noticeWithBody(...body).measures.map(({ text }) => text);

describe("lettered lists", () => {
  test.each([
    [["整改措施：", "a.研讨4次。", "b.撰写心得2篇。"]],
    [["整改措施：a.研讨4次。b.撰写心得2篇。"]],
    [["整改措施：", "a、研讨4次。", "b、撰写心得2篇。"]],
    [["整改措施：", "a）研讨4次。", "b）撰写心得2篇。"]],
    [["整改措施：", "A. 研讨4次。", "B. 撰写心得2篇。"]],
  ])("%s is two measures", (block) =>
    expect(measures("1.学习不深入。", ...block)).toEqual(["研讨4次。", "撰写心得2篇。"]),
  );

  test("inside a measure they are part of it", () =>
    expect(measures("1.学习不深入。", "整改措施：一是开展学习。a.研讨4次。b.撰写心得2篇。二是检查1次。")).toEqual([
      "开展学习。a.研讨4次。b.撰写心得2篇。",
      "检查1次。",
    ]));

  test.each([["B超室管理混乱"], ["Ⅲ类水体达标"], ["a.m.时段"], ["e.g.某事"], ["V2.0系统"], ["A级景区"], ["I.T.部门"]])(
    "%s has no number",
    (line) => expect(readEnumerator(line)).toBeNull(),
  );
});

describe("parts numbered with Roman numerals", () => {
  const notice = (...numbers: readonly string[]) =>
    noticeOf(
      [
        "中共某某县竹业局党组关于县委第一巡察组反馈意见整改情况的通报",
        "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县竹业局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
        `${numbers[0]}组织整改情况`,
        "召开会议3次。",
        `${numbers[1]}反馈问题整改情况`,
        "1.关于“学习不深入”的问题。",
        "一是研讨4次。二是撰写心得2篇。",
        "2.关于“记录不全”的问题。",
        "一是补齐记录。",
        `${numbers[2]}下一步整改打算`,
        "一是巩固成果。二是健全机制。",
        "中共某某县竹业局党组",
        "2023年12月25日",
      ].join("\n"),
    );

  test.each([
    ["Ⅰ、", "Ⅱ、", "Ⅲ、"],
    ["Ⅰ.", "Ⅱ.", "Ⅲ."],
    ["I、", "II、", "III、"],
    ["I. ", "II. ", "III. "],
    ["Ⅰ：", "Ⅱ：", "Ⅲ："],
  ])("%s %s %s", (...numbers) => {
    const { problems, measures } = notice(...numbers);
    expect(problems.map(({ text }) => text)).toEqual(["学习不深入", "记录不全"]);
    expect(measures.map(({ text }) => text)).toEqual(["研讨4次。", "撰写心得2篇。", "补齐记录。"]);
  });
});
