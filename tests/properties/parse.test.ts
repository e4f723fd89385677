import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparable, fold } from "../../pipeline/fold.ts";
import type { Notice, OutlineNode } from "../../pipeline/model.ts";
import { brokenLines } from "../../pipeline/parse/lines/broken-lines.ts";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { pageLines } from "../../pipeline/parse/lines/page-lines.ts";
import { leavesOf } from "../../pipeline/parse/outline/outline.ts";
import { codePointOffsets, contains, type Span } from "../../pipeline/span.ts";
import { noticeOf, outlineRows } from "../support/source.ts";

/** Pieces of notices in every house style, and characters that break naive readers. */
const PIECES = [
  ..."一、 二、 （一） （二） (1) （2） 1. 2. 3、 ① ② 问题一： 反馈问题二： 一是 二是 二是是 首先， 第一， 措施一：".split(
    " ",
  ),
  "组织整改落实情况\n",
  "反馈问题整改落实情况\n",
  "下一步工作打算\n",
  "关于“学习不够”问题的整改。\n",
  "聚焦全面从严治党方面\n",
  "整改情况：",
  "整改措施：",
  "整改成效：",
  "整改完成情况：已完成整改。\n",
  "【已完成】\n",
  "（持续推进）",
  "党建工作薄弱，2021年未开会。",
  "召开会议3次，制定《办法》。",
  "上缴3.5万元。",
  "已立行立改的问题\n",
  "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某局党组开展了巡察。",
  "反馈4个方面44个问题，已完成42个。",
  "欢迎监督。联系电话：0000-0000000。\n",
  "中共某县某局党组\n",
  "2023年8月18日\n",
  "浏览量:[字体: ]\n",
  "\n— 2 —\n",
  "序号\t反馈问题\t整改措施\t完成情况\n",
  "1\t不到位\t一是学习\v二是整改\t已完成\n",
  "\n",
  "\r\n",
  "\u2028",
  "。",
  "；",
  "“",
  "”",
  "《",
  "》",
  "（",
  "）",
  "\t",
  " ",
  "\u3000",
  "\ufeff",
  "𠮷",
  "\ud83d\ude00",
  "\ud800",
  "e\u0301",
];

/** Indices of the lines of `text` that are read as going on in the next. */
function wrappedLines(text: string): readonly number[] {
  const lines = linesOf(text);
  const ofPage = pageLines(lines);
  const content = lines.filter((line) => line.text !== "" && !ofPage.has(line.index));
  return [...brokenLines(text, content, ofPage)];
}

const notices = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    ),
    { maxLength: 80 },
  )
  .map((pieces) => pieces.join(""));

function spansOf(notice: Notice): readonly Span[] {
  const { metadata } = notice;
  return [
    ...notice.problems.flatMap((problem) => [problem.span, problem.extent, problem.statusSpan]),
    ...notice.blocks.flatMap((block) => [block.span, block.lead]),
    ...notice.measures.map((measure) => measure.span),
    ...notice.declared.map((one) => one.span),
    ...notice.evidence.map((one) => one.span),
    ...notice.findings.map((one) => one.span),
    ...[metadata.titleSpan, metadata.unitSpan, metadata.inspectingBodySpan, metadata.feedbackDate?.span ?? null],
  ].filter((span) => span !== null);
}

/** What a span of a notice quotes, without the lines of the page inside it. */
function quoted({ source, outline }: Notice, { start, end }: Span): string {
  const page = leavesOf(outline).filter(
    ({ kind, span }) => kind === "furniture" && span.start < end && span.end > start,
  );
  let from = start;
  let text = "";
  for (const { span } of page) {
    text += source.text.slice(from, Math.max(from, span.start));
    from = span.end;
  }
  return text + source.text.slice(from, Math.max(from, end));
}

function eachNode(node: OutlineNode, visit: (node: OutlineNode) => void): void {
  visit(node);
  for (const child of node.children) eachNode(child, visit);
}

describe("reading any text", () => {
  test("the outline's leaves are the text", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const { outline } = noticeOf(text);
        expect(
          leavesOf(outline)
            .map((leaf) => text.slice(leaf.span.start, leaf.span.end))
            .join(""),
        ).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test("children nest in order and tile their parent", () => {
    fc.assert(
      fc.property(notices, (text) => {
        eachNode(noticeOf(text).outline, (node) => {
          let at = node.span.start;
          for (const child of node.children) {
            expect(child.span.start).toBe(at);
            expect(contains(node.span, child.span)).toBe(true);
            at = child.span.end;
          }
          if (node.children.length > 0) expect(at).toBe(node.span.end);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("every span lies in the text and splits no surrogate pair", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const toCodePoints = codePointOffsets(text);
        for (const span of spansOf(noticeOf(text))) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(() => [toCodePoints(span.start), toCodePoints(span.end)]).not.toThrow();
        }
      }),
      { numRuns: 400 },
    );
  });

  test("problems and measures quote their own characters", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const notice = noticeOf(text);
        for (const measure of notice.measures)
          expect(comparable(quoted(notice, measure.span))).toBe(comparable(measure.text));
        for (const problem of notice.problems)
          for (const word of comparable(problem.text).slice(0, 8))
            expect(comparable(text.slice(problem.span.start, problem.span.end))).toContain(word);
      }),
      { numRuns: 200 },
    );
  });

  test("children stand inside their parents and ids are unique", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const { problems, measures } = noticeOf(text);
        const byId = new Map(problems.map((problem) => [problem.id, problem]));
        expect(byId.size).toBe(problems.length);
        expect(new Set(measures.map((measure) => measure.id)).size).toBe(measures.length);
        for (const problem of problems) {
          const parent = problem.parentId === null ? null : byId.get(problem.parentId)!;
          if (parent) expect(parent.isLeaf).toBe(false);
          if (!problem.isLeaf) expect(problem.status).toBeNull();
        }
        for (const measure of measures) expect(byId.get(measure.problemId)?.isLeaf).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("line ends, a BOM and the width of punctuation leave the reading as it is", () => {
    const plain = fc.array(
      fc.constantFrom(...PIECES.filter((piece) => /^[^\t\v\ufeff\ud800-\udfff\u2028]+$/.test(piece))),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(plain, (pieces) => {
        const text = pieces.join("").replace(/\r\n/g, "\n");
        const rows = outlineRows(noticeOf(text)).map(comparable);
        expect(outlineRows(noticeOf(text.replace(/\n/g, "\r\n"))).map(comparable)).toEqual(rows);
        expect(outlineRows(noticeOf(`\ufeff${text}`)).map(comparable)).toEqual(rows);
        // Where lines are wrapped, the width of their marks decides which is full.
        const folded = fold(text);
        if (wrappedLines(folded).join() === wrappedLines(text).join())
          expect(outlineRows(noticeOf(folded)).map(comparable)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  test("characters shuffled at random never throw", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PIECES.join("")]), (characters) => {
        noticeOf(characters.join(""));
      }),
      { numRuns: 200 },
    );
  });
});
