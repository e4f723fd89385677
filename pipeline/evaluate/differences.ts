import type { Bilingual } from "../failure.ts";
import type { Outcome, Value } from "./outcome.ts";
import { placesIn } from "./place.ts";

/** One thing read otherwise than labelled, with what it takes to look it up and to mend program or label. */
export interface Difference {
  readonly notice: string;
  readonly item: string;
  /** Path in the labels; null for something no label speaks of. */
  readonly path: string | null;
  readonly type: "missing" | "extra" | "different";
  readonly expected: Value;
  readonly read: Value;
  /** Line of the text, from 1; null where neither the reading nor the labelled wording leads to a place. */
  readonly line: number | null;
  /** Half-open range in UTF-16 units of the text. */
  readonly start: number | null;
  readonly end: number | null;
  readonly excerpt: string | null;
  readonly hint: Bilingual | null;
  /** The labels are unsure here; it is in no score. */
  readonly isUnsure: boolean;
}

/** Everything that differs in one text, in the order of the labels. What only follows from a listed one is left out. */
export function differencesOf(notice: string, text: string, outcomes: readonly Outcome[]): readonly Difference[] {
  const places = placesIn(text);
  return outcomes
    .filter((outcome) => !outcome.isRight && !outcome.isConsequence)
    .map(({ item, path, expected, read, span, wordings, hint, isUnsure }) => {
      const place = span ? places.at(span) : places.find(wordings);
      return {
        notice,
        item,
        path,
        type: typeOf(expected, read, path),
        expected,
        read,
        line: place?.line ?? null,
        start: place?.span.start ?? null,
        end: place?.span.end ?? null,
        excerpt: place?.excerpt ?? null,
        hint,
        isUnsure,
      };
    });
}

function typeOf(expected: Value, read: Value, path: string | null): Difference["type"] {
  if (path === null || (expected === null && read !== null)) return "extra";
  return read === null ? "missing" : "different";
}
