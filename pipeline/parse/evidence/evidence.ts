import { fold } from "../../fold.ts";
import type { IsoDate } from "../../model.ts";
import type { Span } from "../../span.ts";
import { before, type DateMention, findDates, resolveDates } from "../dates.ts";
import { actors } from "./actors.ts";
import { counts } from "./counts.ts";
import { documentNumbers, documents } from "./documents.ts";
import { futureClauses } from "./future.ts";
import { idioms } from "./idioms.ts";
import { Mask } from "./mask.ts";
import { meetings } from "./meetings.ts";
import { money } from "./money.ts";
import { percents } from "./percents.ts";
import { SIGN, type Stretch, stretchOf } from "./stretch.ts";
import type { EvidenceToken, Found } from "./token.ts";

export type { EvidenceToken } from "./token.ts";

/** What the notice says elsewhere and the stretch leaves out. */
export interface EvidenceContext {
  /** Full name of the inspected unit: it is no actor of its own notice. */
  readonly unit?: string | null;
  /** Year that a date without one takes at the beginning of the stretch. */
  readonly year?: number | null;
  /** A rectification act lies after this day: an inherited year that puts it before is advanced by one. */
  readonly notBefore?: IsoDate | null;
}

/**
 * Checkable tokens of one stretch of text, in order (measures.yaml, `evidence`). Titles are masked before numbers are read,
 * idioms before counts, amounts before dates and dates before counts; a dated meeting overlaps its date, nothing else
 * overlaps. Values: money in yuan as an exact decimal, dates as ISO day or month, ranges as `from/to`, titles without marks. A date
 * whose year is stated nowhere in the stretch has no value. Time is linear in the stretch.
 *
 * @param span the statement of a problem, a measure, or a whole block; years are inherited within it
 */
export function readEvidence(text: string, span: Span, context: EvidenceContext = {}): EvidenceToken[] {
  const printed = text.slice(span.start, span.end);
  const folded = fold(printed);
  const stretch = stretchOf(folded);
  const mask = new Mask(folded.length);
  const kept: Found[] = [];
  const keep = (found: readonly Found[]): void => {
    for (const one of found) {
      if (!mask.isFree(one.start, one.end)) continue;
      mask.take(one.start, one.end);
      kept.push(one);
    }
  };
  keep(documents(stretch, printed));
  const titles = [...kept];
  keep(documentNumbers(stretch));
  for (const idiom of idioms(stretch)) if (mask.isFree(idiom.start, idiom.end)) mask.take(idiom.start, idiom.end);
  keep(money(stretch));
  keep(percents(stretch));
  const dates = dateValues(stretch, context).filter(({ mention }) => mask.isFree(mention.span.start, mention.span.end));
  const held = outside(titles, meetings(folded, dates), folded.length);
  keep(dates.map(dateToken));
  keep(counts(stretch));
  keep(actors(stretch, context.unit ?? null));
  if (kept.length + held.length === 0) return [];
  const isFuture = futureClauses(folded);
  return [...kept, ...held]
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, value, unit, start, end }) => ({
      kind,
      text: text.slice(span.start + start, span.start + end),
      value,
      unit,
      isFuture: isFuture(start),
      span: { start: span.start + start, end: span.start + end },
    }));
}

function outside(titles: readonly Found[], found: readonly Found[], length: number): readonly Found[] {
  if (titles.length === 0 || found.length === 0) return found;
  const mask = new Mask(length);
  for (const title of titles) mask.take(title.start, title.end);
  return found.filter((one) => mask.isFree(one.start, one.end));
}

interface DateValue {
  readonly mention: DateMention;
  readonly value: string | null;
}

function dateValues({ folded, signs }: Stretch, context: EvidenceContext): readonly DateValue[] {
  if (!(signs & SIGN.date)) return [];
  const mentions = findDates(folded).filter((mention) => !mention.fault);
  const resolved = new Map(resolveDates(folded, mentions, context.year ?? null).map((date) => [date.mention, date]));
  return mentions.map((mention) => {
    const date = resolved.get(mention);
    if (!date) return { mention, value: null };
    const late = context.notBefore && date.yearInherited && before(date.from, context.notBefore);
    const advance = (iso: string): string => (late ? `${Number(iso.slice(0, 4)) + 1}${iso.slice(4)}` : iso);
    return { mention, value: date.to ? `${advance(date.from)}/${advance(date.to)}` : advance(date.from) };
  });
}

function dateToken({ mention, value }: DateValue): Found {
  const last = mention.end ?? mention.start;
  return {
    kind: "date",
    value,
    unit: last.day === null ? "month" : "day",
    start: mention.span.start,
    end: mention.span.end,
  };
}
