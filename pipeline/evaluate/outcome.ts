import type { Bilingual } from "../failure.ts";
import type { Span } from "../span.ts";

/** A value as labels and readings state it; null: none is stated. */
export type Value = string | number | null;

/** One comparison of one labelled value with what was read; every score and every difference is made of these. */
export interface Outcome {
  /** What was compared: an id of `items.ts`, e.g. `problems.theme`, `meta.unit`. */
  readonly item: string;
  /** Path in the labels (`problems[3].status`); null for something read that no label speaks of. */
  readonly path: string | null;
  readonly expected: Value;
  readonly read: Value;
  readonly isRight: boolean;
  /** The labels themselves are unsure here: shown, but in no score. */
  readonly isUnsure: boolean;
  /** Wrong only because of another outcome that is listed: its row was not found. */
  readonly isConsequence: boolean;
  /** Where it was read; null: nowhere. */
  readonly span: Span | null;
  /** Wordings to look for in the text when it was not read. */
  readonly wordings: readonly string[];
  /** What helps to see why. */
  readonly hint: Bilingual | null;
}

type Required = Pick<Outcome, "item" | "path" | "expected" | "read" | "isRight">;

/** An outcome; what is not given is no, nowhere and nothing. */
export function outcome(given: Required & Partial<Outcome>): Outcome {
  return { isUnsure: false, isConsequence: false, span: null, wordings: [], hint: null, ...given };
}
