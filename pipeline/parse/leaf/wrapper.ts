import { matches } from "../matches.ts";
import { voiceOf } from "./voice.ts";

/**
 * The wrapper that many offices put around a fault: `1.关于“P”问题的整改。`, `针对“P”问题，…`, `关于P的问题整改进展情况`.
 * The clean statement is what stands inside.
 */

export interface Wrapped {
  /** Position of the statement in the text. */
  readonly start: number;
  readonly end: number;
  /** Position behind the wrapper and its punctuation: where the answer may begin. */
  readonly after: number;
}

const OPENING = "“\"‘'「『〝";
const CLOSING = "”\"’'」』〞";
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  '"': '"',
  "‘": "’",
  "'": "'",
  "「": "」",
  "『": "』",
  "〝": "〞",
};

// “甲”、“乙”的问题: another quote follows, the statement goes on.
const NO_SECOND_QUOTE = /(?! ?[,、] ?[“"「『])/;
// 等方面存在的具体问题  一事的  的问题方面的
const WHAT_IT_IS = /(?:等)?(?:方面|一事)?(?:存在)?(?:的)?(?:具体)?(?:问题|情况)?(?:方面)?(?:的)?/;
// 整改  巡察整改工作进展情况  落实措施
const ITS_ANSWER = /(?:巡察)?(?:整改|落实|反馈)?(?:工作)?(?:落实|进展|完成|推进|工作|任务)?(?:情况|措施|成效)?/;
// …。  …：  …（已完成）  …一是
const TAIL_END = /(?:[。.:;,]|$|(?=[([【〔]|一是|首先|第一|[(]1[)]|①|1[.、]))/;
/** What may stand behind the quoted or bare statement: 问题的整改。 的问题整改进展情况。 方面的问题 一事的整改落实情况 */
const TAIL = new RegExp(`^${NO_SECOND_QUOTE.source} ?${WHAT_IT_IS.source}${ITS_ANSWER.source} ?${TAIL_END.source}`);
const TAIL_WITH_PROBLEM = /^ ?(?:等)?(?:方面|一事)?(?:存在)?(?:的)?(?:具体)?(?:问题|整改|情况)/;
// 巡察组反馈意见指出：“…  反馈“…
const CITED = /(?:(?:巡察|巡视)组?)?反馈(?:意见)?(?:指出|提出)?(?:的)? ?[:,]? ?(?=[“"「『])/;
// 县委第一巡察组反馈意见中指出的“…: who found it, and where it is said
const FOUND =
  "(?:[省市县区州旗]委)?(?:第[一二三四五六七八九十]{1,3})?(?:巡察|巡视)?组?(?:反馈|指出|提出|发现|存在)(?:意见)?中?(?:指出|提出)?(?:的)?(?:关于)?";
// 关于…  针对反馈的…  巡察的关于…
const CONCERNING = new RegExp(
  `(?:反馈|巡察|指出)?(?:的)?(?:关于|针对|对于|就)(?:${FOUND} ?[:,]? ?(?=[“"「『])|(?:巡察(?:组)?(?:反馈|指出)|反馈|存在|指出)(?:的)?)?`,
);
const LEAD = new RegExp(`^(?:${CITED.source}|${CONCERNING.source}) ?`);

/**
 * The wrapper at the start of `text` (folded, number removed), or null.
 *
 * @example readWrapper("关于“三会一课不规范”问题的整改。") // statement 三会一课不规范
 */
export function readWrapper(text: string): Wrapped | null {
  const lead = LEAD.exec(text);
  if (!lead) return withoutLead(text);
  const from = lead[0].length;
  const open = text[from];
  if (open !== undefined && OPENING.includes(open)) {
    const close = closingQuote(text, from);
    const tail = close === null ? null : TAIL.exec(text.slice(close + 1));
    if (close !== null && tail) return { start: from + 1, end: close, after: close + 1 + tail[0].length };
    const endless = close === null && isNeverClosed(text, from) ? unclosed(text, from) : null;
    if (endless) return endless;
  }
  return bare(text, from, lead[0]);
}

/** Index of the quotation mark that closes the one at `from`, or null. Inner pairs of another or the same kind nest. */
function closingQuote(text: string, from: number): number | null {
  const close = PAIRS[text[from]!]!;
  const open = text[from]!;
  let depth = 0;
  let last: number | null = null;
  for (let i = from; i < text.length; i++) {
    const unit = text[i]!;
    if (unit === open && (open !== close || i === from)) depth++;
    else if (unit === close) {
      depth--;
      last = i;
      if (depth <= 0 && TAIL.test(text.slice(i + 1, i + 40))) return i;
      if (depth < 0) depth = 0;
    }
  }
  return last !== null && TAIL_WITH_PROBLEM.test(text.slice(last + 1, last + 20)) ? last : null;
}

/** More marks open from `from` on than close. */
function isNeverClosed(text: string, from: number): boolean {
  const open = text[from]!;
  const close = PAIRS[open]!;
  const count = (mark: string): number => text.slice(from).split(mark).length - 1;
  return open === close ? count(open) % 2 === 1 : count(open) > count(close);
}

// 3.关于“财务管理不规范问题的整改。 — the quote is never closed: it ends where the tail begins.
function unclosed(text: string, from: number): Wrapped | null {
  const match = /(?:的)?问题(?:的)?(?:整改)(?:落实|进展|完成)?(?:情况)? ?[。.:]?$/.exec(text);
  return match && match.index > from + 2 ? { start: from + 1, end: match.index, after: text.length } : null;
}

// 关于P的问题（已完成）
const BRACKET = /^ ?[([【〔][^()[\]【】〔〕]{2,160}[)\]】〕] ?[。;]?$/;

// 关于P的问题整改进展情况。  针对P问题，一是…  关于P方面
function bare(text: string, from: number, lead: string): Wrapped | null {
  const sentence = /^[^。!?\n]{2,400}/.exec(text.slice(from));
  if (!sentence) return null;
  const clause = sentence[0];
  // The statement ends at the last 问题 of its first clause run that a tail follows.
  const pattern =
    /(?:方面)?(?:存在)?(?:的)?(?:问题)(?:的)?(?:整改)?(?:工作)?(?:落实|进展|完成|推进)?(?:情况)?(?= ?(?:[:;,([【〔]|$|一是|首先|第一|①))|(?:的)?(?:整改)(?:落实|进展|完成|推进)?(?:情况)?(?= ?(?:[:;[【〔]|$))/g;
  const isProse = /^(?:针对|对于|就)/.test(lead);
  for (const match of matches(pattern, clause)) {
    if (match.index < 2) continue;
    // 针对P问题，一是… the first comma behind 问题 ends it; 关于A问题，B不到位的问题的整改 goes on to the end.
    const rest = clause.slice(match.index + match[0].length);
    if (!isProse && rest.trim() !== "" && !/^ ?[:;]|^ ?一是/.test(rest) && !BRACKET.test(rest)) continue;
    const end = from + match.index;
    const punctuation = /^ ?[。.:;,]? ?/.exec(text.slice(end + match[0].length))![0].length;
    return { start: from, end, after: end + match[0].length + punctuation };
  }
  return null;
}

// 对三资管理混乱问题的整改。一是…
const OF = /^对(?=[^。;!?\n]{2,200}问题(?:的)?整改(?:落实|进展|完成)?(?:情况)? ?(?:[:。;]|$|一是))/;
// What tells a wrapper from a statement that quotes: “三会一课”问题突出。 and “账目不清”的问题。 stay as they are.
const QUOTED_TAIL =
  /^ ?(?:的)?问题(?:的)?整改(?:工作)?(?:落实|进展|完成)?(?:情况)? ?(?:[:。;]|$|一是|(?=[([【]))|^ ?(?:的)?整改(?:工作)?(?:落实|进展|完成)?情况 ?(?:[:。;]|$|(?=[([【]))|^ ?(?:的)?问题 ?:/;

/** `“P”问题：一是…`, `“P”问题整改情况。` and `对P问题的整改。`: wrappers that begin without 关于. */
function withoutLead(text: string): Wrapped | null {
  const from = OF.exec(text)?.[0].length ?? 0;
  const open = text[from];
  if (open !== undefined && OPENING.includes(open)) {
    const close = closingQuote(text, from);
    const tail = close === null ? null : QUOTED_TAIL.exec(text.slice(close + 1));
    if (close !== null && tail) return { start: from + 1, end: close, after: close + 1 + tail[0].length };
  }
  return from === 0 ? answeredFault(text) : bare(text, from, "对");
}

// 决策不严问题整改情况：  决策不严的整改落实情况：一是…
const ANSWERED = /^([^。;:!?\n]{2,60}?)(?:的)?(?:问题)?(?:的)?整改(?:工作)?(?:落实|进展|完成)?情况 ?:/;
// 反馈问题整改情况： and 党建方面问题整改情况： head several faults.
const OF_SEVERAL = /反馈|巡察|巡视|督察|方面(?:存在)?$|^[^一-龥]*$/;

/** `P问题整改情况：`, where P is a fault: what stands before the colon is its heading, not a label. */
function answeredFault(text: string): Wrapped | null {
  const match = ANSWERED.exec(text);
  if (!match || OF_SEVERAL.test(match[1]!) || voiceOf(match[1]!) <= 0) return null;
  const colon = match[0].length;
  return { start: 0, end: match[1]!.length, after: colon + (text[colon] === " " ? 1 : 0) };
}

/** `P问题的整改情况。` without 关于: the suffix is no part of the statement. Returns where the statement ends. */
export function rectificationSuffix(text: string): number | null {
  const match = /(?:的)?(?:问题)?(?:的)?整改(?:工作)?(?:落实|进展|完成|推进)?(?:情况)? ?[。.:]?$/.exec(text.slice(-24));
  if (!match || !/整改/.test(match[0])) return null;
  const at = Math.max(0, text.length - 24) + match.index;
  return /问题/.test(match[0]) || /情况/.test(match[0]) ? (at > 1 ? at : null) : null;
}
export { CLOSING, OPENING };
