import type { DatedFact } from "../../model.ts";
import { type DateMention, findDates, inYear } from "../dates.ts";
import { type ResolvedDate, resolveDates } from "../resolve-dates.ts";
import type { Compact } from "./compact.ts";
import { tellsEarlierInspection } from "./earlier-inspection.ts";
import { sentences } from "./sentence.ts";

/** A stretch of the notice with its dates, read once. */
export interface Dated {
  readonly view: Compact;
  readonly mentions: readonly DateMention[];
  readonly resolved: ReadonlyMap<DateMention, ResolvedDate>;
}

/** A resolved date with the compact text it stands in. */
export interface Placed {
  readonly date: ResolvedDate;
  readonly view: Compact;
}

/**
 * The dates of `view`. A date before any year takes `year`, or one that stands alone, or that of the closing, but none
 * that puts it behind the closing.
 *
 * @param year the year last stated in the notice before `view`, null where none is
 * @param closing the day of signature or publication: the year that 今年 means
 */
export function datesOf(view: Compact, year: number | null, closing: DatedFact | null): Dated {
  const mentions = findDates(view.text);
  const start = year ?? bareYear(view.text) ?? (closing && lastYearBefore(mentions, closing));
  const writing = closing && Number(closing.date.slice(0, 4));
  const resolved = new Map(resolveDates(view.text, mentions, start, writing).map((date) => [date.mention, date]));
  return { view, mentions, resolved };
}

/** 根据…2023年第一轮巡察…安排，3月5日至…: a year that stands alone; not that of 2017年…曾开展巡察. */
function bareYear(text: string): number | null {
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end);
    const year = tellsEarlierInspection(sentence) ? null : /((?:19|20)\d{2})年/.exec(sentence);
    if (year) return Number(year[1]);
  }
  return null;
}

/** 9月5日至11月4日巡察, signed in May: the autumn before. */
function lastYearBefore(mentions: readonly DateMention[], closing: DatedFact): number {
  const year = Number(closing.date.slice(0, 4));
  const stated = mentions.findIndex(({ start, relativeYear }) => start.year !== null || relativeYear !== null);
  const bare = stated === -1 ? mentions : mentions.slice(0, stated);
  const last = closing.precision === "day" ? closing.date : closing.date.slice(0, 7);
  const passes = bare.some((mention) => {
    const date = mention.fault ? null : inYear(mention, year);
    return date !== null && date.from.slice(0, last.length) > last.slice(0, date.from.length);
  });
  return passes ? year - 1 : year;
}
