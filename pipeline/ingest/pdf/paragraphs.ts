import { isWide } from "../../east-asian-width.ts";
import { median } from "./median.ts";
import type { Line } from "./run.ts";

/** Font sizes by which a full line may miss the right margin. */
const SLACK = 0.6;
/** A first line starts at least this many font sizes right of the left margin. */
const INDENT = 1;
/** A distance of base lines this many times the usual one is space between paragraphs. */
const SPACED = 1.35;
/** A line this many font sizes short certainly ends its paragraph. */
const CERTAIN_END = 3;
/** Share of certain paragraph starts with an indent from which all paragraphs are taken to have one. */
const INDENTED_SHARE = 0.6;
/** A centred line, in shares of the text width, that is long enough to go on in the next one. */
const WRAPPED_TITLE = 0.7;
/** A text narrower than this share of the page between equal margins has no full line. */
const NARROW = 0.6;
const SENTENCE_END = /[。！？；：:;!?]["”’）)]?$/u;
/** A title that has come to its end; 目录 or a date may stand centred below it. */
const TITLE_END = /(?:通报|公告|公示|报告)$/u;
/** Numbers and labels that begin paragraphs. */
const OPENING =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|[①-⑳]|第[一二三四五六七八九十\d]{1,3}|[^，。；：:]{2,12}[：:])/u;

interface Layout {
  readonly left: number;
  readonly right: number;
  /** Usual distance of base lines. */
  readonly pitch: number;
  /** Whether paragraphs begin with an indent: then a line at the left margin continues one. */
  readonly isIndented: boolean;
}

/** The area a text is known to stand in: a table cell. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/**
 * The lines of a text as its paragraphs. A paragraph ends with a line that stops short of the right margin, and before
 * a line that is indented, set apart, larger or centred. A text that marks its paragraphs in none of these ways leaves
 * one doubt: a full line that ends a sentence; there a number or label at the start of the next line decides.
 *
 * @param area width of the page, or the table cell the lines stand in
 */
export function joinParagraphs(lines: readonly Line[], area: number | Edges): string[] {
  const cell = typeof area === "number" ? null : area;
  const layout = { ...layoutOf(lines), ...cell };
  // No line comes near the edge that mirrors the left one: all are short ones.
  if (typeof area === "number" && layout.right - layout.left < NARROW * (area - 2 * layout.left))
    return lines.map(({ text }) => text);
  const paragraphs: string[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const goesOn =
      previous && (cell ? continuesInCell(previous, line, cell, layout) : continues(previous, line, layout));
    if (goesOn) paragraphs.push(join(paragraphs.pop()!, line.text));
    else paragraphs.push(line.text);
    previous = line;
  }
  return paragraphs;
}

/** Cells are narrow and their lines ragged: a line that stops within a sentence goes on, unless it is very short. */
function continuesInCell(previous: Line, line: Line, { left, right }: Edges, layout: Layout): boolean {
  return !ends(previous) && (fills(previous, line, layout) || previous.right - previous.x >= (right - left) / 2);
}

/** Margins as most full lines have them; a few characters hang over them. */
function layoutOf(lines: readonly Line[]): Layout {
  const lefts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0;
  const right = rights[Math.ceil(rights.length * 0.9) - 1] ?? 0;
  const distances = lines.slice(1).flatMap(({ y }, index) => (y > lines[index]!.y ? [y - lines[index]!.y] : []));
  const pitch = median(distances);
  const starts = lines.filter((_, index) => {
    const before = lines[index - 1];
    return before !== undefined && before.right < right - CERTAIN_END * before.size;
  });
  const indented = starts.filter(({ x, size }) => x - left >= INDENT * size).length;
  return { left, right, pitch, isIndented: indented >= Math.max(1, starts.length * INDENTED_SHARE) };
}

function continues(previous: Line, line: Line, layout: Layout): boolean {
  const { left, right, pitch } = layout;
  const size = Math.max(previous.size, line.size);
  if (Math.abs(previous.size - line.size) > 0.15 * size) return false;
  if (isCentred(previous, left, right) || isCentred(line, left, right))
    // A title that is too long for one line: both halves are centred and the first is full or nearly so.
    return (
      isCentred(line, left, right) &&
      isEven(previous, left, right) &&
      previous.right - previous.x >= (right - left) * WRAPPED_TITLE &&
      !ends(previous) &&
      !TITLE_END.test(previous.text)
    );
  if (!fills(previous, line, layout) || line.x - left >= INDENT * line.size) return false;
  if (line.y - previous.y > SPACED * pitch) return false;
  return layout.isIndented || !ends(previous) || !OPENING.test(line.text);
}

/** What a line break never divides: a character or word with the brackets and punctuation that cling to it. */
const UNIT = /^[（(〔［[《“‘]{0,4}(?:[\w.,%+@:/-]{1,20}|.)[)）〕］\]》”’，。；：、！？,.;:!?]{0,4}[\w.,%+@:/-]{0,20}/u;

/** Whether a line reaches the right margin as far as the beginning of the next line lets it. */
function fills(line: Line, next: Line, { right }: Layout): boolean {
  const size = Math.max(line.size, next.size);
  const unit = UNIT.exec(next.text)?.[0] ?? "";
  const width = [...unit].reduce((sum, character) => sum + (isWide(character.codePointAt(0)!) ? 1 : 0.6), 0);
  return line.right + width * size >= right - SLACK * size;
}

function ends(line: Line): boolean {
  return SENTENCE_END.test(line.text);
}

/** Set in the middle, with at least two characters of space on both sides. */
function isCentred(line: Line, leftMargin: number, rightMargin: number): boolean {
  const [before, after] = [line.x - leftMargin, rightMargin - line.right];
  return before > 2.5 * line.size && after > 2.5 * line.size && isEven(line, leftMargin, rightMargin);
}

/** As far from the left margin as from the right one. */
function isEven({ x, right, size }: Line, leftMargin: number, rightMargin: number): boolean {
  return Math.abs(x - leftMargin - (rightMargin - right)) < 2 * size;
}

/** Chinese needs nothing between its lines, Latin words a space. */
function join(text: string, next: string): string {
  return text + (/[A-Za-z,.]$/u.test(text) && /^[A-Za-z]/u.test(next) ? " " : "") + next;
}
