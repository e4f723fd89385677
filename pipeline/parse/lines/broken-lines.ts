import { readEnumerator } from "../headings/enumerator.ts";
import { MEASURE_CLASSES } from "../headings/seen.ts";
import { inlineMarkers, readMarker } from "../leaf/marker.ts";
import { placesBehindMarks } from "../leaf/measures.ts";
import { readStatus, readStatusPhrase, readTrailingStatus } from "../leaf/status.ts";
import { readWrapper } from "../leaf/wrapper.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import { DATE_LINE } from "./closing.ts";
import { furnitureOf } from "./furniture.ts";
import type { Line } from "./line.ts";
import { hasParagraphLines, indentOf, type LinePair, type LineWidth, lineWidth } from "./line-width.ts";

/**
 * Which printed lines go on in the next one. A line end within a paragraph tells itself in three ways: it stands where no
 * sentence is divided (inside a number, before a closing mark); the whole text is wrapped and the line is full; or a page ends
 * there in mid-sentence.
 *
 * @param lines the lines of the text that are not blank and not of the page
 * @returns indices of the lines that go on in the next of `lines`
 */
export function brokenLines(text: string, lines: readonly Line[], ofPage: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>();
  const pairs = neighbours(text, lines, ofPage);
  const prose = lines.filter((line) => !isLedgerRow(line.text));
  const wrapped = hasParagraphLines(prose) ? null : wrapping(text, prose, pairs);
  let before = ""; // what the lines that go on in this one have brought
  pairs.forEach((pair, at) => {
    const { line, next } = pair;
    const paragraph = tail(before + line.text);
    const after = pairs[at + 1]?.line === next ? pairs[at + 1]! : null;
    const goesOn =
      isBrokenInside(line.text, next.text) ||
      isBrokenWrapper(paragraph, next.text) ||
      (wrapped ? wrapped.goesOn(pair, paragraph, after) : pair.overPage && goesOnOverPage(line.text, next.text));
    if (goesOn) found.add(line.index);
    before = goesOn ? paragraph : "";
  });
  return found;
}

interface Pair extends LinePair {
  /** A page ends between them. */
  readonly overPage: boolean;
}

/** Lines with nothing between them, or nothing but the end of a page. A blank line ends a paragraph, a table row is none. */
function neighbours(text: string, lines: readonly Line[], ofPage: ReadonlySet<number>): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1]!;
    let overPage = false;
    for (let between = line.index + 1; between < next.index && !overPage; between++) overPage = ofPage.has(between);
    if (!overPage && next.index > line.index + 1 && isBlankBetween(text.slice(line.span.end, next.span.start)))
      continue;
    if (!isLedgerRow(line.text) && !isLedgerRow(next.text)) pairs.push({ line, next, overPage });
  }
  return pairs;
}

/** More than one line end, of which `\r\n` is one. */
const isBlankBetween = (gap: string): boolean =>
  gap.replaceAll("\r\n", "\n").replace(/[^\n\r\u0085\u2028\u2029\f]/g, "").length > 1;

// Marks behind which a sentence is over, with the quotation marks and brackets that close behind them; 【已完成】 closes a heading.
const ENDS = /(?:[。;:!?…][”’"'」』》)\]]{0,2}|[】\]])$/;
// …给予党内警告处分1人。（已完成整改）: a status behind the sentence ends with it
const endsSentence = (text: string): boolean =>
  ENDS.test(text.slice(-3)) || (/[)】\]]$/.test(text) && readTrailingStatus(text.slice(-60)) !== null);

// No heading seen is longer. Of a longer paragraph the end is looked at; the ellipsis says that it has another beginning.
const LONGEST_HEADING = 400;
const tail = (paragraph: string): string =>
  paragraph.length <= LONGEST_HEADING ? paragraph : `…${paragraph.slice(-LONGEST_HEADING)}`;

// How much of a line its beginning tells.
const LOOK = 80;

/** A line that begins a paragraph by its looks: 1.…  （一）…  整改情况：…  整改状态：已完成  2023年8月18日 */
function beginsParagraph({ text }: Line): boolean {
  const head = text.slice(0, LOOK);
  const enumerator = readEnumerator(head);
  if (enumerator) return !enumerator.isDoubtful;
  return readMarker(head, true) !== null || readStatus(text) !== null || DATE_LINE.test(text);
}

// ---------------------------------------------------------------- a line end where no sentence is divided

// Not the end of a telephone number or of 2024-10.
const NUMBER_END = /(?<![-\d.,])\d[\d.,]{0,12}$/;
const NUMBER_START = /^([\d.,]{0,12}) ?([年月日]|[万亿]?元|[万亿]|%)/;

