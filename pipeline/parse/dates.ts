import { fold } from "../fold.ts";
import type { IsoDate } from "../model.ts";
import type { Span } from "../span.ts";
import { matches } from "./matches.ts";
import { parseNumeral } from "./numerals.ts";

/**
 * Dates as notices write them, found but not yet resolved: `2023年3月15日`, `3月15日`, `2022年10月`, `二〇二三年三月十五日`,
 * `2023-03-15`, `今年3月`, `元月12日`, `2025年1-6月`, `5月8-12日`, and the bare end of a range (`9月6日至20日`).
 */

/** A date as far as it is printed; null where a part is not. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

/** A year told by its distance: 去年 from the year in which the notice is written, 次年 from the year last stated. */
export interface RelativeYear {
  readonly from: "writing" | "text";
  readonly offset: number;
}

export interface DateMention {
  readonly span: Span;
  readonly start: PartialDate;
  /** End of a compact range inside one mention (`2025年1-6月`), else null. */
  readonly end: PartialDate | null;
  /** `今年`, `去年`, `同年` … in place of the year, else null. */
  readonly relativeYear: RelativeYear | null;
  /** `damaged`: 年 or 月 was lost (`2019321日`); `impossible`: 2月30日. Such a mention resolves to nothing. */
  readonly fault: "damaged" | "impossible" | null;
}

const S = "[ \\n]{0,4}";
const ZERO = "〇○零OＯo0";
/** A digit of a year written in Chinese, zero in all its prints: for a class of characters. */
export const CHINESE_DIGIT = `${ZERO}一二三四五六七八九`;
const YEAR = `(?<year>(?<![\\d.])(?:19|20)\\d{2}|(?<![\\d.])[12]\\d(?=年\\d{1,2}月\\d{1,2}日)|[一二][九${ZERO}\\d][${CHINESE_DIGIT}\\d]{2})${S}年${S}`;
const RELATIVE = "(?<relative>今年|本年|去年|上年|同年|当年|次年|翌年)度?[ ]{0,2}";
// 元月 is January; 300元月底付清 and 单元月检 are not.
const MONTH =
  "\\d{1,2}|十[一二]?|[一二三四五六七八九]|(?<![\\d零〇○一二两三四五六七八九十百千万亿余多几数美欧日港澳单公])元";
const DAY = "\\d{1,2}|(?:二?十|三十)[一二三四五六七八九]?|[一二三四五六七八九]";
const TO = `${S}(?:至|到|[-~]{1,2})${S}`;
const JOINED_MONTH = `(?=${TO}\\d{1,2}${S}月)`;

