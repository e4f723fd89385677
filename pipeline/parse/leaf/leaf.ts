import type { StatusSource } from "../../model.ts";
import type { Span } from "../../span.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import type { Heading } from "../headings/ladder.ts";
import { type Line, lineFrom } from "../lines/line.ts";
import { answerAbove, splitUnmarked, type UnmarkedReading } from "./answer-start.ts";
import { leafStatus, shift } from "./leaf-status.ts";
import { linePieces } from "./line-pieces.ts";
import { type Marker, readMarker } from "./marker.ts";
import { type Segmented, segment } from "./measures.ts";
import { type Statement, withoutRepetition } from "./statement.ts";
import {
  leadingStatusLength,
  readLimitStatus,
  readPureStatus,
  readStatus,
  readStatusPhrase,
  readToldStatus,
  readTrailingStatus,
  type StatusReading,
} from "./status.ts";
import { voiceOf } from "./voice.ts";

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

/** The parts of a leaf, and the lines that stand in none: statuses and attributes. */
interface PartsReading {
  readonly parts: readonly Part[];
  readonly statuses: readonly PlacedStatus[];
  readonly statusLines: readonly Line[];
  readonly attributes: readonly Line[];
  /** 整改时限：立行立改 — a status told with the time limit counts where no other is told. */
  readonly limit: PlacedStatus | null;
}

/** Reads the heading and the lines under it: statement, blocks, status. */
export function readLeaf(heading: Heading): LeafReading {
  const head = lineFrom(heading.line, heading.numberLength);
  const { parts, statuses, statusLines, attributes, limit } = partsOf(head, heading.lines);
  const before = parts[0]!.lines;
  const marked = parts.slice(1);
  const opensBlock = marked.some((part) => part.marker!.role === "measures" || part.marker!.role === "outcome");

  const reading: UnmarkedReading = opensBlock
    ? answerAbove(heading, before, marked[0]!.marker!)
    : splitUnmarked(heading, before);
  const statement = withoutRepetition(reading.statement, before);
  const read = blocksOf(reading.unmarked, marked);
  const blocks = read.map(({ block }) => block);
  const ofBlocks = read.flatMap(({ status }) => (status ? [status] : []));
  const all = [...statusesInHeading(heading), ...statuses, ...ofBlocks];
  const status = leafStatus(all, blocks, statement, head) ?? limit;
  return {
    statement,
    blocks,
    status,
    attributes,
    statusLines,
    isTask: reading.isTask,
  };
}

/** 1.【已完成】会议记录不规范。 and 1.关于“P”的问题（已完成）：一是…: the status with the number, or behind the wrapper. */
function statusesInHeading({ line, numberLength, wrapped }: Heading): readonly PlacedStatus[] {
  const behind = wrapped ? numberLength + wrapped.after : line.text.length;
  const ends = [numberLength, behind + leadingStatusLength(line.text.slice(behind))];
  return ends.flatMap((end): PlacedStatus[] => {
    const reading = end === behind ? null : readTrailingStatus(line.text.slice(0, end).trimEnd());
    return reading ? [{ reading, source: "line", span: shift(reading, line.span.start) }] : [];
  });
}

