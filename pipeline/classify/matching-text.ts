import { FOLDED } from "../fold.ts";

/**
 * A statement as cues are matched in it: folded (`fold.ts`), without white space and quotation marks, so that
 * `“三重 一大”` and `三重一大` are the same words.
 */
export interface MatchingText {
  readonly text: string;
  /** The statement's own range for a range of `text` that is not empty. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** White space and quotation marks of a folded text: what cues are matched without. */
const DROPPED = new Set(Array.from("\t\n\v \"'“”‘’「」『』", (character) => character.charCodeAt(0)));

const LEFT_OUT = -1;
/** What each UTF-16 unit is matched as, {@link LEFT_OUT} where it is not: every character of every text is looked up. */
const MATCHED = new Int32Array(FOLDED);
for (const [unit, folded] of FOLDED.entries()) if (DROPPED.has(folded)) MATCHED[unit] = LEFT_OUT;

export function matchingText(statement: string): MatchingText {
  let text = "";
  let from = 0;
  for (let at = 0; at < statement.length; at++) {
    const unit = statement.charCodeAt(at);
    const matched = MATCHED[unit]!;
    if (matched === unit) continue;
    text += statement.slice(from, at);
    if (matched !== LEFT_OUT) text += String.fromCharCode(matched);
    from = at + 1;
  }
  if (from === 0) return { text: statement, original: (start, end) => ({ start, end }) };
  text += statement.slice(from);
  if (text.length === statement.length) return { text, original: (start, end) => ({ start, end }) };
  let kept: number[] | undefined;
  return {
    text,
    original: (start, end) => {
      kept ??= keptOffsets(statement);
      return { start: kept[start]!, end: kept[end - 1]! + 1 };
    },
  };
}

/** Where the characters that are matched stand in a statement. */
function keptOffsets(statement: string): number[] {
  const kept: number[] = [];
  for (let at = 0; at < statement.length; at++) if (MATCHED[statement.charCodeAt(at)] !== LEFT_OUT) kept.push(at);
  return kept;
}
