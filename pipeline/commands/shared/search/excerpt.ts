import { fold } from "../../../fold.ts";
import type { Span } from "../../../span.ts";
import { cutText } from "../../../tokenize/cut.ts";

/** Pieces of an excerpt in order; `marked` ones are what was searched. */
export type Excerpt = readonly { readonly text: string; readonly marked: boolean }[];

/** Characters an excerpt shows around and between what was found. */
const WIDTH = 60;

/**
 * The part of a text with the most of what was searched, cut where the tokens that were counted begin and end.
 *
 * @param terms counted terms to mark
 * @param phrases folded strings to mark, whatever tokens they run over
 */
export function excerptOf(
  text: string,
  terms: ReadonlySet<string>,
  phrases: readonly string[],
): { readonly excerpt: Excerpt; readonly count: number } {
  const tokens = cutText(text);
  const marks = merged([...tokens.filter(({ term }) => terms.has(term)), ...phraseSpans(fold(text), phrases)]);
  const { start, end } = windowOf(text, marks);
  const from = tokens.findLast((token) => token.start <= start)?.start ?? 0;
  const to = tokens.find((token) => token.end >= end)?.end ?? text.length;
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (piece: string, marked: boolean): void => {
    if (piece !== "") pieces.push({ text: piece, marked });
  };
  let at = from;
  if (from > 0) add("…", false);
  for (const mark of marks.filter((each) => each.start >= from && each.end <= to)) {
    add(text.slice(at, mark.start), false);
    add(text.slice(mark.start, mark.end), true);
    at = mark.end;
  }
  add(text.slice(at, to), false);
  if (to < text.length) add("…", false);
  return { excerpt: pieces, count: marks.length };
}

function phraseSpans(folded: string, phrases: readonly string[]): Span[] {
  return phrases.flatMap((phrase) => {
    const spans: Span[] = [];
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + phrase.length))
      spans.push({ start: at, end: at + phrase.length });
    return spans;
  });
}

/** Spans in order, overlapping ones joined. */
function merged(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** The stretch of {@link WIDTH} characters that holds the most marks; the first of equals. */
function windowOf(text: string, marks: readonly Span[]): Span {
  let best = { start: 0, end: Math.min(text.length, WIDTH), held: 0 };
  for (const { start } of marks) {
    const from = Math.max(0, start - WIDTH / 4);
    const to = Math.min(text.length, from + WIDTH);
    const held = marks.filter((mark) => mark.start >= from && mark.end <= to).length;
    if (held > best.held) best = { start: from, end: to, held };
  }
  return best;
}
