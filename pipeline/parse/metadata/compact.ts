import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";

/**
 * A folded stretch of text without white space, so that names broken over lines (`中共某县委\n宣传部`) match as one, with
 * the way back to the source.
 */
export interface Compact {
  readonly text: string;
  /** Source span of `[start, end)` of {@link Compact.text}. */
  readonly source: (start: number, end: number) => Span;
}

export function compact(text: string, span: Span): Compact {
  const folded = fold(text.slice(span.start, span.end));
  const offsets: number[] = [];
  let kept = "";
  for (let at = 0; at < folded.length; at++) {
    if (/\s/.test(folded[at]!)) continue;
    kept += folded[at];
    offsets.push(span.start + at);
  }
  return {
    text: kept,
    source: (start, end) => ({ start: offsets[start] ?? span.end, end: (offsets[end - 1] ?? span.end - 1) + 1 }),
  };
}
