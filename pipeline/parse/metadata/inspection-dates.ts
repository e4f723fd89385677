import { type Finding, finding } from "../../finding.ts";
import type { DatedFact } from "../../model.ts";
import { before, firstDay, lastDay } from "../dates.ts";
import { asOfDate } from "./as-of-date.ts";
import type { Compact } from "./compact.ts";
import { type Dated, datesOf, type Placed } from "./dated.ts";
import { feedbackDates } from "./feedback-date.ts";
import { answeredPeriod, inspectionPeriods, isLater, type Passage, type Period } from "./inspection-periods.ts";

export interface InspectionDates {
  readonly start: DatedFact | null;
  readonly end: DatedFact | null;
  readonly feedback: DatedFact | null;
  readonly asOf: DatedFact | null;
  readonly told: Told | null;
  readonly findings: readonly Finding[];
}

/** Where the inspection is told, and where others are in the same part of the notice. */
export interface Told {
  readonly view: Compact;
  readonly passage: Passage;
  /** Where its first day stands in the passage. */
  readonly at: number;
  readonly others: readonly Passage[];
}

export interface DatedSections {
  readonly lead: Compact | null;
  readonly organisation: Compact | null;
  readonly totals: Compact | null;
  readonly next: Compact | null;
  /** The first lines of the body, before its first number. */
  readonly bodyOpening: Compact | null;
}

/**
 * Inspection period, feedback date and as-of date (formats.md section 7). A damaged or impossible date gives null and a
 * finding, never a guess.
 *
 * @param closing the day of signature or publication
 */
export function inspectionDates(sections: DatedSections, closing: DatedFact | null): InspectionDates {
  const findings: Finding[] = [];
  const parts = [sections.lead, sections.organisation, sections.totals, sections.bodyOpening, sections.next];
  let year: number | null = null;
  const dated = parts.map((view) => {
    if (!view) return null;
    const one = datesOf(view, year, closing);
    const years = [...one.resolved.values()].map((date) => Number(date.from.slice(0, 4)));
    year = years.at(-1) ?? year;
    return one;
  });
  const [lead, organisation, totals, bodyOpening, next] = dated as [Dated?, Dated?, Dated?, Dated?, Dated?];

  const narrative = [lead, organisation, totals, bodyOpening].filter((one) => one != null);
  const inspection = firstOf(narrative, inspectionOf);
  for (const one of narrative) reportFaults(one, findings);

  const period = inspection?.period ?? null;
  const feedback = firstOf(narrative, (one) => feedbackOf(one, inspection));
  const asOf =
    firstOf(
      [totals, lead, organisation, bodyOpening].filter((one) => one != null),
      // 7月18日,反馈了巡察意见,指出12个问题,已完成整改11个: nor is the day of the feedback.
      (one) => asOfDate(one, [...(period?.used ?? []), ...(feedback ? [feedback.date.mention] : [])]),
    ) ?? firstOf(next ? [next] : [], (one) => asOfDate(one, []));

  const end = period?.end ?? null;
  const advanced = (later: Placed, earlier: Placed | null): number => yearsOn(later, earlier, closing, findings);
  return {
    start: period?.start ? fact(period.start, "start") : null,
    end: end ? fact(end, "end") : null,
    feedback: feedback ? fact(feedback, "start", advanced(feedback, end ?? period?.start ?? null)) : null,
    asOf: asOf ? fact(asOf, "end", advanced(asOf, feedback ?? end ?? null)) : null,
    told: inspection && {
      view: inspection.view,
      passage: inspection.period.passage,
      at: inspection.period.used[0]!.span.start,
      others: inspection.others.map(({ passage }) => passage),
    },
    findings,
  };
}

/** The inspection that one part of the notice tells of, beside others that it mentions. */
interface Inspection {
  readonly view: Compact;
  readonly period: Period;
  readonly others: readonly Period[];
}

function inspectionOf(one: Dated): Inspection | null {
  const periods = inspectionPeriods(one);
  if (periods.length === 0) return null;
  const days = new Set(periods.flatMap(({ used }) => used));
  const feedbacks = feedbackDates(one).filter(({ date }) => !days.has(date.mention));
  const period = answeredPeriod(
    one.view.text,
    periods,
    feedbacks.map(({ date }) => date.mention.span.start),
  );
  if (!period) return null;
  const others = periods.filter((other) => other !== period && (isLater(other, period) || isLater(period, other)));
  return { view: one.view, period, others };
}

/** The first feedback that is not that of an inspection told before. */
function feedbackOf(one: Dated, inspection: Inspection | null): Placed | null {
  const days = new Set(inspection ? [inspection.period, ...inspection.others].flatMap(({ used }) => used) : []);
  const found = feedbackDates(one).filter(({ date }) => !days.has(date.mention));
  if (inspection?.view !== one.view || inspection.others.length === 0) return found[0] ?? null;
  return found.find(({ date }) => date.mention.span.start >= inspection.period.passage.start) ?? null;
}

function fact({ date, view }: Placed, side: "start" | "end", years = 0): DatedFact {
  const printed = side === "end" ? (date.to ?? date.from) : date.from;
  const shifted = `${Number(printed.slice(0, 4)) + years}${printed.slice(4)}`;
  return {
    date: side === "start" ? firstDay(shifted) : lastDay(shifted),
    precision: date.precision,
    span: view.source(date.mention.span.start, date.mention.span.end),
  };
}

function firstOf<P, T>(parts: readonly P[], read: (one: P) => T | null): T | null {
  for (const one of parts) {
    const found = read(one);
    if (found) return found;
  }
  return null;
}

/**
 * 1 when `later` has no year of its own and would lie before `earlier`, so that the next year is meant; else 0, and where
 * the next year would be behind the closing.
 */
function yearsOn(later: Placed, earlier: Placed | null, closing: DatedFact | null, findings: Finding[]): number {
  const { date, view } = later;
  if (!earlier || !date.yearInherited || !before(date.from, earlier.date.to ?? earlier.date.from)) return 0;
  const year = Number(date.from.slice(0, 4)) + 1;
  if (closing && before(closing.date.slice(0, closing.precision === "day" ? 10 : 7), `${year}${date.from.slice(4)}`))
    return 0;
  findings.push(
    finding("parse/date-year-advanced", view.source(date.mention.span.start, date.mention.span.end), { year }),
  );
  return 1;
}

function reportFaults({ view, mentions }: Dated, findings: Finding[]): void {
  for (const { fault, span } of mentions) {
    if (fault)
      findings.push(
        finding(
          fault === "damaged" ? "parse/date-damaged" : "parse/date-impossible",
          view.source(span.start, span.end),
          {
            text: view.text.slice(span.start, span.end),
          },
        ),
      );
  }
}