/** …，2022年1 / 2月支出…   追缴3. / 5万元   …。二 / 是每季度…   …问题 / ”的整改   截至2023年 / 3月 */
function isBrokenInside(line: string, next: string): boolean {
  if (line.length < 6 || next === "") return false;
  if (/^[,、。;:!?”’》〉」』〕】)]/.test(next)) return true;
  const end = line.slice(-16);
  if (/^是/.test(next)) return /[。;:!?][”’)]?[一二三四五六七八九十]{1,2}$/.test(end);
  if (/(?:19|20)\d{2}年$/.test(end)) return /^\d{1,2}月/.test(next);
  if (/\d月$/.test(end)) return /^\d{1,2}日/.test(next);
  if (/\d\.$/.test(end)) return /^\d/.test(next);
  // 2022.4.6-20 / 22.6.10
  const year = /^(\d{0,3})[./-]\d/.exec(next);
  if (year) return isOneNumber(`${/\d{1,4}$/.exec(end)?.[0] ?? ""}${year[1]}`, "年", false);
  const first = NUMBER_END.exec(end)?.[0];
  const second = first === undefined ? null : NUMBER_START.exec(next.slice(0, 20));
  if (!second) return false;
  return isOneNumber(`${first}${second[1]}`, second[2]!, second[1] === "");
}

/** Whether the digits of two lines together are a number that its unit can have. */
function isOneNumber(digits: string, unit: string, unitAlone: boolean): boolean {
  if (unit === "年") return /^(?:19|20)\d{2}$/.test(digits);
  if (unit === "月") return /^(?:0?[1-9]|1[0-2])$/.test(digits);
  if (unit === "日") return /^(?:0?[1-9]|[12]\d|3[01])$/.test(digits);
  // 联系电话：0000-1357246 / 2万元… are two numbers.
  return /^\d{1,4}(?:,\d{3}){0,3}(?:\.\d{1,6})?$/.test(digits) || (unitAlone && /^\d{1,9}$/.test(digits));
}

/** （一）关于…不到位问题的整 / 改   （二）关于“…”的问 / 题。 — the second line brings the end of the wrapper and nothing else. */
function isBrokenWrapper(line: string, next: string): boolean {
  if (next.length > 24 || line.length > LONGEST_HEADING || endsSentence(line)) return false;
  const rest = line.slice(readEnumerator(line)?.length ?? 0);
  if (!/^(?:关于|针对)/.test(rest) || readWrapper(rest)) return false;
  if (readEnumerator(next) || readMarker(next, true)) return false;
  const whole = readWrapper(rest + next);
  return whole !== null && whole.end < rest.length + 1 && whole.after === rest.length + next.length;
}

// ---------------------------------------------------------------- a page that ends in mid-sentence

/** 整改情况：一是补齐 / - 2 - / 台账。 — but a heading without full stop may close a page. */
function goesOnOverPage(line: string, next: string): boolean {
  if (endsSentence(line) || readEnumerator(next) || readMarker(next.slice(0, LOOK), true) || readStatus(next))
    return false;
  const enumerator = readEnumerator(line);
  return enumerator === null || MEASURE_CLASSES.has(enumerator.class) || /[,。;:]/.test(line);
}

// ---------------------------------------------------------------- a wrapped text

interface Wrapping {
  /**
   * @param paragraph what is known of the paragraph up to the end of the line
   * @param after the next line and the one behind it
   */
  readonly goesOn: (pair: LinePair, paragraph: string, after: LinePair | null) => boolean;
}

/** How a wrapped text goes on from line to line; null where it is not wrapped. */
function wrapping(text: string, lines: readonly Line[], pairs: readonly LinePair[]): Wrapping | null {
  if (pairs.length === 0) return null;
  const margin = lines.reduce((least, line) => Math.min(least, indentOf(text, line)), Number.POSITIVE_INFINITY);
  // One blank may also stand where the line was broken.
  const isIndented = ({ span }: Line): boolean => {
    const indent = indentOf(text, { span });
    return indent > margin + 1 || (indent > margin && text[span.start - 1] === "\u3000");
  };
  const open = pairs.filter(
    ({ line, next }) => !endsSentence(line.text) && !isIndented(next) && !beginsParagraph(next),
  );
  const width = lineWidth(text, lines, open);
  if (!width) return null;
  const indents = marksByIndent(lines, pairs, width, isIndented);
  return {
    goesOn: ({ line, next }, paragraph, after) =>
      width.fills(line, next) &&
      !isIndented(next) &&
      (indents || continues(line, next, paragraph, after !== null && width.fills(after.line, after.next))),
  };
}

