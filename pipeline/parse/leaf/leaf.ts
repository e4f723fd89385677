import type { StatusSource } from "../../model.ts";
import type { Span } from "../../span.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import type { Heading } from "../headings/ladder.ts";
import { type Line, lineFrom, lineUpTo } from "../lines/line.ts";
import { leafStatus, shift } from "./leaf-status.ts";
import { inlineMarkers, type Marker, readMarker } from "./marker.ts";
import { maskQuoted, type Segmented, segment } from "./measures.ts";
import { readStatus, readStatusPhrase, readTrailingStatus, type StatusReading } from "./status.ts";
import { voiceOf } from "./voice.ts";
import { rectificationSuffix } from "./wrapper.ts";

/** The statement of a heading: where it stands, in one or several pieces (`1.关于“P”问题。` + lines of facts). */
export interface Statement {
  readonly pieces: readonly Span[];
}

export interface BlockReading {
  readonly label: string | null;
  /** An outcome block (整改成效) beside a measures block holds results: no measure rows. */
  readonly isOutcome: boolean;
  /** Content lines of the block, its marker, attribute and status lines excluded. */
  readonly lines: readonly Line[];
  readonly marker: Span | null;
  readonly segmented: Segmented;
}

export interface PlacedStatus {
  readonly reading: StatusReading;
  readonly source: StatusSource;
  readonly span: Span;
}

export interface LeafReading {
  readonly statement: Statement;
  readonly blocks: readonly BlockReading[];
  readonly status: PlacedStatus | null;
  /** Attribute lines (责任领导：…) and others that belong to the leaf and to no block. */
  readonly attributes: readonly Line[];
  readonly statusLines: readonly Line[];
  /** The heading states a task (落实立德树人根本任务。一是…), not a fault. */
  readonly isTask: boolean;
}

interface Part {
  readonly marker: Marker | null;
  readonly markerSpan: Span | null;
  readonly lines: Line[];
}

/** Reads the heading and the lines under it: statement, blocks, status. */
export function readLeaf(heading: Heading): LeafReading {
  const head = lineFrom(heading.line, heading.numberLength);
  const statusLines: Line[] = [];
  const statuses: PlacedStatus[] = [];
  const attributes: Line[] = [];

  const parts = partsOf(head, heading.lines, statuses, statusLines, attributes);
  const before = parts[0]!.lines;
  const marked = parts.slice(1);
  const opensBlock = marked.some((part) => part.marker!.role === "measures" || part.marker!.role === "outcome");

  const reading = opensBlock
    ? { statement: statementBefore(heading, before), unmarked: [] as Line[], isTask: false }
    : splitUnmarked(heading, before);
  const blocks = blocksOf(reading.unmarked, marked, statuses);
  const status = leafStatus(statuses, blocks, reading.statement, head);
  return {
    statement: reading.statement,
    blocks,
    status,
    attributes,
    statusLines,
    isTask: reading.isTask,
  };
}

/** Cuts the lines of a leaf at its markers, at line starts and inside lines; part 0 is what stands before the first. */
function partsOf(
  head: Line,
  lines: readonly Line[],
  statuses: PlacedStatus[],
  statusLines: Line[],
  attributes: Line[],
): Part[] {
  const parts: Part[] = [{ marker: null, markerSpan: null, lines: [] }];
  const open = (marker: Marker, line: Line): void => {
    const content = lineFrom(line, marker.length);
    const span = { start: line.span.start, end: line.span.start + marker.length };
    parts.push({ marker, markerSpan: span, lines: content.text === "" ? [] : [content] });
  };
  // A line that only names a marker twice or more (整改情况 alone) is one; prose is not.
  const take = (line: Line, isHead: boolean): void => {
    const status = isHead ? null : readStatus(line.text);
    const marker = isHead ? null : readMarker(line.text.slice(0, 60), true);
    // 整改情况：已完成。 is a status where an answer stands already, else the whole answer.
    if (status && (marker === null || marker.role !== "measures" || parts.length > 1 || isAnswer(parts[0]!.lines))) {
      const span = { start: line.span.start + status.start, end: line.span.start + status.end };
      statuses.push({ reading: status, source: "line", span });
      statusLines.push(line);
      return;
    }
    // 整改措施一：补齐档案。 / 整改成效：档案齐全。 / 整改措施二：… — each measure above its own outcome.
    if (!isHead && parts.at(-1)!.marker?.role !== "measures" && readEnumerator(line.text)?.class === "measure")
      parts.push({ marker: UNNAMED, markerSpan: null, lines: [] });
    for (const piece of cutInside(line)) {
      const own = piece === line && isHead ? null : readMarker(piece.text.slice(0, 60), true);
      if (!own) {
        parts.at(-1)!.lines.push(piece);
      } else if (own.role === "attribute") attributes.push(piece);
      else if (own.role === "status") {
        const content = lineFrom(piece, own.length);
        const phrase = readStatusPhrase(content.text);
        if (phrase) {
          statuses.push({ reading: phrase, source: "line", span: shift(phrase, content.span.start) });
          statusLines.push(piece);
        } else
          open(
            { ...own, role: parts.some((part) => part.marker?.role === "measures") ? "outcome" : "measures" },
            piece,
          );
      } else if (own.role === "statement") {
        const content = lineFrom(piece, own.length);
        if (parts.length === 1) {
          if (content.text !== "") parts[0]!.lines.push(content);
        } else parts.at(-1)!.lines.push(piece);
      } else open(own, piece);
    }
  };
  take(head, true);
  for (const line of lines) take(line, false);
  return parts;
}

