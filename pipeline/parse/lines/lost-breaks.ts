import { type Enumerator, type EnumeratorClass, readEnumerator } from "../headings/enumerator.ts";
import { inlineMarkers } from "../leaf/marker.ts";
import { voiceOf } from "../leaf/voice.ts";
import { isLedgerRow } from "../ledger/table-rows.ts";
import { matches } from "../matches.ts";
import { roleOf } from "../sections/section-role.ts";
import { type Line, lineFrom, lineUpTo } from "./line.ts";

/**
 * Where the text lost the line break in front of a heading: pages that print a whole notice as one paragraph, files whose
 * line ends were dropped. A break is put back only where the words prove a heading: the names of the parts of a notice
 * (`。二、下一步工作打算`), items of one number that each open an answer of their own (`1.P。整改情况：…2.Q。整改情况：…`),
 * a problem behind the name of its theme (`（一）学习方面。1.P。`), or the lead behind the title (`关于…整改情况的通报根据…`).
 *
 * @returns offsets in the text, in order, at which a line begins
 */
export function lostBreaks(lines: readonly Line[]): readonly number[] {
  const found: number[] = [];
  for (const line of lines) {
    if (line.text.length < SHORTEST || isLedgerRow(line.text)) continue;
    const [, title, page] = FUSED_TITLE.exec(line.text) ?? [];
    const lead = title === undefined ? line : lineFrom(line, title.length + page!.length);
    if (title !== undefined) found.push(...new Set([lineFrom(line, title.length).span.start, lead.span.start]));
    found.push(...breaksOf(lead, title !== undefined, 0));
  }
  return found;
}

// 中共某县水务局党组关于巡察整改进展情况的通报|根据县委统一部署，…   …的通报|发布时间：2025-02-11　来源：区残联|根据…
const FUSED_TITLE =
  /^([^。;:!?,]{0,50}关于[^。;:!?]{0,60}整改[^。;:!?]{0,20}(?:通报|公告|公示|报告))( {0,8}(?:(?:发布|发文|公开|发表)?(?:时间|日期) ?: ?[^。;,!?]{0,60})?)(?=(?:根据|按照|依据|遵照)[^。;:!?]{4,60},|(?<!\d|: ?)(?:19|20)\d\d年)/;

// A theme and a problem of a few characters each.
const SHORTEST = 12;

// Headings nest no deeper: part, theme, problem, manifestation, each with its title.
const DEEPEST = 8;

/** The breaks of `line`: where its outermost headings begin, and those of each piece. A piece of a broken line is `torn`. */
function breaksOf(line: Line, torn: boolean, depth: number): readonly number[] {
  if (depth === DEEPEST) return [];
  const { text } = line;
  const at =
    siblings(text, torn) ?? behindTitle(text, torn) ?? (torn ? (behindStatement(text) ?? beforeSignature(text)) : null);
  if (at === null) return [];
  const edges = [0, ...at, line.text.length];
  return edges.slice(1).flatMap((to, index) => {
    const piece = lineFrom(lineUpTo(line, to), edges[index]!);
    const inside = breaksOf(piece, torn || at.length > 1, depth + 1);
    return index === 0 ? inside : [piece.span.start, ...inside];
  });
}

// ---------------------------------------------------------------- items of one number

/** A number inside a line that may have begun a line. */
interface Item {
  readonly at: number;
  readonly enumerator: Enumerator;
}

// From outside in; items of 一是 are headings only where each has a wrapper and an answer.
const CLASSES: readonly EnumeratorClass[] = ["part", "han", "paren-han", "problem", "arabic", "paren-arabic", "is"];

