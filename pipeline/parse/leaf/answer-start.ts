import type { Span } from "../../span.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import type { Heading } from "../headings/ladder.ts";
import { MEASURE_CLASSES } from "../headings/seen.ts";
import { type Line, lineFrom, lineUpTo } from "../lines/line.ts";
import type { Marker } from "./marker.ts";
import { maskQuoted } from "./measures.ts";
import { headStatement, type Statement, startsAtHead, statementBefore, stripped } from "./statement.ts";
import { leadingStatusLength } from "./status.ts";
import { VOICE, voiceOf } from "./voice.ts";
import { rectificationSuffix } from "./wrapper.ts";

/** What stands before the first marker of a leaf: its statement, and its answer where no marker opens one. */
export interface UnmarkedReading {
  readonly statement: Statement;
  readonly unmarked: readonly Line[];
  /** The heading states a task (落实立德树人根本任务。一是…), not a fault. */
  readonly isTask: boolean;
}

/** A leaf without marker: where its statement ends and its answer begins (formats.md section 4, seeds S001–S003). */
export function splitUnmarked(heading: Heading, lines: readonly Line[]): UnmarkedReading {
  const [head, ...rest] = lines;
  if (!head) return { statement: { pieces: [] }, unmarked: [], isTask: false };
  if (heading.wrapped && startsAtHead(heading, head)) {
    // 1.关于“P”问题的整改。一是…: the answer follows in the same line.
    const behind = withoutStatus(lineFrom(head, heading.wrapped.after));
    const pieces = [headStatement(heading, head)];
    const { facts, answer } = factsBefore(behind.text === "" ? rest : [behind, ...rest], true);
    return { statement: { pieces: [...pieces, ...facts.map(stripped)] }, unmarked: answer, isTask: false };
  }
  const joined = joinBroken(head, rest);
  const cut = answerInside(joined.head, joined.rest);
  if (cut !== null) {
    const statementLine = lineUpTo(joined.head, cut);
    return {
      statement: { pieces: [headStatement(heading, statementLine), ...joined.extra] },
      unmarked: [lineFrom(joined.head, cut), ...joined.rest],
      isTask: voiceOf(statementLine.text) <= 0,
    };
  }
  const { facts, answer } = factsBefore(joined.rest, false);
  return {
    statement: { pieces: [headStatement(heading, joined.head), ...joined.extra, ...facts.map(stripped)] },
    unmarked: answer,
    isTask: answer.length > 0 && voiceOf(joined.head.text) < 0,
  };
}

// 整改成效, 下一步打算: what comes of an answer, or after it.
const AFTER_ANSWER = /^(?:下一步|下步|下阶段|后续|今后)/;
// 整改进展, 推进情况: may open the answer or follow it.
const PROGRESS = /^(?:目前|当前|工作|推进|整改)?(?:工作)?(?:进展|推进)(?:情况)?$/;

/**
 * A leaf with a marker: what stands before the first states the fault. Where that marker names only what came of an answer
 * (整改成效：, 下一步打算：), the answer stands above it unlabelled, unless it sounds like a finding.
 */
export function answerAbove(heading: Heading, before: readonly Line[], first: Marker): UnmarkedReading {
  const stated = { statement: statementBefore(heading, before), unmarked: [], isTask: false };
  const follows = first.role === "outcome" || AFTER_ANSWER.test(first.label);
  if ((!follows && !PROGRESS.test(first.label)) || before.length < 2) return stated;
  const [head, ...rest] = before;
  // 1.关于“P”的问题。 states all of the fault: what is numbered below it answers.
  const isAnswer = (line: Line): boolean =>
    heading.wrapped ? readEnumerator(line.text) !== null : isMeasureLine(line);
  const from = rest.findIndex((line) => (follows || isAnswer(line)) && !isFinding(line));
  if (!head || from === -1 || rest.slice(from).some(isFinding)) return stated;
  return { ...stated, statement: statementBefore(heading, [head, ...rest.slice(0, from)]), unmarked: rest.slice(from) };
}

// 全年仅学习3次, 未召开专题会议; not 对未登记的门面房登记入账, 未发现骗取补贴
const LACKING = /(?:仅|只有?|没有|未(?!发现))(?![^,。;]{0,40}的)/;

/** A line that sounds like a fault, its number aside, or tells what was lacking. */
function isFinding(line: Line): boolean {
  const { text } = lineFrom(line, readEnumerator(line.text)?.length ?? 0);
  return voiceOf(text) > 0 || LACKING.test(text.slice(0, 160));
}

/** 一是补齐记录。, 措施一：…: numbered as measures are. */
const isMeasureLine = (line: Line): boolean => MEASURE_CLASSES.has(readEnumerator(line.text)?.class ?? "part");

