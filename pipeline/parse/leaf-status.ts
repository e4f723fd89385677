import type { Span } from "../span.ts";
import type { BlockReading, PlacedStatus, Statement } from "./leaf.ts";
import type { Line } from "./line.ts";
import { leastAdvanced, readStatusSentence, readTrailingStatus, type StatusReading } from "./status.ts";

/** The status of the leaf: its line, else that of each measure, else a sentence that speaks of the whole problem. */
export function leafStatus(
  statuses: readonly PlacedStatus[],
  blocks: readonly BlockReading[],
  statement: Statement,
  head: Line,
): PlacedStatus | null {
  const line = statuses.filter((status) => status.source === "line").at(-1);
  if (line) return line;
  const onHead = readTrailingStatus(head.text.slice(0, 3000));
  if (onHead && statement.pieces.length > 0) {
    return { reading: onHead, source: "line", span: shift(onHead, head.span.start) };
  }
  const ofBlock = statuses.find((status) => status.source === "sentence");
  if (ofBlock) return ofBlock;
  const ofBlockEnd = blocks.map(blockEndStatus).findLast((status) => status !== null);
  if (ofBlockEnd) return ofBlockEnd;
  const ofMeasures = measureStatuses(blocks);
  if (ofMeasures.length > 0) {
    const least = leastAdvanced(ofMeasures.map((status) => ({ ...status, status: status.reading.status })))!;
    return { reading: least.reading, source: "line", span: least.span };
  }
  for (const block of [...blocks].reverse()) {
    for (const content of [...block.lines].reverse()) {
      const sentence = readStatusSentence(content.text);
      if (sentence) return { reading: sentence, source: "sentence", span: shift(sentence, content.span.start) };
    }
  }
  return null;
}

/** 整改落实情况：制定方案1个；开展学习9次。（已完成） — a bracket behind a block without items speaks of the whole. */
function blockEndStatus(block: BlockReading): PlacedStatus | null {
  const last = block.lines.at(-1);
  if (!last || block.isOutcome) return null;
  const status = readTrailingStatus(last.text);
  if (!status) return null;
  // 一是…；三是组建专班5个，开工6个。【已完成】 — behind the full stop it speaks of the whole, not of the last measure.
  const isOfLast = block.segmented.items.length > 0 && !/。 ?$/.test(last.text.slice(0, status.from));
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
