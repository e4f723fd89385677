import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";
import { type DateMention, findDates } from "../dates.ts";
import { actors } from "./actors.ts";
import { counts } from "./counts.ts";
import { type Clock, settleYears } from "./date-years.ts";
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
  /** When what the stretch tells can have been. Without it a date with no year before it has no value. */
  readonly clock?: Clock;
  /** Years of dates read elsewhere (inspection, feedback), by where they begin in the text. */
  readonly knownYears?: ReadonlyMap<number, number>;
}

/**
 * Checkable tokens of one stretch of text, in order (measures.yaml, `evidence`). Titles are masked before numbers are read,
 * idioms before counts, amounts before dates and dates before counts; a dated meeting overlaps its date, nothing else
 * overlaps. Values: money in yuan as an exact decimal, dates as ISO day or month, ranges as `from/to`, titles without marks. A date
 * whose year nothing tells has no value. Time is linear in the stretch.
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
  const isFuture = futureOf(folded);
  const dates = dateValues(stretch, span.start, context, isFuture).filter(({ mention }) =>
    mask.isFree(mention.span.start, mention.span.end),
  );
  const held = outside(titles, meetings(folded, dates), folded.length);
  keep(dates.map(dateToken));
  keep(counts(stretch));
  keep(actors(stretch, context.unit ?? null));
  if (kept.length + held.length === 0) return [];
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

const NO_CLOCK: Clock = { windows: [], horizon: null, thisYear: null };

function dateValues(
  { folded, signs }: Stretch,
  at: number,
  { clock = NO_CLOCK, knownYears }: EvidenceContext,
  isFuture: (offset: number) => boolean,
): readonly DateValue[] {
  if (!(signs & SIGN.date)) return [];
  const mentions = findDates(folded).filter((mention) => !mention.fault);
  const settled = settleYears(folded, mentions, clock, {
    yearOf: (mention) => knownYears?.get(at + mention.span.start) ?? null,
    isFuture: (mention) => isFuture(mention.span.start),
  });
  return mentions.map((mention, index) => {
    const date = settled[index] ?? null;
    return { mention, value: date && (date.to ? `${date.from}/${date.to}` : date.from) };
  });
}

/** {@link futureClauses}, worked out when it is first asked for. */
function futureOf(folded: string): (offset: number) => boolean {
  let answer: ((offset: number) => boolean) | undefined;
  return (offset) => {
    answer ??= futureClauses(folded);
    return answer(offset);
  };
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
