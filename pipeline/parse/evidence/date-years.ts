import { before, type DateMention, inYear, isRange } from "../dates.ts";

/** When the acts of a stretch can have been, as far as the notice tells. Days or months in ISO form. */
export interface Clock {
  /** Where a date without a year is looked for, the likeliest place first; the last one is the widest. */
  readonly windows: readonly Window[];
  /** No date without a year is put behind this, unless it is of the future. */
  readonly horizon: string | null;
  /** The year that 今年 means. */
  readonly thisYear: number | null;
}

export interface Window {
  readonly from: string;
  readonly to: string | null;
}

/** The days or months of a mention, its year settled. */
export interface SettledDate {
  readonly from: string;
  readonly to: string | null;
}

/** What else is known of the mentions of a stretch. */
export interface Known {
  /** The year of a mention that was read elsewhere (feedback date, as-of date), else null. */
  readonly yearOf: (mention: DateMention) => number | null;
  readonly isFuture: (mention: DateMention) => boolean;
}

// 分别于3月2日、4月5日; 3月2日和4月5日
const LISTED = /^[ \n]{0,4}(?:[、,和与及]|以及)[ \n]{0,4}于?$/;

/**
 * Settles the year of each mention, null where nothing tells it. A printed year, 今年 and 同年 are taken as they stand,
 * and a date after them takes theirs. A date with no year before it takes the one that puts it inside the first window
 * it fits into; if it fits into none, the latest that does not pass the horizon. The dates of one list (分别于3月2日、4月5日)
 * are settled together. Time is linear in the mentions.
 */
export function settleYears(
  folded: string,
  mentions: readonly DateMention[],
  clock: Clock,
  known: Known,
): readonly (SettledDate | null)[] {
  const settled: (SettledDate | null)[] = [];
  let stated: number | null = null;
  for (let at = 0; at < mentions.length; ) {
    const mention = mentions[at]!;
    const told = yearTold(mention, stated, clock.thisYear, known);
    if (told !== null || !isBare(mention)) {
      const date = told === null ? null : inYear(mention, told);
      settled.push(date);
      // 去年3月 is a look back: what follows is not of last year.
      if (date && (mention.relativeYear?.offset ?? 0) >= 0) stated = yearIn(date.to ?? date.from);
      at++;
      continue;
    }
    const list = listFrom(folded, mentions, at, known);
    const previous = at > 0 && isJoined(folded, mentions[at - 1]!, mention) ? (settled[at - 1] ?? null) : null;
    settled.push(...(settleList(list, previous, stated, clock, known.isFuture(mention)) ?? list.map(() => null)));
    at += list.length;
  }
  return settled;
}

const yearIn = (date: string): number => Number(date.slice(0, 4));

/** Neither a year nor a word for one. 同年 with no year before it says no more than that. */
function isBare({ start, relativeYear }: DateMention): boolean {
  return start.year === null && (relativeYear === null || relativeYear.offset === 0);
}

function yearTold(
  mention: DateMention,
  stated: number | null,
  thisYear: number | null,
  { yearOf }: Known,
): number | null {
  const { start, relativeYear } = mention;
  const year = start.year ?? yearOf(mention);
  if (year !== null || relativeYear === null) return year;
  const base = relativeYear.from === "writing" ? thisYear : stated;
  return base === null ? null : base + relativeYear.offset;
}

function isJoined(folded: string, first: DateMention, second: DateMention): boolean {
  const gap = second.span.start - first.span.end;
  return gap <= 20 && (LISTED.test(folded.slice(first.span.end, second.span.start)) || isRange(folded, first, second));
}

/** A date of a list, and whether it ends the range that the one before it begins. */
interface Member {
  readonly mention: DateMention;
  readonly endsRange: boolean;
  readonly beginsRange: boolean;
}

/** The dates without a year that stand in one list from `at` on. */
function listFrom(folded: string, mentions: readonly DateMention[], at: number, known: Known): readonly Member[] {
  let end = at + 1;
  while (
    end < mentions.length &&
    isBare(mentions[end]!) &&
    mentions[end]!.relativeYear === null &&
    known.yearOf(mentions[end]!) === null &&
    isJoined(folded, mentions[end - 1]!, mentions[end]!)
  )
    end++;
  const ranged = (index: number): boolean =>
    index > 0 && index < end && isRange(folded, mentions[index - 1]!, mentions[index]!);
  return mentions
    .slice(at, end)
    .map((mention, index) => ({ mention, endsRange: ranged(at + index), beginsRange: ranged(at + index + 1) }));
}

