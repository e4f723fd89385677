import { fold } from "../fold.ts";

/**
 * A statement as cues are matched in it: folded (`fold.ts`), without white space and quotation marks, so that
 * `“三重 一大”` and `三重一大` are the same words.
 */
export interface MatchingText {
  readonly text: string;
  /** The statement's own range for a range of `text`. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** White space and quotation marks of a folded text: what cues are matched without. */
export const DROPPED = /[\s"'“”‘’「」『』]/;
const ALL_DROPPED = /[\s"'“”‘’「」『』]/g;

export function matchingText(statement: string): MatchingText {
  const folded = fold(statement);
  if (!DROPPED.test(folded)) return { text: folded, original: (start, end) => ({ start, end }) };
  const text = folded.replace(ALL_DROPPED, "");
  return {
    text,
    original: (start, end) => {
      // Positions are looked up only for the few cues of a decision, so counting anew is cheaper than a table.
      let kept = 0;
      let from = 0;
      for (let index = 0; index < folded.length; index++) {
        if (DROPPED.test(folded[index]!)) continue;
        if (kept === start) from = index;
        kept++;
        if (kept === end) return { start: from, end: index + 1 };
      }
      return { start: from, end: folded.length };
    },
  };
}