/** 1.关于“P”问题（已完成）：一是…: the bracket behind the wrapper is no answer. */
function withoutStatus(behind: Line): Line {
  const length = leadingStatusLength(behind.text);
  if (length > 0) return lineFrom(behind, length + /^[。.;,:]? ?/.exec(behind.text.slice(length))![0].length);
  const span = stripped(behind);
  return span.end === behind.span.end ? behind : lineUpTo(behind, span.end - span.start);
}

/**
 * A heading printed over two lines: it does not end as a sentence does, and the next line closes its quotation or its
 * wrapper. `extra` holds the pieces on further lines.
 */
function joinBroken(head: Line, rest: readonly Line[]): { head: Line; rest: readonly Line[]; extra: Span[] } {
  const next = rest[0];
  if (!next || /[。;!?:]$/.test(head.text)) return { head, rest, extra: [] };
  const opened = count(head.text, "“") - count(head.text, "”");
  const closes = opened > 0 && /^[^“]{0,80}”/.test(next.text);
  const tail =
    /^[^。;]{0,30}(?:的)?问题(?:的)?(?:整改)?(?:情况)?[。:]?$/.test(next.text) && /^(?:关于|针对)/.test(head.text);
  if (!closes && !tail) return { head, rest, extra: [] };
  return {
    head,
    rest: rest.slice(1),
    extra: [{ start: next.span.start, end: next.span.start + (rectificationSuffix(next.text) ?? next.text.length) }],
  };
}

const count = (text: string, unit: string): number => text.split(unit).length - 1;

// 违规发放的补贴1.8万元已全部清退上缴: an act reported as done is the answer, though it names the fault.
const REPORTED =
  /^[^。;未]{0,60}(?:已|均已)[^。;未]{0,12}(?:上缴|清退|退还|退缴|退回|归还|收回|追缴|追回|补缴|完成|整改|建立|制定|修订|补签|补齐|补办|纠正|停止|落实|办结|销号|归档|入账|移交|拆除|腾退|更换)/;

/** Position in a fused line (`P。一是…`, `P。已…`) where the answer begins; null when the line is all statement. */
function answerInside(head: Line, rest: readonly Line[]): number | null {
  const masked = maskQuoted(head.text);
  // …混乱的问题。针对该问题，采取以下措施：（1）…
  const turned = /[。;] ?(?=(?:针对|对|就)(?:该|此|上述|以上)(?:项|类|个)?问题|对此 ?[,:])/.exec(masked);
  if (turned) return turned.index + turned[0].length;
  const enumerated = /[。:;!] ?(?=(?:一是|首先|第一[,、]|[(]1[)]|①|1[.、](?!\d)|措施一))/.exec(masked);
  const answerBelow = rest.some((line) => line.text.length > 8);
  if (enumerated && !(answerBelow && voiceOf(head.text.slice(enumerated.index)) > VOICE.facts)) {
    return enumerated.index + enumerated[0].length;
  }
  if (answerBelow) return null;
  // One line, no enumerator: the answer begins with the first sentence that sounds like one.
  let at = masked.indexOf("。");
  while (at !== -1 && at + 1 < head.text.length) {
    const sentence = head.text.slice(at + 1, at + 120);
    if (voiceOf(sentence) < VOICE.answer || REPORTED.test(sentence) || isAct(sentence)) return at + 1;
    at = masked.indexOf("。", at + 1);
  }
  return null;
}

// 对2018年以来的执行案款进行全面清理…   学院成立清理工作组，对…
const ACT =
  /^(?:对|就|针对|组织|安排|抽调|会同)[^。;]{2,50}(?:进行|开展|予以|给予|逐一|逐份|全面|重新)|^[^。;,]{0,14}(?:成立|制定|修订|召开|组织|印发|开展|建立|完善|聘请|委托)(?:了)?[^。;]{0,40}(?:小组|专班|办法|制度|方案|会议|机制|培训|检查|清理)/;

// 2018年4月9日局党组重新调整班子成员分工: a day, and what was set right on it.
const DATED_ACT =
  /^(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日|底|初)?,?[^。;,]{0,16}(?:重新|调整|修订|印发|出台|完善|补办|补签|清理|整改)/;

/** A sentence that tells of an act and of nothing left undone. */
export function isAct(sentence: string): boolean {
  const first = sentence.split("。", 1)[0]!;
  return (ACT.test(first) || DATED_ACT.test(first)) && !/未|没有|不|仅|只|缺|超/.test(first);
}

/** Paragraphs of facts between heading and answer: they sound like findings, and an answer still follows. */
function factsBefore(lines: readonly Line[], wrapped: boolean): { facts: Line[]; answer: Line[] } {
  let at = 0;
  while (at < lines.length - 1) {
    const line = lines[at]!;
    const answers = readEnumerator(line.text)?.value === 1 || /[。:;] ?一是/.test(maskQuoted(line.text));
    if (answers || ACT.test(line.text) || voiceOf(line.text) <= (wrapped ? VOICE.factsBelowWrapper : VOICE.facts))
      break;
    at++;
  }
  return { facts: lines.slice(0, at), answer: lines.slice(at) };
}
