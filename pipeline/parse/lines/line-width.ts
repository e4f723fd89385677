import type { Line } from "./line.ts";

/**
 * How wide a hard-wrapped text is: most lines that stop within a sentence stop where what begins the next line would no longer
 * have fitted. Programs count characters or columns (a Chinese character is two), with the indent of a paragraph or
 * without it: the way that explains most lines is the one the text was wrapped in.
 */
export interface LineWidth {
  /** Whether `line` stops because `next` begins with what no longer fitted. */
  readonly fills: (line: Line, next: Line) => boolean;
}

/** Two lines one of which may go on in the other. */
export interface LinePair {
  readonly line: Line;
  readonly next: Line;
}

// A notice is wrapped at 18 characters or more; a line of more than 80 is a paragraph.
const NARROWEST = 32;
const LONGEST = 80;
/** Share of the text in lines longer than its width that a wrapped text may have: paragraphs set by another hand. */
const UNWRAPPED = 0.3;
/** Share of the lines which stop within a sentence, not far from the width, that the width has to explain. */
const EXPLAINED = 0.5;
/** What is less than this share of the width is a heading, which stops where it likes. */
const NEAR = 0.75;
/** A width that explains fewer lines is taken for one only where no line has more characters. */
const FEWEST = 3;
/** Share of explained lines that end in the same column: then nothing holds characters together at a line's end. */
const EXACT = 0.9;

interface Measure {
  readonly columns: boolean;
  readonly withIndent: boolean;
}
const MEASURES: readonly Measure[] = [
  { columns: false, withIndent: true },
  { columns: true, withIndent: true },
  { columns: false, withIndent: false },
  { columns: true, withIndent: false },
];

/** True when so much of the text stands in long lines that it cannot be wrapped. */
export function hasParagraphLines(lines: readonly Line[]): boolean {
  let all = 0;
  let long = 0;
  for (const { span } of lines) {
    const length = span.end - span.start;
    all += length;
    if (length > LONGEST) long += length;
  }
  return long > all * UNWRAPPED;
}

/**
 * The width that explains where lines stop; null where the text is not wrapped.
 *
 * @param open neighbouring lines the first of which stops within a sentence while the second begins no paragraph
 */
export function lineWidth(text: string, lines: readonly Line[], open: readonly LinePair[]): LineWidth | null {
  if (open.length === 0) return null;
  const best = MEASURES.map((measure) => widthIn(measure, text, lines, open)).reduce((a, b) =>
    b.explained > a.explained || (b.explained === a.explained && b.exact > a.exact) ? b : a,
  );
  const { measure, width, explained, exact } = best;
  const near = open.filter((pair) => stops(measure, text, pair, true).to >= width * NEAR);
  if (explained === 0 || explained < near.length * EXPLAINED) return null;
  if (explained < FEWEST && (best.wider > 0 || (measure.columns && explained < 2))) return null;
  const isExact = exact >= explained * EXACT;
  return {
    fills: (line, next) => {
      const { from, to } = stops(measure, text, { line, next }, isExact);
      return from <= width && width <= to;
    },
  };
}

interface Width {
  readonly measure: Measure;
  readonly width: number;
  /** Pairs of lines that this width explains, and how many of them end in its last column. */
  readonly explained: number;
  readonly exact: number;
  /** Characters in lines that are wider. */
  readonly wider: number;
}

/** The width that most pairs agree on, of those that few lines exceed. */
function widthIn(measure: Measure, text: string, lines: readonly Line[], open: readonly LinePair[]): Width {
  const votes = new Int32Array(WIDEST + 2);
  const ends = new Int32Array(WIDEST + 2);
  for (const pair of open) {
    const { from, to } = stops(measure, text, pair, false);
    if (from > WIDEST) continue;
    votes[from]!++;
    votes[Math.min(to, WIDEST) + 1]!--;
    const exact = stops(measure, text, pair, true);
    for (let at = exact.from; at <= Math.min(exact.to, WIDEST); at++) ends[at]!++;
  }
  const wider = widerThan(measure, text, lines);
  const narrowest = NARROWEST / (measure.columns ? 1 : 2);
  let best = { width: 0, explained: 0, exact: 0, wider: 0 };
  for (let width = 0, explained = 0; width <= WIDEST; width++) {
    explained += votes[width]!;
    const exact = ends[width]!;
    if (width < narrowest || wider[width]! > wider[0]! * UNWRAPPED) continue;
    if (explained > best.explained || (explained === best.explained && exact >= best.exact && explained > 0))
      best = { width, explained, exact, wider: wider[width]! };
  }
  return { measure, ...best };
}

/** For every width the characters that stand in wider lines, marks outside the margin apart. */
function widerThan(measure: Measure, text: string, lines: readonly Line[]): Int32Array {
  const wider = new Int32Array(WIDEST + 2);
  const slack = measure.columns ? 4 : 2;
  for (const { span } of lines) {
    const width = extent(measure, text, span.start, span.end) - slack;
    if (width > 0) wider[Math.min(width - 1, WIDEST)]! += span.end - span.start;
  }
  for (let width = WIDEST - 1; width >= 0; width--) wider[width]! += wider[width + 1]!;
  return wider;
}

/** Columns of the widest line looked at. */
const WIDEST = 2 * LONGEST + 8;

/** What a line end never divides: a character, word or number with the brackets and marks that cling to it. */
const UNIT = /^[([〔【《“‘「『]{0,4}(?:[\w.%+@/-]{1,20}|.)[)\]〕】》”’」』,。;:、!?]{0,4}/;
/** Marks that may stand outside the margin. */
const HANGING = /[,。;:、!?)”’》」』】]{1,2}$/;

/** The widths of a text in which `line` would stop before `next`. */
function stops(
  measure: Measure,
  text: string,
  { line, next }: LinePair,
  isExact: boolean,
): { readonly from: number; readonly to: number } {
  const { start, end } = line.span;
  const own = (measure.withIndent ? indent(measure, text, line) : 0) + extent(measure, text, start, end);
  const unit = isExact ? 1 : (UNIT.exec(next.text)?.[0].length ?? 1);
  const hanging = isExact ? 0 : (HANGING.exec(line.text.slice(-2))?.[0].length ?? 0);
  const first = extent(measure, text, next.span.start, Math.min(next.span.end, next.span.start + unit));
  return { from: own - extent(measure, text, end - hanging, end), to: own + first - 1 };
}

/** Characters or columns from `from` to `to`; a line that is wider than any width is not measured to its end. */
function extent({ columns }: Measure, text: string, from: number, to: number): number {
  if (!columns || to - from > WIDEST) return to - from;
  let width = to - from;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 0xff) width++;
  return width;
}

function indent(measure: Measure, text: string, line: Line): number {
  return extent(measure, text, line.span.start - indentOf(text, line), line.span.start);
}

const LINE_END = /[\n\r\u0085\u2028\u2029\f\ufeff]/;

/** Characters of white space in front of a line; a byte order mark is none. */
export function indentOf(text: string, { span }: Pick<Line, "span">): number {
  let at = span.start;
  while (at > 0 && !LINE_END.test(text[at - 1]!)) at--;
  return span.start - at;
}
