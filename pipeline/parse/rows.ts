import type { Block, DeclaredCount, Measure, Problem } from "../model.ts";
import type { Span } from "../span.ts";
import { declaredValue } from "./declared/declared-value.ts";
import type { Entry } from "./entry.ts";
import { groupsThemes, levelOf, printedAreManifestations } from "./headings/levels.ts";
import { bulletsOf } from "./leaf/bullets.ts";
import { beforeBracket } from "./leaf/end-bracket.ts";
import type { BlockReading, PlacedStatus } from "./leaf/leaf.ts";
import type { Line } from "./lines/line.ts";

export interface Rows {
  readonly problems: readonly Problem[];
  readonly blocks: readonly Block[];
  readonly measures: readonly Measure[];
}

/**
 * The rows of a notice from the entries of its body parts: levels, numbers, ids, inherited statuses.
 *
 * @param furniture lines of the page, in order, that may stand inside a measure and are no part of its text
 */
export function rowsOf(
  noticeId: string,
  text: string,
  parts: readonly (readonly Entry[])[],
  declared: readonly DeclaredCount[],
  furniture: readonly Span[],
): Rows {
  const problems: Problem[] = [];
  const blocks: Block[] = [];
  const measures: Measure[] = [];
  const leaves = parts.flat().reduce((sum, entry) => sum + leafCount(entry), 0);
  const asManifestations = printedAreManifestations(leaves, declared);
  for (const entries of parts) {
    const restarts = numbersRestart(entries.flatMap((entry) => (groupsThemes(entry) ? entry.children : [entry])));
    const visit = (
      entry: Entry,
      level: ReturnType<typeof levelOf>,
      depth: number,
      parent: (NumberedParent & { readonly id: string }) | null,
      inherited: PlacedStatus | null,
    ): void => {
      const kind = level(entry, depth);
      const ordinal = problems.length + 1;
      const isLeaf = entry.children.length === 0;
      const status = entry.status ?? (isLeaf ? inherited : null);
      // A theme is called as it is printed; only faults stand in a wrapper.
      const pieces = kind === "theme" ? [entry.printed] : entry.statement.pieces;
      const span = cover(pieces) ?? entry.headingSpan;
      const problem: Problem = {
        id: `${noticeId}.p${String(ordinal).padStart(3, "0")}`,
        parentId: parent?.id ?? null,
        kind,
        number: numberOf(entry, kind, parent, restarts),
        ordinal,
        text: cleanText(text, pieces),
        span,
        extent: entry.extent,
        isLeaf,
        themeKind: kind === "theme" ? (entry.isStatusGroup ? "status" : "aspect") : null,
        levelDeclared: asManifestations && kind === "problem" && isLeaf ? "manifestation" : null,
        polarity: isLeaf && entry.isTask ? "positive-task" : "fault",
        status: isLeaf ? (status?.reading.status ?? null) : null,
        statusSource: isLeaf ? (status?.source ?? null) : null,
        statusRaw: isLeaf ? (status?.reading.raw ?? null) : null,
        statusSpan: isLeaf ? (status?.span ?? null) : null,
      };
      problems.push(problem);
      if (isLeaf) addBlocks(problem, entry.blocks, text, furniture, blocks, measures);
      const group = entry.groupStatus ?? inherited;
      const prefixed = parent !== null && (kind === "manifestation" || restarts);
      const path = `${prefixed ? parent.path : ""}${printedNumber(entry)}`;
      const isOuter = groupsThemes(entry);
      const below = isOuter ? levelOf(entry.children, declared) : level;
      for (const child of entry.children) visit(child, below, isOuter ? 0 : depth + 1, { id: problem.id, path }, group);
    };
    const level = levelOf(entries, declared);
    for (const entry of entries) visit(entry, level, 0, null, null);
  }
  return { problems: withDocumentStatus(problems, declared), blocks, measures };
}

/**
 * Declared totals that leave one possibility (全部14个问题均已完成整改) give every leaf without a status of its own that
 * status, source `document`; they never say WHICH of several problems is the open one.
 */
function withDocumentStatus(problems: readonly Problem[], declared: readonly DeclaredCount[]): readonly Problem[] {
  // 整改措施12条已全部完成 says nothing of problems.
  const statuses = declared.filter((one) => one.counted !== "measures");
  const completed = statuses.find((one) => one.what === "completed");
  const open = statuses.some((one) => ["partial", "ongoing", "remaining"].includes(one.what) && one.value > 0);
  const leaves = problems.filter((problem) => problem.isLeaf);
  const rows = problems.filter((problem) => problem.kind === "problem");
  if (!completed || open || leaves.length === 0) return problems;
  const whole =
    (completed.value === leaves.length &&
      [declaredValue(declared, "manifestations"), declaredValue(declared, "problems"), null].includes(leaves.length)) ||
    (completed.value === rows.length && [declaredValue(declared, "problems"), null].includes(rows.length));
  if (!whole) return problems;
  return problems.map((problem) =>
    problem.isLeaf && problem.status === null
      ? {
          ...problem,
          status: "completed",
          statusSource: "document",
          statusRaw: completed.raw,
          statusSpan: completed.span,
        }
      : problem,
  );
}

function leafCount(entry: Entry): number {
  return entry.children.length === 0 ? 1 : entry.children.reduce((sum, child) => sum + leafCount(child), 0);
}

/** True when the problems of each theme are numbered from 1 again, so that a number needs its theme's. */
function numbersRestart(entries: readonly Entry[]): boolean {
  const firsts = entries
    .filter((entry) => entry.children.length > 0)
    .map((entry) => entry.children[0]!.enumerator?.value ?? 1);
  return firsts.length > 1 && firsts.slice(1).some((value) => value === 1);
}

