import { describe, expect, test } from "vitest";
import { contentsLines } from "../../pipeline/parse/lines/contents.ts";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { leavesOf } from "../../pipeline/parse/outline/outline.ts";
import { quote } from "../../pipeline/span.ts";
import { noticeOf, outlineRows } from "../support/source.ts";

const TITLE = "中共某某县某某局党组关于县委第一巡察组反馈意见整改情况的通报";
const BODY = [
  "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
  "一、组织整改情况",
  "一是召开会议。二是成立专班。",
  "二、反馈问题整改落实情况",
  "（一）党的领导方面",
  "1.关于“议事规则不完善”问题的整改。",
  "一是修订规则。二是开展自查。",
  "（二）党的建设方面",
  "1.关于“学习不经常”问题的整改。",
  "一是制定计划。二是集中学习12次。",
  "三、下一步工作打算",
  "持续抓好整改。",
  "中共某某县某某局党组",
  "2023年12月20日",
];
const HEADINGS = BODY.filter((line) => /^[一二三（]/u.test(line) && !line.startsWith("一是"));
const linesLeftOut = (...lines: readonly string[]): number => contentsLines(linesOf(lines.join("\n"))).size;

describe("a table of contents above the notice", () => {
  const plain = outlineRows(noticeOf([TITLE, ...BODY].join("\n")));

  test.each([
    ["pages behind dots", (heading: string, at: number) => `${heading}……………${at + 1}`],
    ["pages behind a blank", (heading: string, at: number) => `${heading} ${at + 1}`],
    ["pages right behind", (heading: string, at: number) => `${heading}${at + 1}`],
    ["no pages", (heading: string) => heading],
  ])("below its heading, %s", (_, entry) => {
    const notice = noticeOf([TITLE, "目　录", ...HEADINGS.map(entry), ...BODY].join("\n"));
    expect(outlineRows(notice)).toEqual(plain);
    expect(notice.metadata).toMatchObject({ unit: "某某县某某局", feedbackDate: { date: "2023-06-20" } });
    const leaves = leavesOf(notice.outline);
    expect(leaves.map(({ span }) => quote(notice.source.text, span)).join("")).toBe(notice.source.text);
  });

  test("without a heading of its own", () => {
    const entries = HEADINGS.map((heading, at) => `${heading}……${at + 1}`);
    expect(outlineRows(noticeOf([TITLE, ...entries, ...BODY].join("\n")))).toEqual(plain);
  });

  test("headings listed once, and lines that end in numbers, are none", () => {
    expect(linesLeftOut(TITLE, ...BODY)).toBe(0);
    expect(linesLeftOut("目录", "一、组织", "一、组织", "二、落实")).toBe(0);
    expect(linesLeftOut("整改台账1", "整改清单2", "整改台账", "整改清单")).toBe(0);
  });
});