// Behind what a paragraph or a heading may end with: …整改到位。二、…   三、下一步工作（一）…   …方面 1.…
const PLACE =
  /(?:[。;:!?…”’)】\]]|情况|方面|问题|工作|打算|安排|措施| ) {0,8}(?=[第问反存(\d一二三四五六七八九十⒈-⒛])/g;
// No number is longer: 第一百二十三部分：
const LONGEST_NUMBER = 24;

function itemsIn(text: string): readonly Item[] {
  const places = [0, ...Array.from(matches(PLACE, text), (match) => match.index + match[0].length)];
  return places.flatMap((at) => {
    const enumerator = readEnumerator(text.slice(at, at + LONGEST_NUMBER));
    return enumerator && !enumerator.isDoubtful ? [{ at, enumerator }] : [];
  });
}

/**
 * Where the items of the outermost class begin that are proven headings, two at least; null where there are none. In a piece
 * of a broken line that is no part beside the body, the sequence of （一） alone is proof enough.
 */
function siblings(text: string, torn: boolean): readonly number[] | null {
  const items = itemsIn(text);
  if (items.length < 2) return null;
  const inOrder = torn && !isBesideBody(text, items[0]!);
  for (const wanted of CLASSES) {
    const chain: Item[] = [];
    for (const item of items) {
      const { value, class: own } = item.enumerator;
      if (own !== wanted || !((inOrder && own === "paren-han") || isHeading(text, item))) continue;
      const last = chain.at(-1);
      const isNext = last ? value === last.enumerator.value + 1 : item.at === 0 || value === 1 || isPart(text, item);
      if (isNext) chain.push(item);
    }
    const begin = chain.map(({ at }) => at).filter((at) => at > 0);
    // One problem is no sequence, but …整改到位。三、下一步工作打算 is where a part begins.
    if (begin.length > 0 && (chain.length > 1 || isPart(text, chain[0]!))) return begin;
  }
  return null;
}

// How far behind its number a heading is looked at.
const LOOK = 400;

// 关于党建入章程不到位的问题。   关于“账目不清”问题的整改情况：
const WRAPPED = /^关于[^。;]{2,120}问题(?:的)?(?:整改)?(?:落实|进展|完成)?(?:情况)? ?[。:]/;

/** Whether the words behind a number prove that it began a line. */
function isHeading(text: string, { at, enumerator }: Item): boolean {
  const rest = text.slice(at + enumerator.length, at + enumerator.length + LOOK);
  const isAnswered = opensAnswer(rest, enumerator.class);
  if (enumerator.class === "is") return isAnswered && WRAPPED.test(rest);
  if (isAnswered || WRAPPED.test(rest)) return true;
  return (
    (PARTS.has(enumerator.class) && nameOfPart(rest) !== null) ||
    (TITLED.has(enumerator.class) && themeBefore(rest) > 0)
  );
}

/** A piece that is the organisation of the rectification or the next steps: what is numbered there is no problem. */
function isBesideBody(text: string, { at, enumerator }: Item): boolean {
  if (at > 0 || !PARTS.has(enumerator.class)) return false;
  const rest = text.slice(enumerator.length, enumerator.length + LOOK);
  const role = roleOf(rest.slice(0, nameOfPart(rest) ?? /^[^。;:]*/.exec(rest)![0].length));
  return role === "organisation" || role === "next" || role === "totals";
}

/** The number of a part of the notice, behind a sentence: 。三、下一步工作打算 */
function isPart(text: string, { at, enumerator }: Item): boolean {
  return PARTS.has(enumerator.class) && nameOfPart(text.slice(at + enumerator.length, at + LOOK)) !== null;
}

const PARTS: ReadonlySet<EnumeratorClass> = new Set(["part", "han"]);

/** P。整改情况：… — an answer opens behind the statement, before another item of the class. */
function opensAnswer(rest: string, own: EnumeratorClass): boolean {
  const opening = inlineMarkers(rest).find(({ marker }) => marker.role === "measures" || marker.role === "outcome");
  if (!opening) return false;
  return !itemsIn(rest.slice(0, opening.at)).some(({ enumerator }) => enumerator.class === own);
}

// ---------------------------------------------------------------- titles and what stands behind them

// 学习方面。   关于作风建设方面存在的问题：
const THEME_NAME = /^[^。;:,]{2,40}?方面(?:存在)?(?:的)?(?:问题)?(?:整改(?:落实|进展)?情况)? ?[。:]? ?/;

/** Length of the theme's name at the start of `rest` where a problem follows it; 0 where none does. */
function themeBefore(rest: string): number {
  const name = THEME_NAME.exec(rest)?.[0];
  if (name === undefined) return 0;
  const problem = rest.slice(name.length);
  const enumerator = readEnumerator(problem.slice(0, LONGEST_NUMBER));
  if (!enumerator || enumerator.isDoubtful || !INSIDE_THEME.has(enumerator.class)) return 0;
  const statement = problem.slice(enumerator.length);
  if (enumerator.class === "is") return WRAPPED.test(statement) && opensAnswer(statement, "is") ? name.length : 0;
  // （一）制度建设方面。1.修订制度3项。 answers the heading and states no problem.
  const first = /^[^。;]*/.exec(statement)![0];
  return WRAPPED.test(statement) || opensAnswer(statement, enumerator.class) || voiceOf(first) > 0 ? name.length : 0;
}

const INSIDE_THEME: ReadonlySet<EnumeratorClass> = new Set(["paren-han", "problem", "arabic", "paren-arabic", "is"]);

// 整改工作总体情况|集团党委…   下一步工作打算|一是…
const PART_END = /(?:情况|打算|安排|计划|思路|措施|举措|工作|方向)(?=(.?))/g;
const LONGEST_NAME = 30;

/** Length of the name of a part of the notice at the start of `rest`; null where it names none. */
function nameOfPart(rest: string): number | null {
  const head = /^[^。;:,]*/.exec(rest.slice(0, LONGEST_NAME))![0];
  let length: number | null = null;
  for (const match of matches(PART_END, head)) {
    const end = match.index + match[0].length;
    const role = roleOf(head.slice(0, end));
    if (role === "other" || role === "status-group") continue;
    // 下一步工作 may go on: 下一步工作打算. 整改工作情况及成效 is not over either.
    if (length !== null && end - length > 2) break;
    if (!/[及和与的、]/.test(match[1]!)) length = end;
  }
  return length;
}

/** Where a title ends that something else follows on its line; null for none. */
function behindTitle(text: string, torn: boolean): readonly number[] | null {
  const enumerator = readEnumerator(text.slice(0, LONGEST_NUMBER));
  if (!enumerator || !TITLED.has(enumerator.class)) return null;
  const rest = text.slice(enumerator.length, enumerator.length + LOOK);
  const theme = themeBefore(rest);
  if (theme > 0) return [enumerator.length + theme];
  const part = torn && enumerator.class !== "paren-han" ? nameOfPart(rest) : null;
  if (part === null) return null;
  const at = enumerator.length + part + /^ ?[。:]? ?/.exec(rest.slice(part))![0].length;
  return at < text.length ? [at] : null;
}

const TITLED: ReadonlySet<EnumeratorClass> = new Set(["part", "han", "paren-han"]);

// （二）无障碍改造验收走过场1、逐户复核214户。: the first measure directly behind the statement of a piece
const FIRST_MEASURE = /^([^。;:!?]{6,120}[^\d。;:,、.!?(《第])(?:1、|1\.(?!\d)|\(1\)|①)(?=[^\d])/;

function behindStatement(text: string): readonly number[] | null {
  const enumerator = readEnumerator(text.slice(0, LONGEST_NUMBER));
  if (enumerator?.class !== "paren-han") return null;
  const match = FIRST_MEASURE.exec(text.slice(enumerator.length, enumerator.length + LOOK));
  return match ? [enumerator.length + match[1]!.length] : null;
}

// …欢迎监督。中共某县水务局党组2024年11月20日
const SIGNATURE = /[。!?)] {0,8}([^。;,!?]{0,60}(?:19|20)?\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)$/;

function beforeSignature(text: string): readonly number[] | null {
  const match = SIGNATURE.exec(text.slice(-100));
  return match ? [text.length - match[1]!.length] : null;
}
