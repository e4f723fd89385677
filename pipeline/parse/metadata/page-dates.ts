import { type Finding, finding } from "../../finding.ts";
import { fold } from "../../fold.ts";
import type { DatedFact, PageMetadata } from "../../model.ts";
import type { Span } from "../../span.ts";
import { type DateMention, findDates, firstDay } from "../dates.ts";
import { type ResolvedDate, resolveDates } from "../resolve-dates.ts";
import type { Sections } from "../sections/sections.ts";

// What stands before the date of a page, best first.
const LABELS: readonly RegExp[] = [
  // 发布日期：2023-…   发布日期｜2023-… in a table
  /(?:信息)?(?:发布|公开|发文|发表|公布|刊发)(?:时间|日期|于)?[\])】]?[ \t]{0,4}[:]?[ \t]{0,4}\[?$/,
  /(?:^|[ \t|[【])(?:时间|日期)[\]】]?[ \t]{0,4}(?:[:]|\t)[ \t]{0,4}\[?$/,
  /(?:上传|录入|添加|生成|更新|编辑|修改)(?:时间|日期|于)[\]】]?[ \t]{0,4}[:]?[ \t]{0,4}\[?$/,
  /^[ \t[【(]*$/,
  // 【字号 大 中 小】 2024-11-15 来源:…   原创 某公众号 2025年01月08日 18:26
  /^(?:[【[(]?(?:字[号体]|原创|作者)[^。;]{0,40})[\])】 ]$/,
];
// 18:30   18:30江苏   18:30 发表于浙江: behind the time stands where it was sent from
const TIME_OF_DAY = /^\s{0,8}\d{1,2}:\d{2}(?::\d{2})?\s{0,8}(?:发表于)?\s{0,8}[一-龥]{0,4}\s{0,8}$/;
// Lines read at most at each end of the text: page furniture stands there.
const HEAD_LINES = 40;
const TAIL_LINES = 30;
const LONGEST_LINE = 300;

/** Page date: 发布时间, 日期, 更新时间 or a bare time stamp outside the notice's own text; else the date the page itself gives. */
export function publishedOn(text: string, sections: Sections, page: PageMetadata): DatedFact | null {
  let best: { rank: number; fact: DatedFact } | null = null;
  const headEnd = headEndOf(text, sections);
  for (const line of pageLines(text, sections)) {
    const folded = fold(text.slice(line.start, line.end));
    for (const date of resolveDates(text, findDates(text, line))) {
      if (date.precision !== "day") continue;
      const before = folded.slice(0, date.mention.span.start - line.start);
      const labelled = LABELS.findIndex((label) => label.test(before));
      // 原创 某某 某公众号 2024-08-16 18:00: a time of day is the page's.
      const rank = labelled === -1 && TIME_OF_DAY.test(folded.slice(date.mention.span.end - line.start)) ? 3 : labelled;
      const isByline = line.start < headEnd && isBylineDate(folded, date.mention, line);
      if (rank === -1 ? !isByline : rank >= 3 && !isByline && !isTimeStamp(folded, date.mention, line)) continue;
      const order = rank === -1 ? LABELS.length : rank;
      if (!best || order < best.rank)
        best = { rank: order, fact: { date: date.from, precision: "day", span: date.mention.span } };
    }
  }
  if (best) return best.fact;
  return page.publishedOn ? { date: page.publishedOn, precision: "day", span: null } : null;
}

/** `2023-12-15 10:58`, `2024-01-02 来源:某局`: a date that opens its line and is followed by nothing of prose. */
function isTimeStamp(folded: string, mention: DateMention, line: Span): boolean {
  const after = folded.slice(mention.span.end - line.start);
  return /^ {0,8}(?:\d{1,2}:\d{2}(?::\d{2})?)?\s{0,12}(?:$|[一-龥]{2,8}$|[\])】]|(?:来源|作者|浏览|点击|阅读|字号|字体|访问|信息来源|打印|分享))/.test(
    after,
  );
}

// 成文日期, 印发时间, 巡察时间 2023-… : the date of something else.
const OTHER_DATE = /时间|日期|[印签]发|成文|巡[察视]|反馈|截[至止]|[。,;!?、]|至|[年月日]/;

/**
 * A date that is one piece of the line below the headline, the others being who sent the page and what it counts:
 * 某县某局 2023-12-29   编辑：办公室 2023-12-29   2023-12-29 | 某县某局   某局　2023年12月29日　阅读 233
 */
function isBylineDate(folded: string, mention: DateMention, line: Span): boolean {
  const before = folded.slice(0, mention.span.start - line.start);
  const after = folded.slice(mention.span.end - line.start);
  if (!/(?:^|[ \t|/·])$/.test(before) || !/^(?:$|[ \t|/·])/.test(after)) return false;
  const rest = `${before} ${after}`;
  return rest.length <= 80 && !/:\s{0,8}$/.test(before) && !OTHER_DATE.test(rest);
}

/** Where the head of the page ends: at the first line that is the notice's own. */
function headEndOf(text: string, sections: Sections): number {
  if (sections.head) return sections.head.end;
  const own = [sections.lead, sections.organisation, sections.totals, sections.body, sections.next];
  const parts = [...own, sections.contact, sections.signature].filter((span) => span !== null);
  return Math.min(...parts.map((span) => span.start), text.length);
}

/** Lines of the page that are no part of the notice: its head without the title, and what stands below its end. */
function pageLines(text: string, sections: Sections): readonly Span[] {
  const own = [sections.lead, sections.organisation, sections.totals, sections.body, sections.next].filter(
    (span) => span !== null,
  );
  const closing = [sections.contact, sections.signature].filter((span) => span !== null);
  const headEnd = headEndOf(text, sections);
  const tailStart = Math.max(0, ...own.map((span) => span.end), ...closing.map((span) => span.end));
  return [
    ...linesOf(text, 0, headEnd).slice(0, HEAD_LINES),
    ...(tailStart >= headEnd && tailStart > 0 ? linesOf(text, tailStart, text.length).slice(0, TAIL_LINES) : []),
  ];
}

function linesOf(text: string, from: number, to: number): Span[] {
  const lines: Span[] = [];
  let start = from;
  for (let at = from; at <= to && lines.length < 200; at++) {
    if (at < to && !/[\n\r\u2028\u2029]/.test(text[at]!)) continue;
    if (at > start && at - start <= LONGEST_LINE) lines.push({ start, end: at });
    start = at + 1;
  }
  return lines;
}

/** Date of the signature: the last one in it. A damaged or impossible one gives null and a finding. */
export function signedOn(
  text: string,
  signature: Span | null,
): { fact: DatedFact | null; findings: readonly Finding[] } {
  if (!signature) return { fact: null, findings: [] };
  const mentions = findDates(text, signature);
  const last: ResolvedDate | undefined = resolveDates(text, mentions).at(-1);
  const findings = mentions
    .filter((mention) => mention.fault)
    .map(({ fault, span }) =>
      finding(fault === "damaged" ? "parse/date-damaged" : "parse/date-impossible", span, {
        text: text.slice(span.start, span.end),
      }),
    );
  if (!last) return { fact: null, findings };
  return {
    fact: { date: firstDay(last.from), precision: last.precision, span: last.mention.span },
    findings,
  };
}
