import type { Span } from "../../span.ts";
import type { Line } from "./line.ts";

/** How the last line of a title ends. */
export const TITLE_END =
  /(?:通报|公告|公示|公布|公开|报告|情况|方案|清单|台账|说明|(?:公开|公示|进展|情况|明细|一览|统计|落实|汇总)表)(?: ?[(（].{0,20}[)）])?$/;

// 名称：关于巡察整改进展情况的通报   索引号： | 0001 | 信息名称： | 关于…的通报 — a row of the page's own table, not the headline
const LABELLED = /\t|^[[【]?(?:信息|文章|文件|公文|公开)?(?:标题|题目|题名|名称|主题)[\]】]? ?:/;

/**
 * The title: from the first line of text in the head to the last that ends as titles do. Null without such a line. A row that
 * gives it behind a label is the title only where there is no headline.
 */
export function titleSpan(head: readonly Line[]): Span | null {
  const isTitle = (line: Line): boolean => TITLE_END.test(line.text) && /整改|巡察|巡视|反馈|通报|公告/.test(line.text);
  const headline = head.findLastIndex((line) => isTitle(line) && !LABELLED.test(line.text));
  const last = headline === -1 ? head.findLastIndex(isTitle) : headline;
  if (last === -1) return null;
  // Up from there: lines that a title is broken into; 目录 or 栏目 names further up are not.
  let first = last;
  const isBroken = ({ text }: Line): boolean => text.length <= 44 && !/[。;!]$/.test(text) && !LABELLED.test(text);
  while (first > 0 && last - first < 6 && isBroken(head[first - 1]!)) first--;
  return { start: head[first]!.span.start, end: head[last]!.span.end };
}