/** A block that its numbered measures open and no label. */
const UNNAMED: Marker = { role: "measures", label: "", length: 0 };

/** Lines below a heading that tell what was done: （1）举办培训4期。 */
function isAnswer([, ...below]: readonly Line[]): boolean {
  return below.some((line) => voiceOf(lineFrom(line, readEnumerator(line.text)?.length ?? 0).text) < 0);
}

/** `1.P。整改情况：一是…整改成效：…` cut before each marker inside the line. */
function cutInside(line: Line): readonly Line[] {
  const cuts = inlineMarkers(line.text);
  if (cuts.length === 0) return [line];
  const pieces: Line[] = [];
  let from = 0;
  for (const { at } of cuts) {
    if (at > from) pieces.push(lineUpTo(lineFrom(line, from), at - from));
    from = at;
  }
  pieces.push(lineFrom(line, from));
  return pieces.filter((piece) => piece.text !== "");
}

function statementBefore(heading: Heading, before: readonly Line[]): Statement {
  const pieces: Span[] = [];
  before.forEach((line, at) => {
    pieces.push(at === 0 && startsAtHead(heading, line) ? headStatement(heading, line) : stripped(line));
  });
  return { pieces: pieces.filter((piece) => piece.end > piece.start) };
}

const startsAtHead = (heading: Heading, line: Line): boolean =>
  line.span.start === lineFrom(heading.line, heading.numberLength).span.start;

/** The statement in a heading line: the inside of its wrapper (and what follows it), or the line. */
function headStatement(heading: Heading, line: Line): Span {
  if (heading.wrapped && heading.wrapped.end <= line.text.length) {
    return { start: line.span.start + heading.wrapped.start, end: line.span.start + heading.wrapped.end };
  }
  const label = readMarker(line.text.slice(0, 60));
  const from = label?.role === "statement" ? label.length : 0;
  const body = stripped(lineFrom(line, from));
  const suffix = rectificationSuffix(line.text);
  return suffix === null ? body : { start: body.start, end: Math.min(body.end, line.span.start + suffix) };
}

/** A line without the bracketed status at its end, and without brackets that say who answers for it and until when. */
function stripped(line: Line): Span {
  const status = readTrailingStatus(line.text);
  const end = status?.from ?? attributesFrom(line.text);
  return end === null ? line.span : { start: line.span.start, end: line.span.start + end };
}

// 农田管护缺失（责任领导：石某；责任单位：农建股；整改时限：2024年10月底）
function attributesFrom(text: string): number | null {
  const bracket = /[([【]([^()[\]【】]{4,160})[)\]】][。;]?$/.exec(text);
  if (!bracket || bracket.index === 0) return null;
  const labelled = bracket[1]!
    .split(/[;,、。] ?(?=[^;,、。:]{2,10} ?:)/)
    .map((clause) => readMarker(clause.slice(0, 60))?.role);
  return labelled.every((role) => role === "attribute" || role === "status") ? bracket.index : null;
}

