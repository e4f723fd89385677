import { comparable, fold } from "../fold.ts";
import type { Span } from "../span.ts";

/** Characters an excerpt shows at most. */
const EXCERPT = 40;

/** Where something stands in a text, as a person looks it up. */
export interface Place {
  readonly span: Span;
  /** From 1, as an editor counts lines. */
  readonly line: number;
  /** The beginning of what stands there, in one line. */
  readonly excerpt: string;
}

/** Finds places in one text; what it needs for that is built once, when first asked. */
export interface Places {
  readonly at: (span: Span) => Place;
  /** Where the first of these wordings stands that the text has, punctuation and spaces aside; or null. */
  readonly find: (wordings: readonly string[]) => Place | null;
}

export function placesIn(text: string): Places {
  let lineStarts: readonly number[] | undefined;
  let folded: string | undefined;
  let index: ComparableIndex | undefined;
  const at = (span: Span): Place => {
    lineStarts ??= lineStartsOf(text);
    return { span, line: lineAt(lineStarts, span.start), excerpt: excerptOf(text.slice(span.start, span.end)) };
  };
  const find = (wordings: readonly string[]): Place | null => {
    folded ??= fold(text);
    for (const wording of wordings) {
      const start = startOf(fold(wording), folded);
      if (start >= 0) return at({ start, end: start + wording.length });
    }
    index ??= comparableIndex(text);
    // Without its point 3.5万元 would be found in 135万元.
    for (const wanted of wordings.filter((wording) => !wording.includes(".")).map(comparable)) {
      const from = wanted === "" ? -1 : index.text.indexOf(wanted);
      if (from >= 0) return at({ start: index.offsets[from]!, end: index.offsets[from + wanted.length - 1]! + 1 });
    }
    return null;
  };
  return { at, find };
}

/** -1 when it does not stand there. A number is not looked for inside a longer one: 3.5万元 does not stand in 13.5万元. */
function startOf(wording: string, text: string): number {
  if (wording === "") return -1;
  let start = text.indexOf(wording);
  while (start > 0 && /^\d/.test(wording) && /[\d.]/.test(text[start - 1]!)) start = text.indexOf(wording, start + 1);
  return start;
}

/** The beginning of `text` in one line. */
export function excerptOf(text: string): string {
  const flat = text
    .slice(0, EXCERPT * 4)
    .replace(/\s+/gu, " ")
    .trim();
  const characters = [...flat];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join("")}…` : flat;
}

function lineStartsOf(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|[\n\r]/g)].map((end) => end.index + end[0].length)];
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface ComparableIndex {
  readonly text: string;
  /** Offset in the source of each unit of `text`. */
  readonly offsets: readonly number[];
}

function comparableIndex(source: string): ComparableIndex {
  const parts: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of source) {
    const kept = comparable(character);
    parts.push(kept);
    for (let unit = 0; unit < kept.length; unit++) offsets.push(offset);
    offset += character.length;
  }
  return { text: parts.join(""), offsets };
}
