import type { Span } from "../span.ts";

/** Span columns of a row, in code points of `notices.text`. */
export interface PlacedSpan {
  readonly span_start: number;
  readonly span_end: number;
}

/** One cue as the database holds it. */
export interface CueValue extends PlacedSpan {
  readonly text: string;
}

export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly CueValue[] | readonly string[] | readonly number[];

/** One row by column name: exactly the columns of its table in `schema.sql`. */
export type Row = Readonly<Record<string, Value>>;

/** A row of a table without lists. */
export type ScalarRow = Readonly<Record<string, Scalar>>;

/** Leads a UTF-16 offset of a text to its code point. */
export type Offsets = (utf16: number) => number;

export function placed(at: Offsets, span: Span): PlacedSpan {
  return { span_start: at(span.start), span_end: at(span.end) };
}