/** A leaf without marker: where its statement ends and its answer begins (formats.md section 4, seeds S001–S003). */
function splitUnmarked(
  heading: Heading,
  lines: readonly Line[],
): { statement: Statement; unmarked: Line[]; isTask: boolean } {
  const [head, ...rest] = lines;
  if (!head) return { statement: { pieces: [] }, unmarked: [], isTask: false };
  if (heading.wrapped && startsAtHead(heading, head)) {
    // 1.关于“P”问题的整改。一是…: the answer follows in the same line.
    const behind = lineFrom(head, heading.wrapped.after);
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
  if (enumerated && !(answerBelow && voiceOf(head.text.slice(enumerated.index)) > 0.3)) {
    return enumerated.index + enumerated[0].length;
  }
  if (answerBelow) return null;
  // One line, no enumerator: the answer begins with the first sentence that sounds like one.
  let at = masked.indexOf("。");
  while (at !== -1 && at + 1 < head.text.length) {
    const sentence = head.text.slice(at + 1, at + 120);
    if (voiceOf(sentence) < -0.2 || REPORTED.test(sentence) || isAct(sentence)) return at + 1;
    at = masked.indexOf("。", at + 1);
  }
  return null;
}

// 对2018年以来的执行案款进行全面清理…   学院成立清理工作组，对…
const ACT =
  /^(?:对|就|针对|组织|安排|抽调|会同)[^。;]{2,50}(?:进行|开展|予以|给予|逐一|全面)|^[^。;,]{0,14}(?:成立|制定|修订|召开|组织|印发|开展|建立|完善|聘请|委托)(?:了)?[^。;]{0,40}(?:小组|专班|办法|制度|方案|会议|机制|培训|检查|清理)/;

// 2018年4月9日局党组重新调整班子成员分工: a day, and what was set right on it.
const DATED_ACT =
  /^(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日|底|初)?,?[^。;,]{0,16}(?:重新|调整|修订|印发|出台|完善|补办|补签|清理|整改)/;

/** A sentence that tells of an act and of nothing left undone. */
function isAct(sentence: string): boolean {
  const first = sentence.split("。", 1)[0]!;
  return (ACT.test(first) || DATED_ACT.test(first)) && !/未|没有|不|仅|只|缺|超/.test(first);
}

/** Paragraphs of facts between heading and answer: they sound like findings, and an answer still follows. */
function factsBefore(lines: readonly Line[], wrapped: boolean): { facts: Line[]; answer: Line[] } {
  let at = 0;
  while (at < lines.length - 1) {
    const line = lines[at]!;
    const answers = readEnumerator(line.text)?.value === 1 || /[。:;] ?一是/.test(maskQuoted(line.text));
    if (answers || ACT.test(line.text) || voiceOf(line.text) <= (wrapped ? 0.5 : 0.3)) break;
    at++;
  }
  return { facts: lines.slice(0, at), answer: lines.slice(at) };
}

function blocksOf(unmarked: readonly Line[], marked: readonly Part[], statuses: PlacedStatus[]): BlockReading[] {
  const hasMeasures = marked.some((part) => part.marker!.role === "measures") || unmarked.length > 0;
  const blocks: BlockReading[] = [];
  if (unmarked.length > 0) blocks.push(blockOf(null, null, false, unmarked, statuses));
  for (const part of marked) {
    const isOutcome = part.marker!.role === "outcome" && hasMeasures;
    blocks.push(blockOf(part.marker!.label || null, part.markerSpan, isOutcome, part.lines, statuses));
  }
  return blocks;
}

function blockOf(
  label: string | null,
  marker: Span | null,
  isOutcome: boolean,
  lines: readonly Line[],
  statuses: PlacedStatus[],
): BlockReading {
  const content = lines.filter((line) => line.text !== "");
  const only = content.length === 1 ? readStatusPhrase(content[0]!.text) : null;
  if (only) {
    // 整改情况:巡察期间已立行立改。 — a block that is only a status has no measure.
    statuses.push({ reading: only, source: "sentence", span: shift(only, content[0]!.span.start) });
    return { label, isOutcome, lines: [], marker, segmented: { lead: null, items: [], gaps: [] } };
  }
  return { label, isOutcome, lines: content, marker, segmented: segment(content) };
}