/** Share of the lines that certainly begin a paragraph which must be indented, for the indent to tell the others. */
const INDENTED = 0.8;

function marksByIndent(
  lines: readonly Line[],
  pairs: readonly LinePair[],
  width: LineWidth,
  isIndented: (line: Line) => boolean,
): boolean {
  const mayGoOn = new Set(pairs.filter(({ line, next }) => width.fills(line, next)).map(({ next }) => next));
  const starts = lines.slice(1).filter((line) => !mayGoOn.has(line));
  const certain = starts.filter(beginsParagraph);
  const told = certain.length > 0 ? certain : starts;
  return told.length > 0 && told.filter(isIndented).length >= told.length * INDENTED;
}

// A line that ends so has not ended its sentence, whatever begins the next: …，  …的  …第
const OPEN_END = /[,、的和及与或第至对在等]$/;
const TITLE = /^[^。;:]{0,120}(?:通报|公告|公示|公布|报告)$/;
// …不健全” / 问题的整改   …依然存在的 / 问题。
const WRAPPER_END = /^(?:的?(?:问题|方面|整改)|的?(?:整改)?(?:工作)?(?:落实|进展|完成)?情况)/;
// 针对“…”问题，…   下一步，局党组将…   03
const OPENS_PARAGRAPH = /^(?:(?:下一步|下步|今后|接下来|下阶段)[,、]|0?\d{1,2}$)/;

/** Whether a full line goes on in the next one, in a text that does not indent its paragraphs. */
function continues(line: Line, next: Line, paragraph: string, nextIsFull: boolean): boolean {
  if (isOpenBefore(paragraph, next.text) || isMarkerBroken(paragraph, next.text)) return true;
  if (furnitureOf(line) !== null || (isWholeHeading(paragraph) && !WRAPPER_END.test(next.text))) return false;
  // …开展自查。采取以下 / 措施：… — prose ends with a full stop; only a heading goes without.
  const isEnded = endsSentence(line.text);
  if (!isEnded && /。/.test(paragraph)) return true;
  if (OPEN_END.test(line.text) || goesOnCounting(paragraph, next.text)) return true;
  if (beginsParagraph(next)) return false;
  if (!isEnded) return readEnumerator(paragraph) !== null || !TITLE.test(paragraph);
  // The last line of prose ends a sentence; a heading or a signature does not.
  if (!nextIsFull && !endsSentence(next.text)) return false;
  return (
    !OPENS_PARAGRAPH.test(next.text) && !readWrapper(next.text) && !readStatusPhrase(next.text) && !furnitureOf(next)
  );
}

/** （四）关于“…”问题的整改   4.…流于形式（已完成） — nothing follows a wrapper or status at the end of a heading. */
function isWholeHeading(text: string): boolean {
  const enumerator = readEnumerator(text);
  if (!enumerator || MEASURE_CLASSES.has(enumerator.class)) return false;
  const rest = text.slice(enumerator.length);
  const wrapper = readWrapper(rest);
  const closes = wrapper !== null && wrapper.after === rest.length && /[题改况面。]/.test(rest.slice(wrapper.end));
  return closes || readTrailingStatus(text) !== null;
}

const BRACKETS = ["()", "“”", "《》", "【】"] as const;

/** …成效明显。（整改 / 状态：已完成） — a bracket that the next line closes. */
function isOpenBefore(paragraph: string, next: string): boolean {
  return BRACKETS.some((pair) => {
    const closes = next.indexOf(pair[1]!);
    const opens = next.indexOf(pair[0]!);
    return (
      closes !== -1 &&
      (opens === -1 || closes < opens) &&
      paragraph.lastIndexOf(pair[0]!) > paragraph.lastIndexOf(pair[1]!)
    );
  });
}

/** …配备不足。整改 / 落实情况：… */
function isMarkerBroken(paragraph: string, next: string): boolean {
  const end = paragraph.slice(-12);
  return inlineMarkers(end + next.slice(0, 24)).some(
    ({ at, marker }) => at < end.length && at + marker.length > end.length,
  );
}

/** 整改情况：（1）…； / （2）… — the number before this one stands inside the paragraph. */
function goesOnCounting(paragraph: string, next: string): boolean {
  const enumerator = readEnumerator(next.slice(0, LOOK));
  if (!enumerator || enumerator.value < 2) return false;
  return placesBehindMarks(paragraph).some((at) => {
    const inside = readEnumerator(paragraph.slice(at, at + 24));
    return inside !== null && inside.class === enumerator.class && inside.value === enumerator.value - 1;
  });
}