/** Cuts the lines of a leaf at its markers, at line starts and inside lines; part 0 is what stands before the first. */
function partsOf(head: Line, lines: readonly Line[]): PartsReading {
  const statuses: PlacedStatus[] = [];
  const statusLines: Line[] = [];
  const attributes: Line[] = [];
  let limit: PlacedStatus | null = null;
  const parts: Part[] = [{ marker: null, markerSpan: null, lines: [] }];
  const open = (marker: Marker, line: Line): void => {
    const content = lineFrom(line, marker.length);
    const span = { start: line.span.start, end: line.span.start + marker.length };
    parts.push({ marker, markerSpan: span, lines: content.text === "" ? [] : [content] });
  };
  // A line that only names a marker twice or more (整改情况 alone) is one; prose is not.
  const take = (line: Line, isHead: boolean): void => {
    const marker = isHead ? null : readMarker(line.text.slice(0, 60), true);
    const said = marker && marker.role !== "status" ? line.text.slice(marker.length) : "";
    const isAct = ACT_DONE.test(said) && !readPureStatus(said);
    const status = isHead || isAct ? null : readStatus(line.text);
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
    for (const piece of linePieces(line)) {
      const own = piece === line && isHead ? null : readMarker(piece.text.slice(0, 60), true);
      if (!own) {
        parts.at(-1)!.lines.push(piece);
      } else if (own.role === "attribute") {
        const content = lineFrom(piece, own.length);
        const told = readLimitStatus(own.label, content.text);
        if (told) limit = { reading: told, source: "line", span: shift(told, content.span.start) };
        attributes.push(piece);
      } else if (own.role === "status") {
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
  for (const part of parts) {
    for (const told of takeTold(part)) {
      statuses.push(told.status);
      statusLines.push(told.line);
    }
  }
  return { parts, statuses, statusLines, attributes, limit };
}

interface Told {
  readonly status: PlacedStatus;
  readonly line: Line;
}

/** Takes off the lines of a part that tell its status and stand above or below what was done. */
function takeTold(part: Part): readonly Told[] {
  const found: Told[] = [];
  const add = (line: Line, reading: StatusReading): void => {
    found.push({ line, status: { reading, source: "sentence", span: shift(reading, line.span.start) } });
  };
  // 进展情况：持续推进。 / 修订办法2项。 — above a list it is its lead.
  const first = part.marker && part.lines.length > 1 ? part.lines[0]! : null;
  const above = first && readPureStatus(first.text);
  if (above && segment(part.lines).items.length === 0) {
    add(first, above);
    part.lines.shift();
  }
  // 二是建立台账1本。 / 该问题已完成整改。 — behind an answer; where each measure has such a line it is the last measure's.
  const last = part.lines.length > (part.marker ? 1 : 2) ? part.lines.at(-1)! : null;
  const below = last && readToldStatus(last.text);
  if (below && part.lines.slice(0, -1).every((line) => !readToldStatus(line.text))) {
    add(last, below);
    part.lines.pop();
  }
  return found;
}

// 整改结果：完成销账。   整改结果：已收缴到位。
const ACT_DONE = /^(?:已|均已)?(?:全部|全面)?(?:完成[一-龥]{2}|[一-龥]{2}(?:到位|完毕|完成))[。;]?$/;

/** A block that its numbered measures open and no label. */
const UNNAMED: Marker = { role: "measures", label: "", length: 0 };

/** Lines below a heading that tell what was done: （1）举办培训4期。 */
function isAnswer([, ...below]: readonly Line[]): boolean {
  return below.some((line) => voiceOf(lineFrom(line, readEnumerator(line.text)?.length ?? 0).text) < 0);
}

/** A block, and the status that it is where it says nothing else. */
interface BlockWithStatus {
  readonly block: BlockReading;
  readonly status: PlacedStatus | null;
}

function blocksOf(unmarked: readonly Line[], marked: readonly Part[]): readonly BlockWithStatus[] {
  const hasMeasures = marked.some((part) => part.marker!.role === "measures") || unmarked.length > 0;
  const ofMarked = marked.map((part) => {
    const isOutcome = part.marker!.role === "outcome" && hasMeasures;
    return blockOf(part.marker!.label || null, part.markerSpan, isOutcome, part.lines);
  });
  return unmarked.length > 0 ? [blockOf(null, null, false, unmarked), ...ofMarked] : ofMarked;
}

function blockOf(
  label: string | null,
  marker: Span | null,
  isOutcome: boolean,
  lines: readonly Line[],
): BlockWithStatus {
  const content = lines.filter((line) => line.text !== "");
  const only = content.length === 1 ? readPureStatus(content[0]!.text) : null;
  if (only) {
    // 整改情况:巡察期间已立行立改。 — a block that is only a status has no measure.
    return {
      block: { label, isOutcome, lines: [], marker, segmented: { lead: null, items: [], gaps: [] } },
      status: { reading: only, source: "sentence", span: shift(only, content[0]!.span.start) },
    };
  }
  return { block: { label, isOutcome, lines: content, marker, segmented: segment(content) }, status: null };
}
