import type { Evidence } from "../model.ts";
import { matchingText } from "./matching-text.ts";
import type { EvidenceToken } from "./specificity.ts";

/** A clause that gives one of these reports something done, whatever its verb. */
const FIGURES: readonly Evidence["kind"][] = ["money", "count", "percent", "date", "meeting"];

/**
 * Where the figures of a measure stand that are not of the future: offsets of their beginnings in its matching text,
 * ascending. A bare year is none.
 *
 * @param tokens the evidence of the measure, in order
 */
export function figurePlaces(view: string, tokens: readonly EvidenceToken[]): readonly number[] {
  const places: number[] = [];
  let last = -1;
  for (const { kind, text, unit, isFuture } of tokens) {
    const words = matchingText(text).text;
    // A dated meeting begins with its date.
    const at = view.indexOf(words, kind === "meeting" ? Math.max(last, 0) : last + 1);
    if (at < 0) continue;
    last = at;
    if (!isFuture && unit !== "year" && FIGURES.includes(kind)) places.push(at);
  }
  return places;
}
