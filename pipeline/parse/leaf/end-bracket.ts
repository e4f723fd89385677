import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";
import { readMarker } from "./marker.ts";
import { readTrailingStatus } from "./status.ts";

/** The bracket at the end of a heading or a measure that tells its status, or who answers for it: （已完成）, （责任单位：办公室）. */

/** Where the bracket at the end of a folded text begins that tells its status, or who answers for it and until when. */
export function bracketFrom(text: string): number | null {
  return readTrailingStatus(text)?.from ?? attributesFrom(text);
}

// 农田管护缺失（责任领导：石某；责任单位：农建股；整改时限：2024年10月底）
function attributesFrom(text: string): number | null {
  const bracket = /[([【]([^()[\]【】]{4,160})[)\]】][。;]?$/.exec(text);
  if (!bracket) return null;
  const labelled = bracket[1]!
    .split(/[;,、。] ?(?=[^;,、。:]{2,10} ?:)/)
    .map((clause) => readMarker(clause.slice(0, 60))?.role);
  return labelled.every((role) => role === "attribute" || role === "status") ? bracket.index : null;
}

// Who answers for it, and until when, takes no more room.
const LONGEST = 200;

/** `span` of the source text, trimmed, without the bracket at its end and the spaces before it; whole where it is all bracket. */
export function beforeBracket(text: string, span: Span): Span {
  const from = Math.max(span.start, span.end - LONGEST);
  const bracket = bracketFrom(fold(text.slice(from, span.end)).replaceAll("\n", " "));
  const kept = bracket === null ? "" : text.slice(span.start, from + bracket).trimEnd();
  return kept === "" ? span : { start: span.start, end: span.start + kept.length };
}
