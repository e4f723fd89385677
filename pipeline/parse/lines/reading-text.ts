import type { Span } from "../../span.ts";
import { brokenLines } from "./broken-lines.ts";
import { contentsLines } from "./contents.ts";
import { type Line, linesOf } from "./line.ts";
import { lostBreaks } from "./lost-breaks.ts";
import { pageLines } from "./page-lines.ts";

/**
 * A text as it is read: lines broken within a paragraph are one line, headings that lost the break before them begin one, and
 * what the printed page added (numbers, running headers, a table of contents) is left out. The source stays as it is; every span found here leads
 * back to it.
 */
export interface ReadingText {
  readonly text: string;
  /** The source span that a span of {@link ReadingText.text} was read from. */
  readonly source: (span: Span) => Span;
  /** Lines of the page that are left out, as source spans. */
  readonly left: readonly Span[];
}

/** The reading text of `text`; null when it is read as it stands, which most texts are. */
export function readingText(text: string, lines: readonly Line[]): ReadingText | null {
  const joined = joinedText(text, lines);
  const broken = brokenText(joined?.text ?? text, joined ? linesOf(joined.text) : lines);
  if (!joined || !broken) return joined ?? broken;
  return { text: broken.text, source: (span) => joined.source(broken.source(span)), left: joined.left };
}

/** The text with a line break in front of each heading that lost it. */
function brokenText(text: string, lines: readonly Line[]): ReadingText | null {
  const breaks = lostBreaks(lines);
  if (breaks.length === 0) return null;
  const kept = [...breaks, text.length].map((end, at) => ({ start: breaks[at - 1] ?? 0, end }));
  // The break between two stretches is a character of this text and none of the source.
  return { text: kept.map(({ start, end }) => text.slice(start, end)).join("\n"), source: sourceOf(kept, 1), left: [] };
}

/** The text without broken lines and without what the page added. */
function joinedText(text: string, lines: readonly Line[]): ReadingText | null {
  const ofPrint = pageLines(lines);
  const ofPage = new Set([...ofPrint, ...contentsLines(lines.filter(({ index }) => !ofPrint.has(index)))]);
  const content = lines.filter((line) => line.text !== "" && !ofPage.has(line.index));
  const broken = brokenLines(text, content, ofPage);
  if (ofPage.size === 0 && broken.size === 0) return null;
  const kept = keptStretches(text, lines, content, broken, ofPage);
  return {
    text: kept.map(({ start, end }) => text.slice(start, end)).join(""),
    source: sourceOf(kept),
    left: lines.filter((line) => ofPage.has(line.index)).map((line) => line.span),
  };
}

/** The stretches of the source that are read. */
function keptStretches(
  text: string,
  lines: readonly Line[],
  content: readonly Line[],
  broken: ReadonlySet<number>,
  ofPage: ReadonlySet<number>,
): readonly Span[] {
  const kept: Span[] = [];
  let from = 0;
  const cut = (start: number, end: number): void => {
    if (start > from) kept.push({ start: from, end: start });
    from = end;
  };
  const next = new Map(content.map((line, at) => [line.index, content[at + 1]]));
  for (const line of lines) {
    if (broken.has(line.index)) cut(line.span.end, next.get(line.index)!.span.start);
    // A line of the page goes with its line end; inside a broken paragraph it is gone already.
    else if (ofPage.has(line.index) && line.span.start >= from)
      cut(line.span.start, lines[line.index + 1] ? lineStart(lines, line.index + 1, text) : line.span.end);
  }
  cut(text.length, text.length);
  return kept;
}

/** Where the white space in front of a line begins. */
function lineStart(lines: readonly Line[], index: number, text: string): number {
  let at = lines[index - 1]!.span.end;
  while (at < text.length && !/[\n\r\u0085\u2028\u2029\f]/.test(text[at]!)) at++;
  return Math.min(at + 1, text.length);
}

/** The way back: the kept stretches lie one behind the other in the text that is read, `gap` characters apart. */
function sourceOf(kept: readonly Span[], gap = 0): (span: Span) => Span {
  const starts: number[] = [];
  let length = 0;
  for (const { start, end } of kept) {
    starts.push(length);
    length += end - start + gap;
  }
  const place = (at: number): number => {
    let low = 0;
    for (let high = kept.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    const stretch = kept[low];
    return stretch ? Math.min(stretch.start + at - starts[low]!, stretch.end) : 0;
  };
  return ({ start, end }) => {
    const first = place(start);
    return { start: first, end: end > start ? place(end - 1) + 1 : first };
  };
}
