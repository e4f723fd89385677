import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";
import { matches } from "../matches.ts";

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
  const kept = folded.replace(SPACES, "");
  let runs: readonly Run[] | undefined;
  const offsetOf = (at: number): number => {
    if (at >= kept.length) return span.end;
    runs ??= runsOf(folded);
    let low = 0;
    for (let high = runs.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.kept <= at) low = middle;
      else high = middle;
    }
    return span.start + runs[low]!.folded + at - runs[low]!.kept;
  };
  const endOf = (end: number): number => (end < 1 || end > kept.length ? span.end : offsetOf(end - 1) + 1);
  return { text: kept, source: (start, end) => ({ start: offsetOf(start), end: endOf(end) }) };
}

/** White space that folding leaves: tab, line end, vertical tab and the space. */
const SPACES = /[\t-\r ]+/g;

/** A run of kept characters: where it begins in the kept text and in the folded one. */
interface Run {
  readonly kept: number;
  readonly folded: number;
}

function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = [];
  let kept = 0;
  let from = 0;
  for (const space of matches(SPACES, folded)) {
    if (space.index > from) runs.push({ kept, folded: from });
    kept += space.index - from;
    from = space.index + space[0].length;
  }
  if (folded.length > from) runs.push({ kept, folded: from });
  return runs;
}