const WRITTEN = new RegExp(
  `(?:${YEAR}|${RELATIVE})?(?<![\\d.第])(?<month>${MONTH})(?:${TO}(?<month2>\\d{1,2}))?${S}月` +
    `(?:${S}(?<day>${DAY})(?:${TO}(?<day2>\\d{1,2}))?(?:${S}[日号]|${JOINED_MONTH})|份?(?<part>上旬|中旬|下旬|底|初|末|中(?=[,;。]))|份)?`,
  "g",
);
/** What {@link WRITTEN} captures, as printed. */
interface WrittenGroups {
  readonly year?: string;
  readonly relative?: string;
  readonly month: string;
  readonly month2?: string;
  readonly day?: string;
  readonly day2?: string;
  readonly part?: string;
}
const NUMERIC = /(?<![\d.])(?<year>(?:19|20)\d{2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/g;
const DAMAGED = new RegExp(
  [
    `(?<![\\d.])(?:19|20)\\d{4,6}${S}日`, // 2019321日
    `(?<![\\d.])(?:19|20)\\d{3,4}${S}月(?:${S}\\d{1,2}${S}日)?`, // 20193月21日
    `(?<![\\d.])(?:19|20)\\d{2}${S}年${S}\\d{1,4}${S}日`, // 2019年321日
    `(?<![\\d.])(?:19|20)\\d{2}${S}年${S}月${S}\\d{0,2}${S}日?`, // 2019年 月 日
    `(?<![\\d.])(?:19|20)\\d{2}${S}年${S}\\d{1,2}${S}月${S}日(?=[,;。:至到)\\-~ \\n]|$)`, // 2019年3月日
  ].join("|"),
  "g",
);
const DAMAGED_END = new RegExp(`^${TO}(?:\\d{1,2}${S}月${S})?\\d{1,4}${S}日`);
const BARE_END = new RegExp(`^(?<join>${TO})(?<day>\\d{1,2})${S}[日号]`);
/** The folded text between the two ends of a range. */
const RANGE_JOIN = new RegExp(`^${S}(?:\\([^()]{1,8}\\))?(?:起|开始)?[,、]?${S}(?:至|到|[-~]{1,2})${S}$`);
const RELATIVE_YEARS: Readonly<Record<string, RelativeYear>> = {
  今年: { from: "writing", offset: 0 },
  本年: { from: "writing", offset: 0 },
  去年: { from: "writing", offset: -1 },
  上年: { from: "writing", offset: -1 },
  同年: { from: "text", offset: 0 },
  当年: { from: "text", offset: 0 },
  次年: { from: "text", offset: 1 },
  翌年: { from: "text", offset: 1 },
};

/** All date mentions in `span` of `text` (the whole text by default), in order, not overlapping. Linear time. */
export function findDates(text: string, span: Span = { start: 0, end: text.length }): readonly DateMention[] {
  const folded = fold(text.slice(span.start, span.end));
  // No date is without one of these.
  if (!/[日月]|\d[-./]\d/.test(folded)) return [];
  const found = [...damagedIn(folded), ...numericIn(folded), ...writtenIn(folded)];
  if (found.length === 0) return [];
  // Damaged forms win: their remains may look whole (`20193月21日` ends in `3月21日`).
  found.sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start);
  const taken = new Uint8Array(folded.length);
  const kept: DateMention[] = [];
  for (const mention of found) {
    if (taken.subarray(mention.span.start, mention.span.end).includes(1)) continue;
    taken.fill(1, mention.span.start, mention.span.end);
    kept.push(mention);
  }
  return kept
    .sort((a, b) => a.span.start - b.span.start)
    .map((mention) => ({
      ...mention,
      span: { start: mention.span.start + span.start, end: mention.span.end + span.start },
    }));
}

const rank = (mention: DateMention): number => (mention.fault === "damaged" ? 0 : 1);

function damagedIn(folded: string): DateMention[] {
  return [...matches(DAMAGED, folded)].map((match) => {
    // The end of a damaged range is damaged too: 2019321日至521日.
    const end = match.index + match[0].length;
    const tail = DAMAGED_END.exec(folded.slice(end, end + 24))?.[0] ?? "";
    return {
      span: { start: match.index, end: end + (/月/.test(tail) ? 0 : tail.length) },
      start: { year: null, month: 0, day: null },
      end: null,
      relativeYear: null,
      fault: "damaged" as const,
    };
  });
}

function numericIn(folded: string): DateMention[] {
  return [...matches(NUMERIC, folded)].map((match) => {
    const { year, month, day } = match.groups as { year: string; month: string; day: string };
    const start = { year: Number(year), month: Number(month), day: Number(day) };
    return mention(match.index, match.index + match[0].length, start, null, null);
  });
}

function writtenIn(folded: string): DateMention[] {
  const mentions: DateMention[] = [];
  for (const match of matches(WRITTEN, folded)) {
    const groups = match.groups as unknown as WrittenGroups;
    const end = match.index + match[0].length;
    if (!isMonth(folded, end, groups)) continue;
    const year = groups.year === undefined ? null : yearOf(groups.year);
    const month = numberOf(groups.month);
    const month2 = groups.month2 === undefined ? null : numberOf(groups.month2);
    const day = groups.day === undefined ? null : numberOf(groups.day);
    const day2 = groups.day2 === undefined ? null : numberOf(groups.day2);
    const relative = groups.relative === undefined ? null : RELATIVE_YEARS[groups.relative]!;
    const start = { year, month, day: month2 === null ? day : null };
    const compactEnd =
      month2 !== null ? { year, month: month2, day } : day2 !== null ? { year, month, day: day2 } : null;
    const one = mention(match.index, end, start, compactEnd, relative);
    if (one.fault && year === null && day === null) continue; // 连续24月: a number, no date
    mentions.push(one);
    const bare = day === null ? null : BARE_END.exec(folded.slice(end, end + 24));
    if (bare) {
      const from = end + bare.groups!.join!.length;
      mentions.push(
        mention(from, end + bare[0].length, { year, month, day: Number(bare.groups!.day) }, null, relative),
      );
    }
  }
  return mentions;
}

/** `3月` may be part of another word; a month in Chinese numerals (`三月`, `元月`) needs a year, a day or a part beside it. */
function isMonth(folded: string, end: number, groups: WrittenGroups): boolean {
  const { year, relative, day, part } = groups;
  const dated = (year ?? relative ?? day ?? part) !== undefined;
  if (!/\d/.test(groups.month) && !dated && folded[end - 1] !== "份") return false;
  if (day === undefined && /^[饼嫂龄球租息薪度费供均]/.test(folded.slice(end, end + 1))) return false;
  return true;
}

function mention(
  start: number,
  end: number,
  from: PartialDate,
  to: PartialDate | null,
  relativeYear: RelativeYear | null,
): DateMention {
  const fault = isPossible(from) && (to === null || isPossible(to)) ? null : "impossible";
  return { span: { start, end }, start: from, end: to, relativeYear, fault };
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (month < 1 || month > 12) return false;
  if (day === null) return true;
  // Without a year 29 February may be right.
  return day >= 1 && day <= daysIn(year ?? 2000, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function yearOf(printed: string): number {
  const digits = [...printed].map((digit) => (ZERO.includes(digit) ? "0" : String(parseNumeral(digit)))).join("");
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

const numberOf = (printed: string): number => (printed === "元" ? 1 : (parseNumeral(printed) ?? 0));

/** True when `second` ends the range that `first` begins: 从A至B, A—B. */
export function isRange(text: string, first: DateMention, second: DateMention): boolean {
  const gap = second.span.start - first.span.end;
  return gap > 0 && gap <= 20 && RANGE_JOIN.test(fold(text.slice(first.span.end, second.span.start)));
}

/**
 * The days or months of a mention if its year is `year`; `to` is the end of a compact range, in the next year where it
 * would lie before its start. Null for 29 February of a common year.
 */
export function inYear(
  mention: DateMention,
  year: number,
): { readonly from: string; readonly to: string | null } | null {
  const from = isoOf(year, mention.start);
  if (!isPossible({ ...mention.start, year })) return null;
  if (mention.end === null) return { from, to: null };
  const to = isoOf(year, mention.end);
  return { from, to: before(to, from) ? isoOf(year + 1, mention.end) : to };
}

/** `a` lies wholly before `b`, comparing only what both give (`2023-03` is not before `2023-03-05`). */
export function before(a: string, b: string): boolean {
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared) < b.slice(0, shared);
}

/** `2023-03-15`, or `2023-03` where no day is printed. */
export function isoOf(year: number, { month, day }: PartialDate): string {
  const ym = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  return day === null ? ym : `${ym}-${String(day).padStart(2, "0")}`;
}

/** First day of an ISO day or month. */
export function firstDay(date: string): IsoDate {
  return date.length === 7 ? `${date}-01` : date;
}

/** Last day of an ISO day or month. */
export function lastDay(date: string): IsoDate {
  if (date.length !== 7) return date;
  return `${date}-${String(daysIn(Number(date.slice(0, 4)), Number(date.slice(5)))).padStart(2, "0")}`;
}