/**
 * The number as the notice gives it: alone without dot and brackets (`一`, `3`), below another with the brackets that tell
 * the levels apart (`(一)1`, `1(2)`, `一(一)1`). Numbers that run on across themes need no prefix.
 */
function numberOf(
  entry: Entry,
  kind: Problem["kind"],
  parent: NumberedParent | null,
  restarts: boolean,
): string | null {
  if (entry.numeral === null) return null;
  const prefix = kind === "theme" || parent === null ? null : kind === "manifestation" || restarts ? parent.path : null;
  return prefix === null ? entry.numeral : `${prefix}${printedNumber(entry)}`;
}

interface NumberedParent {
  /** Number of the parent as printed, brackets included, with its own parents' where these are needed. */
  readonly path: string;
}

function printedNumber(entry: Entry): string {
  const kind = entry.enumerator?.class;
  return kind === "paren-han" || kind === "paren-arabic" ? `(${entry.numeral})` : (entry.numeral ?? "");
}

function addBlocks(
  problem: Problem,
  readings: readonly BlockReading[],
  text: string,
  furniture: readonly Span[],
  blocks: Block[],
  measures: Measure[],
): void {
  readings.forEach((reading, at) => {
    const opening = reading.marker ?? reading.lines[0]?.span;
    if (!opening) return;
    const block: Block = {
      id: `${problem.id}.b${at + 1}`,
      problemId: problem.id,
      label: reading.label,
      ordinal: at + 1,
      lead: reading.segmented.lead,
      span: { start: opening.start, end: Math.max(opening.end, reading.lines.at(-1)?.span.end ?? 0) },
    };
    blocks.push(block);
    if (reading.isOutcome || reading.lines.length === 0) return;
    const { items } = reading.segmented;
    const between = gapsOf(reading.lines, text);
    if (items.length === 0) {
      const bullets = bulletsOf(reading.lines);
      const isBulleted = bullets[0]?.start === reading.lines[0]!.span.start;
      const start = isBulleted ? bullets[0]!.end : reading.lines[0]!.span.start;
      const span = { start, end: reading.lines.at(-1)!.span.end };
      const left = isBulleted ? [...furniture, ...bullets].sort((a, b) => a.start - b.start) : furniture;
      measures.push(measureOf(block, 0, false, text, span, [left, between]));
    }
    items.forEach((item, index) => {
      measures.push(measureOf(block, index + 1, true, text, item.span, [furniture, between]));
    });
  });
}

function measureOf(
  block: Block,
  ordinal: number,
  enumerated: boolean,
  text: string,
  span: Span,
  [furniture, between]: readonly [readonly Span[], readonly Span[]],
): Measure {
  const behind = between.find(({ start, end }) => span.start < start && start < span.end && span.end <= end);
  const trimmed = beforeBracket(text, trimmedSpan(text, behind ? { start: span.start, end: behind.start } : span));
  return {
    id: `${block.id}.m${ordinal}`,
    problemId: block.problemId,
    blockId: block.id,
    ordinal,
    enumerated,
    text: withoutFurniture(trimmed, furniture)
      .flatMap((piece) => withoutFurniture(piece, between))
      .map((piece) => cleanText(text, [piece]))
      .join(""),
    span: trimmed,
  };
}

/** What stands between the lines of a block and is none of it: 责任领导：…, 完成情况：已完成. */
function gapsOf(lines: readonly Line[], text: string): readonly Span[] {
  return lines.slice(1).flatMap((line, at) => {
    const gap = { start: lines[at]!.span.end, end: line.span.start };
    return text.slice(gap.start, gap.end).trim() === "" ? [] : [gap];
  });
}

/** 一是补齐 / 打印 关闭 / 台账。 — `span` without the lines of the page (and the bullets) inside it. */
function withoutFurniture(span: Span, furniture: readonly Span[]): readonly Span[] {
  let low = 0;
  for (let high = furniture.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (furniture[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  if (low === furniture.length || furniture[low]!.start >= span.end) return [span];
  const pieces: Span[] = [];
  let from = span.start;
  for (; low < furniture.length && furniture[low]!.start < span.end; low++) {
    pieces.push({ start: from, end: Math.max(from, furniture[low]!.start) });
    from = furniture[low]!.end;
  }
  return [...pieces, { start: from, end: Math.max(from, span.end) }];
}

function trimmedSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

function cover(pieces: readonly Span[]): Span | null {
  return pieces.length === 0 ? null : { start: pieces[0]!.start, end: pieces.at(-1)!.end };
}

// A heading of this length or less is complete even without a full stop; a longer line was broken in mid-sentence.
const SHORT_HEADING = 40;

const BREAK = /[\t\n\r\u2028\u2029\u0085\v\f]/;

function unbroken(text: string): string {
  if (!BREAK.test(text)) return text;
  return text.replace(/[^\S\n]{0,200}[\n\r\u2028\u2029\u0085\v\f]\s*/g, "").replace(/\t+/g, " ");
}

/** The pieces of a statement as one clean text: line breaks and the spaces around them removed. */
export function cleanText(text: string, pieces: readonly Span[]): string {
  let clean = "";
  for (const piece of pieces) {
    const printed = unbroken(text.slice(piece.start, piece.end)).trim();
    const broken = clean !== "" && !/[。；;，,、：:！？!?”」』）)]$/.test(clean);
    clean += (broken && clean.length <= SHORT_HEADING ? "。" : "") + printed;
  }
  return clean;
}
