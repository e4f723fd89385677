import { readEnumerator } from "../headings/enumerator.ts";
import type { BlockReading, PlacedStatus } from "../leaf/leaf.ts";
import { shift } from "../leaf/leaf-status.ts";
import { readMarker } from "../leaf/marker.ts";
import { type Segmented, segment } from "../leaf/measures.ts";
import { readStatus, readStatusPhrase } from "../leaf/status.ts";
import { type Line, lineFrom } from "../lines/line.ts";
import { ANSWERS } from "./header.ts";
import type { LedgerCell, LedgerRow } from "./ledger.ts";

/** What one row says of its leaf beside the blocks: the status that a cell states. */
export interface RowAnswers {
  readonly status: PlacedStatus | null;
}

const ORDER = [...ANSWERS, "status"] as const;

/**
 * Reads the answering cells of a row and adds their blocks to those of the leaf. The measures stand in the columns so called,
 * else in the first column that answers (整改情况, else 整改成效); the others report what came of them.
 */
export function answerRow(row: LedgerRow, blocks: CellBlock[]): RowAnswers {
  const cells = ORDER.flatMap((kind) => row.cells.filter((cell) => cell.column === kind));
  const statuses: Stated[] = [];
  const opening: Stated[] = [];
  for (const cell of cells) {
    const phrase = readStatusPhrase(cell.text);
    if (phrase) {
      statuses.push({ cell, status: { reading: phrase, source: "line", span: shift(phrase, cell.span.start) } });
      continue;
    }
    const { parts, status } = partsOf(cell);
    if (status) statuses.push({ cell, status });
    const first = cell.column === "measures" ? null : openingStatus(cell);
    if (first) opening.push({ cell, status: first });
    for (const part of parts) addBlock(part, cell, blocks);
  }
  const inOrder = (all: readonly Stated[]): readonly Stated[] =>
    [...ORDER].reverse().flatMap((kind) => all.filter(({ cell }) => cell.column === kind));
  return { status: [...inOrder(statuses), ...inOrder(opening)][0]?.status ?? null };
}

interface Stated {
  readonly cell: LedgerCell;
  readonly status: PlacedStatus;
}

// 已完成整改，档案合格率达到98%   正在推进。已盘点2处
const OPENING = /^[^,。;:\v\n]{2,10}(?=[,。;\v\n])/;

/** The status with which a cell opens that then tells what came of the measures. */
function openingStatus(cell: LedgerCell): PlacedStatus | null {
  const clause = OPENING.exec(cell.text)?.[0];
  const reading = clause === undefined ? null : readStatusPhrase(clause);
  return reading && { reading, source: "line", span: shift(reading, cell.span.start) };
}

/** A block of a leaf with the column it stands in. */
export type CellBlock = BlockReading & { readonly at?: number; readonly column?: LedgerCell["column"] };

/** Blocks of one row at most. */
const ROW_ABOVE = 32;

function addBlock(part: Part, cell: LedgerCell, blocks: CellBlock[]): void {
  // The blocks of the row above are the last there are.
  const before = blocks.slice(-ROW_ABOVE).findLast((block) => block.at === cell.at && block.label === part.label);
  const segmented = before && continues(part.lines) ? goingOn(before.lines, part.lines) : segment(part.lines);
  const first = blocks.find((block) => !block.isOutcome);
  const isOutcome = part.isOutcome
    ? first !== undefined
    : cell.column !== "measures" && first !== undefined && first.at !== cell.at;
  blocks.push({
    label: part.label,
    isOutcome,
    lines: part.lines,
    marker: null,
    segmented,
    at: cell.at,
    column: cell.column,
  });
}

const continues = (lines: readonly Line[]): boolean => (readEnumerator(lines[0]?.text ?? "")?.value ?? 0) > 1;

/** 三是建立台账 at the top of the next page: the items of a list that began in the row above. */
function goingOn(before: readonly Line[], lines: readonly Line[]): Segmented {
  const whole = segment([...before, ...lines]);
  const from = lines[0]!.span.start;
  return { ...whole, lead: null, items: whole.items.filter(({ enumerator }) => enumerator.span.start >= from) };
}

interface Part {
  readonly label: string;
  readonly isOutcome: boolean;
  readonly lines: Line[];
}

/** The lines of a cell, divided at markers of its own: 整改措施：… / 整改成效：… / 完成情况：已完成 */
function partsOf(cell: LedgerCell): { readonly parts: readonly Part[]; readonly status: PlacedStatus | null } {
  const parts: Part[] = [{ label: cell.name, isOutcome: false, lines: [] }];
  let status: PlacedStatus | null = null;
  for (const line of linesOfCell(cell)) {
    const stated = readStatus(line.text);
    const marker = stated ? null : readMarker(line.text.slice(0, 60));
    if (stated) status = { reading: stated, source: "line", span: shift(stated, line.span.start) };
    else if (marker?.role === "measures" || marker?.role === "outcome") {
      const content = lineFrom(line, marker.length);
      const isOutcome = marker.role === "outcome";
      parts.push({ label: marker.label, isOutcome, lines: content.text === "" ? [] : [content] });
    } else if (marker?.role !== "attribute") parts.at(-1)!.lines.push(line);
  }
  return { parts: parts.filter(({ lines }) => lines.length > 0), status };
}

function linesOfCell(cell: LedgerCell): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const text of cell.text.split(/[\v\n]/)) {
    const lead = text.length - text.trimStart().length;
    const start = cell.span.start + from + lead;
    const trimmed = text.trim();
    if (trimmed !== "") lines.push({ index: -1, span: { start, end: start + trimmed.length }, text: trimmed });
    from += text.length + 1;
  }
  return lines;
}
