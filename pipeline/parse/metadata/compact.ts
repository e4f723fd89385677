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
  let kept = "";
  // Where each run of kept characters begins, in the kept text and in the source.
  const runs: { readonly kept: number; readonly source: number }[] = [];
  for (let at = 0; at < folded.length; ) {
    if (isSpace(folded.charCodeAt(at))) {
      at++;
      continue;
    }
    const from = at;
    while (at < folded.length && !isSpace(folded.charCodeAt(at))) at++;
    runs.push({ kept: kept.length, source: span.start + from });
    kept += folded.slice(from, at);
  }
  const offsetOf = (at: number): number => {
    if (at >= kept.length) return span.end;
    let low = 0;
    for (let high = runs.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.kept <= at) low = middle;
      else high = middle;
    }
    return runs[low]!.source + at - runs[low]!.kept;
  };
  const endOf = (end: number): number => (end < 1 || end > kept.length ? span.end : offsetOf(end - 1) + 1);
  return { text: kept, source: (start, end) => ({ start: offsetOf(start), end: endOf(end) }) };
}

/** White space that folding leaves: tab, line end, vertical tab and the space. */
function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
