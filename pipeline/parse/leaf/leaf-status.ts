import type { Span } from "../../span.ts";
import type { Line } from "../lines/line.ts";
import type { BlockReading, PlacedStatus } from "./leaf.ts";
import type { Statement } from "./statement.ts";
import {
  leastAdvanced,
  readClosingClause,
  readClosingStatus,
  readOpeningStatus,
  readStatusSentences,
  readTrailingStatus,
  type StatusReading,
} from "./status.ts";

/** The status of the leaf: its line, else that of each measure, else a sentence that speaks of the whole problem. */
export function leafStatus(
  statuses: readonly PlacedStatus[],
  blocks: readonly BlockReading[],
  statement: Statement,
  head: Line,
): PlacedStatus | null {
  const lines = statuses.filter((status) => status.source === "line");
  // （1）补记12次。完成情况：正在推进。 / （2）培训1次。完成情况：已完成。 — one behind each measure
  const items = blocks.reduce((sum, block) => sum + (block.isOutcome ? 0 : block.segmented.items.length), 0);
  if (lines.length > 0) return lines.length === items ? least(lines) : lines.at(-1)!;
  const onHead = readTrailingStatus(head.text.slice(0, 3000));
  if (onHead && statement.pieces.length > 0) {
    return { reading: onHead, source: "line", span: shift(onHead, head.span.start) };
  }
  const ofBlock = statuses.find((status) => status.source === "sentence");
  if (ofBlock) return ofBlock;
  const ofBlockEnd = blocks.map(blockEndStatus).findLast((status) => status !== null);
  if (ofBlockEnd) return ofBlockEnd;
  const ofMeasures = measureStatuses(blocks);
  if (ofMeasures.length > 0) return least(ofMeasures);
  return blocks.map(toldStatus).findLast((status) => status !== null) ?? null;
}

/**
 * The status that a block tells in a sentence: its first or its last, else one that speaks of the whole problem. Inside one
 * measure of several such a sentence is about that measure (一是…该问题已整改到位。二是…); told of every one, it counts.
 */
function toldStatus(block: BlockReading): PlacedStatus | null {
  const [first] = block.lines;
  const last = block.lines.at(-1);
  if (!first || !last) return null;
  const told = block.lines.flatMap((line) => placed(readStatusSentences(line.text), line));
  const isList = block.segmented.items.length > 1;
  const ends = [
    ...placed([readOpeningStatus(first.text)], first),
    ...placed([readClosingStatus(last.text) ?? (isList ? null : readClosingClause(last.text))], last),
  ];
  if (ends.length > 0) return least([...ends, ...told]);
  if (!isList) return told.at(-1) ?? null;
  return told.length >= block.segmented.items.length ? least(told) : null;
}

function placed(readings: readonly (StatusReading | null)[], line: Line): PlacedStatus[] {
  return readings
    .filter((reading) => reading !== null)
    .map((reading) => ({ reading, source: "sentence", span: shift(reading, line.span.start) }));
}

function least(statuses: readonly PlacedStatus[]): PlacedStatus | null {
  return leastAdvanced(statuses.map((placed) => ({ status: placed.reading.status, placed })))?.placed ?? null;
}

/** 整改落实情况：制定方案1个；开展学习9次。（已完成） — a bracket behind a block without items speaks of the whole. */
function blockEndStatus(block: BlockReading): PlacedStatus | null {
  const last = block.lines.at(-1);
  if (!last || block.isOutcome) return null;
  const status = readTrailingStatus(last.text);
  if (!status) return null;
  // 一是…；三是组建专班5个，开工6个。【已完成】 — behind the full stop it speaks of the whole, not of the last measure.
  const isOfLast = block.segmented.items.length > 0 && !/[。.!] ?$/.test(last.text.slice(0, status.from));
  if (isOfLast || measureStatuses([block]).length > 0) return null;
  return { reading: status, source: "line", span: shift(status, last.span.start) };
}

/** 措施一：…（已完成） — the statuses that every measure carries; none unless all do. */
function measureStatuses(blocks: readonly BlockReading[]): PlacedStatus[] {
  const found: PlacedStatus[] = [];
  for (const block of blocks) {
    if (block.isOutcome) continue;
    for (const item of block.segmented.items) {
      const line = block.lines.filter((one) => one.span.start < item.span.end && one.span.end > item.span.start).at(-1);
      if (!line) return [];
      const text = line.text.slice(0, Math.min(line.text.length, item.span.end - line.span.start)).trimEnd();
      const status = readTrailingStatus(text);
      if (!status) return [];
      found.push({ reading: status, source: "line", span: shift(status, line.span.start) });
    }
  }
  return found;
}

/** Where a status read in a line stands in the source text. */
export function shift(reading: StatusReading, by: number): Span {
  return { start: reading.start + by, end: reading.end + by };
}
