import { quote, type Span, trimSpan } from "../../span.ts";
import type { Sections } from "../sections/sections.ts";
import { compact } from "./compact.ts";

/** Site names that a page title carries behind the notice's own: 某通报-某县人民政府, 某通报_某网. */
const SITE = / ?[-_|—–·] ?[^-_|—–·]{0,40}$/;
const TITLE = /整改|巡[察视查]|通报|公告|反馈/;

const LABEL = /^(?:标题|题目|信息名称|文章标题|名称)[:：]\s*/;

const METADATA =
  /^[\s[【(（]*(?:发布|信息|来源|作者|日期|时间|索引号|文\s{0,4}号|更新|生成|浏览|字体|字号|主题分类)[^:：]{0,8}[:：]/;

export interface Title {
  readonly text: string;
  /** Null when the title is the page's. */
  readonly span: Span | null;
}

/**
 * The title in one line: line breaks removed, unit lines above it left out (they repeat the issuer). Falls back to the
 * page title when that looks like the title of a notice.
 */
export function readTitle(text: string, sections: Sections, pageTitle: string | null): Title | null {
  if (sections.title) {
    const span = trimSpan(text, sections.title);
    const lines = linesWithin(text, span);
    // The lines from 关于 or 中共 on are the title; what stands above are the heads of the sheet.
    const first = lines.findIndex((line) => /关于|整改|巡[察视查]/.test(quote(text, line)));
    const start = first === -1 ? span.start : titleStart(text, lines, first);
    const label = LABEL.exec(text.slice(start, start + 12))?.[0].length ?? 0;
    // Metadata lines below the title's own are no part of it: 发布机构：… 生成日期：…
    const end = lines.find((line) => line.start > start && METADATA.test(quote(text, line)))?.start ?? span.end;
    const own = trimSpan(text, { start: start + label, end });
    const joined = compact(text, own).text;
    if (joined.length > 0) return { text: quote(text, own).replace(/\s+/g, ""), span: own };
  }
  const page = pageTitle?.replace(SITE, "").trim() ?? "";
  return page.length >= 6 && TITLE.test(page) ? { text: page, span: null } : null;
}

/** A line above 关于… belongs to the title when the title goes on in it (中共某局党组 / 关于…), not when it is repeated below. */
function titleStart(text: string, lines: readonly Span[], first: number): number {
  if (first === 0) return lines[0]!.start;
  const heading = compact(text, lines[first]!).text;
  if (!/^(?:关于|落实|巡察|整改)/.test(heading)) return lines[first]!.start;
  const issuer = compact(text, lines[first - 1]!).text;
  // 某区 / 某局 / 关于…: the name itself is broken over two lines.
  const above = first >= 2 ? compact(text, lines[first - 2]!).text : "";
  const broken =
    above.length > 0 &&
    above.length <= 12 &&
    /[省市县区旗州]委?$/.test(above) &&
    !/[省市县区旗州]/.test(issuer.slice(0, 6));
  return lines[broken ? first - 2 : first - 1]!.start;
}

function linesWithin(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at++) {
    if (at === span.end || /[\n\r\u2028\u2029\u0085]/.test(text[at]!)) {
      const line = trimSpan(text, { start, end: at });
      if (line.end > line.start) lines.push(line);
      start = at + 1;
    }
  }
  return lines;
}