type Settled = readonly SettledDate[] | null;

function settleList(
  list: readonly Member[],
  previous: SettledDate | null,
  stated: number | null,
  clock: Clock,
  isFuture: boolean,
): Settled {
  const year = previous ? yearIn(previous.to ?? previous.from) : stated;
  if (year !== null) return behindYear(list, year, previous, clock);
  const { horizon } = clock;
  // 计划于3月底前完成, signed in December: what is promised is still to come, or was when the notice was drafted.
  if (isFuture && horizon !== null) return inWindow(list, { from: monthsBefore(horizon, DRAFTED), to: null });
  for (const window of clock.windows) {
    const found = inWindow(list, window);
    if (found) return found;
  }
  if (horizon === null) return null;
  const last = yearIn(horizon);
  for (const year of [last, last - 1]) {
    const found = dated(list, year);
    if (found?.every((date) => !before(horizon, date.to ?? date.from))) return found;
  }
  return null;
}

/**
 * A date behind a stated year has that year, unless only another puts it among the acts: 2022年12月5日动员 … 1月8日研究 is of the new
 * year, 2023年1月5日反馈 … 12月20日立行立改 of the old one.
 */
function behindYear(list: readonly Member[], year: number, previous: SettledDate | null, { windows }: Clock): Settled {
  const own = dated(list, year, list[0]!.endsRange ? previous : null);
  const [likeliest, widest] = [windows[0], windows.at(-1)];
  if (!own || !likeliest || !widest) return own;
  // 2022年6月1日、7月8日 and 2022年6月1日至7月8日 stand together.
  for (const found of [own, previous ? ascending(list, year, previous) : dated(list, year + 1)])
    if (found && fits(list, found, widest)) return found;
  const old = previous ? null : dated(list, year - 1);
  return old && fits(list, old, likeliest) ? old : own;
}

// The measures of a notice are written down up to so many months before its last day.
const DRAFTED = 3;

function monthsBefore(date: string, months: number): string {
  const month = yearIn(date) * 12 + Number(date.slice(5, 7)) - 1 - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

// A window wider than this tells no year.
const MOST_YEARS = 8;

/** The earliest year that puts the whole list into the window; a list may run on into the next year. */
function inWindow(list: readonly Member[], window: Window): Settled {
  const first = yearIn(window.from);
  const last = Math.min(window.to === null ? first + 1 : yearIn(window.to), first + MOST_YEARS);
  for (let year = first; year <= last; year++) {
    for (const found of [dated(list, year), list.length > 1 ? ascending(list, year) : null])
      if (found && fits(list, found, window)) return found;
  }
  return null;
}

/** A range lies where its end lies. */
function fits(list: readonly Member[], dates: readonly SettledDate[], { from, to }: Window): boolean {
  return dates.every((date, at) => {
    const last = date.to ?? date.from;
    return (list[at]!.beginsRange || !before(last, from)) && (to === null || !before(to, last));
  });
}

/** All dates of the list in one year; only the end of a range may lie in the next. */
function dated(list: readonly Member[], year: number, previous: SettledDate | null = null): Settled {
  const dates: SettledDate[] = [];
  for (const { mention, endsRange } of list) {
    const begun = endsRange ? (dates.at(-1) ?? previous) : dates.length === 0 ? previous : null;
    const date = begun ? notBefore(mention, begun) : inYear(mention, year);
    if (!date) return null;
    dates.push(date);
  }
  return dates;
}

/** 11月2日、12月5日、1月8日: each date behind the one before it. */
function ascending(list: readonly Member[], year: number, previous: SettledDate | null = null): Settled {
  const dates: SettledDate[] = [];
  for (const { mention } of list) {
    const last = dates.at(-1) ?? previous;
    const date = last ? notBefore(mention, last) : inYear(mention, year);
    if (!date) return null;
    dates.push(date);
  }
  return dates;
}

function notBefore(mention: DateMention, earlier: SettledDate): SettledDate | null {
  const year = yearIn(earlier.to ?? earlier.from);
  const date = inYear(mention, year);
  return date && before(date.from, earlier.from) ? inYear(mention, year + 1) : date;
}
