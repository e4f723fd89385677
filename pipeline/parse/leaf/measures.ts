import type { Span } from "../../span.ts";
import {
  type Enumerator,
  type EnumeratorAt,
  type EnumeratorClass,
  mayBeFraction,
  readEnumerator,
} from "../headings/enumerator.ts";
import type { Line } from "../lines/line.ts";
import { matches } from "../matches.ts";
import { bracketFrom } from "./end-bracket.ts";

/** One item of an enumerated block: its enumerator and the text behind it up to the next item. */
export interface Item {
  readonly enumerator: EnumeratorAt;
  /** Text of the item, enumerator excluded. */
  readonly span: Span;
  /** 二是是…: the second 是 is a slip of the pen and stands in neither. */
  readonly doubled: boolean;
}

export interface Segmented {
  /** Text before the first item; null when the block starts with it. */
  readonly lead: Span | null;
  readonly items: readonly Item[];
  /** The sequence skipped a number: measures.yaml `enumerator_gap`. */
  readonly gaps: readonly EnumeratorAt[];
}

interface Candidate {
  readonly enumerator: EnumeratorAt;
  readonly atLineStart: boolean;
  /** The character before it, `""` at the block's start. */
  readonly before: string;
  readonly doubled: boolean;
  /** A digit stands right behind the number (2.3名干部, 2、2024年): it numbers an item only where the sequence needs it. */
  readonly weak: "count" | "fraction" | null;
  /** What stands before it ends a sentence, or the block begins with it. */
  readonly afterStop: boolean;
}

const HAN = "一二三四五六七八九十";
// What an enumerator inside a line looks like: N是 第N， 首先 其N (1) ① 1. a. 措施一
const INNER = `[${HAN}]{1,3} ?是|第[${HAN}]{1,3} ?[,、:是]|其[${HAN}]{1,3}[,、:是]|首先|其次|再次|最后|[(] ?(?:\\d{1,2}|[${HAN}]{1,3}) ?[)]|[\\u2460-\\u2487\\u3220-\\u3229]|\\d{1,2}(?:[.、]|[)](?!\\d))|[a-z][.、)](?![\\w.、])|(?:整改|具体)?(?:措施|举措) ?[(]?[${HAN}\\d]{1,2}[)]?[:、.,]`;
// Behind 。；：！？ or a closing quote or bracket that follows one; never behind a comma inside a clause.
const STOP = /[。;:!?.…]$/;
const STOP_AND_CLOSING = /[。;:!?…][”’"'」』》)\]】]{1,3}$/;
// Only behind such a mark is one looked for; the match ends where the enumerator begins.
const MARK_BEFORE_INNER = new RegExp(`[。;:!?.…,”’"'」』》)\\]】]\\s{0,5}(?=${INNER})`, "g");

/** Offsets inside a line where an enumerator stands behind a mark that may end what is before it. */
export function placesBehindMarks(text: string): readonly number[] {
  return Array.from(matches(MARK_BEFORE_INNER, text), (match) => match.index + match[0].length);
}

/** Every place in the lines of a block where an item may begin. */
function candidates(lines: readonly Line[]): readonly Candidate[] {
  const found: Candidate[] = [];
  let first = true;
  let listed = false; // an 一是 list has begun
  let ended = true; // the line above ends a sentence
  for (const line of lines) {
    if (line.text === "") continue;
    const masked = maskQuoted(line.text);
    const atStart = readEnumerator(masked);
    if (atStart?.class === "is") listed = true;
    if (atStart) found.push(candidate(line, 0, atStart, true, first ? "" : "\n", ended));
    for (const at of placesBehindMarks(masked)) {
      const before = masked.slice(Math.max(0, at - 6), at).trimEnd();
      // …在此基础上，一是… a lead-in may end with a comma where the list opens, never inside it.
      const opensList = !listed && /,$/.test(before) && /^一 ?是/.test(masked.slice(at, at + 3));
      const afterStop = STOP.test(before) || STOP_AND_CLOSING.test(before) || closesRemark(masked.slice(0, at));
      if (!afterStop && !opensList) continue;
      // 2024.3.5召开 is a date.
      if (/\d[.]$/.test(before) && /^\d/.test(masked.slice(at))) continue;
      const enumerator = readEnumerator(masked.slice(at, at + 24));
      if (enumerator?.class === "is") listed = true;
      if (enumerator) found.push(candidate(line, at, enumerator, false, before.at(-1) ?? "", afterStop));
    }
    first = false;
    ended = STOP.test(masked) || STOP_AND_CLOSING.test(masked.slice(-6));
  }
  return found;
}

/** 1.补记12次。（已完成）2.… and 1.补记12次。（责任人：办公室主任）2.…: the bracket is a remark on the sentence that ended before it. */
function closesRemark(before: string): boolean {
  if (!/[)\]】] ?$/.test(before.slice(-2))) return false;
  const end = before.slice(-REMARK).trimEnd();
  const bracket = bracketFrom(end);
  return bracket !== null && STOP.test(end.slice(0, bracket).trimEnd());
}

