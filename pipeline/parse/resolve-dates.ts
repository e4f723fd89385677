import { before, type DateMention, inYear, isoOf, isRange } from "./dates.ts";

/** A mention with its year settled. `from` and `to` are ISO days or months (`2025-06`). */
export interface ResolvedDate {
  readonly mention: DateMention;
  readonly from: string;
  /** End of a compact range, else null. */
  readonly to: string | null;
  readonly precision: "day" | "month";
  /** The year is neither printed with this date nor settled by 今年 or 同年. */
  readonly yearInherited: boolean;
}

/**
 * Settles the years: a date without one takes the latest year stated before it (`startYear` at the beginning); the end
 * of a range takes the year of its start, or the next when it would lie before it. 今年 and 去年 count from `writingYear`,
 * 同年 and 次年 from the year last stated. Faulty mentions and dates whose year is nowhere stated are left out.
 *
 * @param writingYear the year of the signature or of publication; where it is not known, `startYear` stands for it
 */
export function resolveDates(
  text: string,
  mentions: readonly DateMention[],
  startYear: number | null = null,
  writingYear: number | null = null,
): readonly ResolvedDate[] {
  const resolved: ResolvedDate[] = [];
  let stated = startYear;
  let isNamed = false; // the year last stated stands in the text
  let previous: ResolvedDate | null = null;
  for (const one of mentions) {
    if (one.fault) continue;
    const { start, relativeYear } = one;
    const isBare = start.year === null && relativeYear === null;
    const base = relativeYear?.from === "writing" ? (writingYear ?? startYear) : stated;
    const follows = isBare && previous !== null && continues(text, previous, one);
    const year: number | null = follows
      ? yearNotBefore(previous!, one)
      : (start.year ?? (base === null ? null : base + (relativeYear?.offset ?? 0)));
    if (year === null) continue;
    if (relativeYear === null) isNamed ||= start.year !== null;
    else if (relativeYear.from === "writing") isNamed = writingYear !== null;
    const dates = inYear(one, year);
    stated = Number((dates?.to ?? dates?.from ?? `${year}`).slice(0, 4));
    if (!dates) continue; // 29 February of a common year
    const last = one.end ?? start;
    previous = {
      mention: one,
      ...dates,
      precision: last.day === null ? "month" : "day",
      yearInherited: start.year === null && (isBare || !isNamed),
    };
    resolved.push(previous);
  }
  return resolved;
}

/** 去年9月5日至11月4日, 去年9月5日进驻,11月4日结束: the year goes on to the end of a range, and last year to its own end. */
function continues(text: string, previous: ResolvedDate, one: DateMention): boolean {
  return (previous.mention.relativeYear?.offset ?? 0) < 0 || isRange(text, previous.mention, one);
}

function yearNotBefore(previous: ResolvedDate, one: DateMention): number {
  const year = Number((previous.to ?? previous.from).slice(0, 4));
  return before(isoOf(year, one.start), previous.from) ? year + 1 : year;
}
