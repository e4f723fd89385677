import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";

/** One printed line of a source text, without its line end. */
export interface Line {
  /** Position among the lines of the text, from 0. */
  readonly index: number;
  /** The line without white space at its ends; empty (`start === end`) for a blank line. */
  readonly span: Span;
  /** Folded text of `span` (see {@link fold}); one character here is one character there. */
  readonly text: string;
}

/** The lines of a text. Line ends (`\n`, `\r\n`, U+2028 …) stand between lines and belong to none. */
export function linesOf(text: string): readonly Line[] {
  const folded = fold(text);
  const lines: Line[] = [];
  let from = 0;
  while (from <= folded.length) {
    let to = folded.indexOf("\n", from);
    if (to === -1) to = folded.length;
    let start = from;
    let end = to;
    while (start < end && isBlank(folded, start)) start++;
    while (end > start && isBlank(folded, end - 1)) end--;
    lines.push({ index: lines.length, span: { start, end }, text: folded.slice(start, end) });
    from = to + 1;
  }
  return lines;
}

// A TAB at a line's end is an empty table cell and must survive.
function isBlank(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit === 32 || unit === 11;
}

/** The part of `line` from character `at` (of `line.text`) on, as a line of its own. */
export function lineFrom(line: Line, at: number): Line {
  const rest = line.text.slice(at);
  const lead = rest.length - rest.trimStart().length;
  const start = line.span.start + at + lead;
  return { index: line.index, span: { start, end: line.span.end }, text: rest.slice(lead) };
}

/** The first `to` characters of `line`, as a line of its own. */
export function lineUpTo(line: Line, to: number): Line {
  const text = line.text.slice(0, to).trimEnd();
  return { index: line.index, span: { start: line.span.start, end: line.span.start + text.length }, text };
}