// No remark is longer.
const REMARK = 200;

function candidate(
  line: Line,
  at: number,
  enumerator: Enumerator,
  atLineStart: boolean,
  before: string,
  afterStop: boolean,
): Candidate {
  const start = line.span.start + at;
  const printed = line.text.slice(at, at + enumerator.length);
  const rest = line.text.slice(at + enumerator.length, at + enumerator.length + 12);
  const isWeak =
    enumerator.isDoubtful || (!atLineStart && enumerator.class === "arabic" && /[.、]\d/.test(printed + rest));
  return {
    enumerator: { ...enumerator, span: { start, end: start + enumerator.length } },
    atLineStart,
    before,
    doubled: /是 ?是/.test(printed),
    weak: isWeak ? (mayBeFraction(rest) ? "fraction" : "count") : null,
    afterStop,
  };
}

/** `text` with what stands in 《》 or in a closed pair of quotes blanked out: no item begins there. */
export function maskQuoted(text: string): string {
  if (!/[《“「『"]/.test(text)) return text;
  return text.replace(
    /《[^《》]{0,120}(?:《[^《》]{0,80}》[^《》]{0,80})?》|“[^“”]{0,400}”|「[^「」]{0,400}」|『[^『』]{0,400}』/g,
    (quoted) =>
      // A quotation that opens a line may hold a whole measure; its own first character stays visible to no rule.
      "■".repeat(quoted.length),
  );
}

// How many candidates ahead a sequence is looked for.
const AHEAD = 60;

/**
 * The candidates without those that are the beginning of an amount. A number with a digit right behind it numbers an item
 * where the list asks for it: it follows the number before, no other stands for it, and the list goes on behind it, unless what
 * it numbers cannot be a fraction (2.3名干部被约谈 is no 2.3). At a line's start the sentence above is over: a broken line
 * (时长不少于 / 2.5小时) goes on.
 */
function provenNumbers(all: readonly Candidate[]): readonly Candidate[] {
  if (all.every(({ weak }) => weak === null)) return all;
  const found: Candidate[] = [];
  let current = 0; // number of the Arabic item before
  all.forEach((one, at) => {
    const { class: own, value } = one.enumerator;
    if (one.weak !== null) {
      const later = all.slice(at + 1, at + AHEAD).filter(({ enumerator }) => enumerator.class === own);
      const until = later.findIndex(({ enumerator, weak }) => weak === null && enumerator.value <= 1);
      const list = until === -1 ? later : later.slice(0, until);
      const isTaken = list.some(({ enumerator, weak }) => weak === null && enumerator.value === value);
      const goesOn = list.some(({ enumerator }) => enumerator.value === value + 1);
      const isNeeded = value === current + 1 && !isTaken && (goesOn || (one.weak === "count" && value > 1));
      if (!isNeeded || !(one.afterStop || (goesOn && one.weak === "count"))) return;
    }
    if (own === "arabic") current = value;
    found.push(one);
  });
  return found;
}

// Classes in the order in which offices nest them inside a block; a block's own class is that of its first item.
const NESTED_ONLY: ReadonlySet<EnumeratorClass> = new Set(["problem", "part"]);

/**
 * Splits a rectification block at its enumerators (measures.yaml `segmentation`). The class of the first valid item is
 * the block's; every other class inside belongs to the item it stands in. Items ascend; 1 after k restarts (several
 * institutions in one block) unless it opens a list behind a colon inside an item.
 */
export function segment(lines: readonly Line[]): Segmented {
  const full = lines.filter((line) => line.text !== "");
  if (full.length === 0) return { lead: null, items: [], gaps: [] };
  const start = full[0]!.span.start;
  const end = full.at(-1)!.span.end;
  const all = provenNumbers(candidates(full));
  const own = ownClass(all);
  if (!own) return { lead: null, items: [], gaps: [] };

  const chosen: Candidate[] = [];
  const gaps: EnumeratorAt[] = [];
  let current = 0;
  let nested = 0; // last value of a list of the same class inside the current item; 0 = none
  for (const next of all) {
    if (next.enumerator.class !== own) continue;
    const { value } = next.enumerator;
    if (chosen.length === 0) {
      if (!begins(next)) continue;
      chosen.push(next);
      current = value;
    } else if (nested > 0 && value === nested + 1 && value !== current + 1) nested = value;
    else if (value === current + 1 && !(nested > 0 && value === nested + 1 && continuesNested(next))) {
      chosen.push(next);
      current = value;
      nested = 0;
    } else if (nested > 0 && value === nested + 1) nested = value;
    else if (value === 1) {
      // 会议强调：一是… opens a list inside; behind 。 or on a new line another institution starts over.
      if (/[:,]/.test(next.before)) nested = 1;
      else {
        chosen.push(next);
        current = 1;
        nested = 0;
      }
    } else if ((value > current && value <= current + 3) || own === "sequence") {
      chosen.push(next);
      if (own !== "sequence") gaps.push(next.enumerator);
      current = own === "sequence" ? current : value;
      nested = 0;
    }
  }
  if (chosen.length === 0) return { lead: null, items: [], gaps: [] };
  const items = chosen.map((item, at): Item => {
    const until = chosen[at + 1]?.enumerator.span.start ?? end;
    return {
      enumerator: item.enumerator,
      span: { start: item.enumerator.span.end, end: until },
      doubled: item.doubled,
    };
  });
  const from = chosen[0]!.enumerator.span.start;
  return { lead: from > start ? { start, end: from } : null, items, gaps };
}

/** A list begins at 1; 整改措施二：… below the outcome of the first begins its block at 2. */
function begins({ enumerator, before }: Candidate): boolean {
  return enumerator.value === 1 || (enumerator.class === "measure" && before === "");
}

function continuesNested(next: Candidate): boolean {
  return /[;,]/.test(next.before) && !next.atLineStart;
}

/** The class that divides the block: of its first item that is the first of a sequence. */
function ownClass(all: readonly Candidate[]): EnumeratorClass | null {
  const firsts = all.filter((item) => begins(item) && !NESTED_ONLY.has(item.enumerator.class));
  // A number at the block's start or a line's start outranks one inside a line.
  const leading = firsts.find((item) => item.before === "" || item.atLineStart);
  const choice = leading && firsts.indexOf(leading) === 0 ? leading : (firsts[0] ?? null);
  if (!choice) return null;
  const kind = choice.enumerator.class;
  // A lone (1) or 1. inside a line without a second is a remark, not a list; a lone 一是 is a measure.
  if (!choice.atLineStart && kind !== "is" && kind !== "sequence" && kind !== "ordinal" && kind !== "measure") {
    const second = all.some((item) => item.enumerator.class === kind && item.enumerator.value === 2);
    if (!second) return ownClass(all.filter((item) => item.enumerator.class !== kind));
  }
  if (kind === "sequence" && !all.some((item) => item.enumerator.class === kind && item.enumerator.value > 1)) {
    return ownClass(all.filter((item) => item.enumerator.class !== kind));
  }
  return kind;
}
