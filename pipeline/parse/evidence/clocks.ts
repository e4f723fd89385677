import type { DatedFact, Metadata } from "../../model.ts";
import type { Clock, Window } from "./date-years.ts";

/** What a stretch tells of: what the inspectors found, what was done about it, or what is still to be done. */
export type Tense = "found" | "done" | "planned";

type Days = Pick<
  Metadata,
  "inspectionStart" | "inspectionEnd" | "feedbackDate" | "asOfDate" | "signedOn" | "publishedOn"
>;

/** When the dates of a notice can have been, by what they tell of. */
export function clocksOf(days: Days): Readonly<Record<Tense, Clock>> {
  const { inspectionStart, inspectionEnd, feedbackDate, asOfDate, signedOn, publishedOn } = days;
  const horizon = day(asOfDate ?? signedOn ?? publishedOn);
  const thisYear = yearOf(signedOn ?? publishedOn ?? asOfDate);
  const windows = [feedbackDate ?? inspectionEnd, inspectionStart]
    .map((from) => from && { from: day(from)!, to: horizon })
    .filter((window): window is Window => window !== null);
  const done = { windows, horizon, thisYear };
  // The statement is the inspectors' text: its 今年 is the year of the inspection.
  const seen = inspectionEnd ?? feedbackDate ?? inspectionStart ?? signedOn ?? publishedOn;
  return {
    found: { windows: [], horizon: day(seen), thisYear: yearOf(seen) },
    done,
    planned: horizon === null ? done : { windows: [{ from: horizon, to: null }], horizon: null, thisYear },
  };
}

/** Years of the dates that the metadata were read from, by where they begin in the text. */
export function knownYears(days: Days): ReadonlyMap<number, number> {
  const facts = [days.asOfDate, days.feedbackDate, days.inspectionEnd, days.inspectionStart];
  // The start last: 2022年11月8日-1月20日 in one mention has the year of its start.
  return new Map(facts.flatMap((fact) => (fact?.span ? [[fact.span.start, yearOf(fact)!] as const] : [])));
}

const day = (fact: DatedFact | null): string | null =>
  fact && (fact.precision === "day" ? fact.date : fact.date.slice(0, 7));
const yearOf = (fact: DatedFact | null): number | null => fact && Number(fact.date.slice(0, 4));
