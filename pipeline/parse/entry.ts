import type { ProblemKind } from "../model.ts";
import type { Span } from "../span.ts";
import type { Enumerator } from "./enumerator.ts";
import { readEnumerator } from "./enumerator.ts";
import type { Heading } from "./ladder.ts";
import { type BlockReading, type PlacedStatus, readLeaf, type Statement } from "./leaf.ts";
import type { Cell, Ledger, LedgerRow } from "./ledger.ts";
import type { Line } from "./line.ts";
import { lineFrom } from "./line.ts";
import { segment } from "./measures.ts";
import { readStatusGroup, readStatusPhrase, readTrailingStatus, type StatusReading } from "./status.ts";
import { readWrapper } from "./wrapper.ts";

/** One numbered entry of the body, whether printed as headings or as a ledger, before it gets its level and ids. */
export interface Entry {
  /** Numeral as printed, brackets removed: `一`, `1`, `①`; null where it is missing. */
  readonly numeral: string | null;
  readonly enumerator: Enumerator | null;
  readonly statement: Statement;
  /** The heading line (or ledger cell) with its number. */
  readonly headingSpan: Span;
  /** Heading, answer and children. */
  readonly extent: Span;
  readonly blocks: readonly BlockReading[];
  readonly status: PlacedStatus | null;
  /** Status that a group heading gives to everything under it. */
  readonly groupStatus: StatusReading | null;
  readonly attributes: readonly Line[];
  readonly statusLines: readonly Line[];
  readonly isTask: boolean;
  /** Its heading stands in a wrapper (关于“…”问题的整改). */
  readonly isWrapped: boolean;
  /** A ledger names its levels by columns; null: the place in the tree decides. */
  readonly level: ProblemKind | null;
  /** The whole heading without its number, wrapper included: how a theme is called. */
  readonly printed: Span;
  readonly irregularity: Heading["irregularity"];
  readonly children: readonly Entry[];
}

/** Entries of a forest of headings. */
export function entriesOfHeadings(headings: readonly Heading[]): readonly Entry[] {
  return headings.flatMap((heading) => {
    const entry = entryOfHeading(heading);
    // （一）存在的问题 is a label above its children, not a row.
    return entry.children.length > 0 && LABEL.test(textOfHead(heading)) ? entry.children : [entry];
  });
}

// 存在的问题 / 反馈的问题 / 巡察反馈问题 / 具体问题
const LABEL =
  /^(?:巡察|巡视)?(?:组)?(?:存在|反馈|指出|发现|具体|主要|突出)?(?:的)?(?:主要|具体|突出)?(?:问题|表现)(?:及(?:整改)?(?:落实)?情况)?[:。]?$/;

function textOfHead(heading: Heading): string {
  return heading.line.text.slice(heading.numberLength).trim();
}

function entryOfHeading(heading: Heading): Entry {
  const children = entriesOfHeadings(heading.children);
  const leaf = readLeaf(heading);
  const lines = [heading.line, ...heading.lines];
  const end = Math.max(lines.at(-1)!.span.end, children.at(-1)?.extent.end ?? 0);
  const head = lineFrom(heading.line, heading.numberLength);
  const groupStatus = readStatusGroup(head.text.slice(0, 60));
  return {
    numeral: heading.enumerator ? numeralOf(heading.enumerator) : null,
    enumerator: heading.enumerator,
    statement: children.length > 0 ? parentStatement(heading, head, leaf.statement) : leaf.statement,
    headingSpan: heading.line.span,
    extent: { start: heading.line.span.start, end },
    blocks: children.length === 0 ? leaf.blocks : [],
    status: leaf.status,
    groupStatus,
    attributes: leaf.attributes,
    statusLines: leaf.statusLines,
    isTask: leaf.isTask,
    isWrapped: heading.wrapped !== null,
    level: null,
    printed: head.span,
    irregularity: heading.irregularity,
    children,
  };
}

function parentStatement(heading: Heading, head: Line, read: Statement): Statement {
  if (heading.wrapped) return read;
  const pieces = [{ start: head.span.start, end: head.span.end }];
  // A parent's own paragraphs (上轮巡察反馈19个问题,…) stand in the heading line; further lines introduce the children.
  return { pieces };
}

function numeralOf(enumerator: Enumerator): string {
  const bare = enumerator.number.replace(/[()[\]【】\s]/g, "");
  return /(?:问题|第)?([\d零〇一二三四五六七八九十百]{1,6})(?:个|项|条|部分|方面)?(?:问题)?$/.exec(bare)?.[1] ?? bare;
}

/** Entries of a ledger: theme rows span the table; a row without a problem cell continues the one above. */
export function entriesOfLedger(ledger: Ledger): readonly Entry[] {
  const themes: MutableEntry[] = [];
  const loose: MutableEntry[] = [];
  let theme: MutableEntry | null = null;
  let problem: MutableEntry | null = null;
  let leaf: MutableEntry | null = null;
  let themeText = "";
  for (const line of ledger.lines) {
    if (line.kind === "theme") {
      theme = themeEntry(line.cell, line.line);
      themes.push(theme);
      problem = leaf = null;
      continue;
    }
    const { cells } = line.row;
    const named = cells.get("theme");
    if (named && named.text !== themeText) {
      theme = themeEntry(named, line.row.line);
      themeText = named.text;
      themes.push(theme);
      problem = leaf = null;
    }
    const stated = cells.get("problem");
    const manifested = cells.get("manifestation");
    if (stated && !(problem && textOf(problem) === stated.text)) {
      problem = { ...rowEntry(line.row, stated, cells.get("number") ?? null), level: "problem" };
      (theme?.children ?? loose).push(problem);
      leaf = problem;
    }
    if (manifested) {
      const child: MutableEntry = {
        ...rowEntry(line.row, manifested, null),
        level: problem ? "manifestation" : "problem",
      };
      (problem?.children ?? theme?.children ?? loose).push(child);
      leaf = child;
    }
    if (!leaf) continue;
    answer(leaf, line.row);
    const end = line.row.line.span.end;
    for (const entry of [theme, problem, leaf])
      if (entry && end > entry.extent.end) entry.extent = { start: entry.extent.start, end };
  }
  return themes.length > 0 ? [...loose, ...themes.filter((entry) => entry.children.length > 0)] : loose;
}

type MutableEntry = {
  -readonly [Key in keyof Omit<Entry, "children" | "blocks">]: Entry[Key];
} & { children: MutableEntry[]; blocks: BlockReading[]; cellText: string };

const textOf = (entry: MutableEntry): string => entry.cellText;

function themeEntry(cell: Cell, line: Line): MutableEntry {
  const enumerator = readEnumerator(cell.text);
  const start = cell.span.start + (enumerator?.length ?? 0);
  return {
    ...emptyEntry(cell, line),
    enumerator,
    numeral: enumerator ? numeralOf(enumerator) : null,
    level: "theme",
    statement: { pieces: [{ start, end: cell.span.end }] },
    printed: { start, end: cell.span.end },
    groupStatus: readStatusGroup(cell.text.slice(enumerator?.length ?? 0)),
  };
}

function rowEntry(row: LedgerRow, cell: Cell, number: Cell | null): MutableEntry {
  const enumerator = readEnumerator(cell.text);
  const from = enumerator && enumerator.class !== "is" ? enumerator.length : 0;
  const rest = cell.text.slice(from);
  const wrapped = readWrapper(rest);
  const trailing = readTrailingStatus(rest);
  const start = cell.span.start + from + (wrapped?.start ?? 0);
  const end = wrapped ? cell.span.start + from + wrapped.end : cell.span.start + from + (trailing?.from ?? rest.length);
  const numbered = number ? readEnumerator(`${number.text.replace(/[.、]$/, "")}.`) : null;
  return {
    ...emptyEntry(cell, row.line),
    enumerator: numbered ?? (from > 0 ? enumerator : null),
    numeral: number ? number.text.replace(/[.、()]/g, "") : from > 0 && enumerator ? numeralOf(enumerator) : null,
    statement: { pieces: [{ start, end }] },
    status: trailing
      ? {
          reading: trailing,
          source: "line",
          span: { start: cell.span.start + from + trailing.start, end: cell.span.start + from + trailing.end },
        }
      : null,
  };
}

function emptyEntry(cell: Cell, line: Line): MutableEntry {
  return {
    numeral: null,
    enumerator: null,
    statement: { pieces: [] },
    headingSpan: cell.span,
    extent: { start: line.span.start, end: line.span.end },
    blocks: [],
    status: null,
    groupStatus: null,
    attributes: [],
    statusLines: [],
    isTask: false,
    isWrapped: false,
    level: null,
    printed: cell.span,
    irregularity: null,
    children: [],
    cellText: cell.text,
  };
}

/** What the other cells of the row say of its leaf. */
function answer(leaf: MutableEntry, row: LedgerRow): void {
  const measures = row.cells.get("measures");
  const result = row.cells.get("result");
  const status = row.cells.get("status");
  if (measures) leaf.blocks.push(cellBlock("整改措施", false, measures));
  const phrase = (cell: Cell): boolean => {
    const reading = readStatusPhrase(cell.text);
    if (!reading) return false;
    leaf.status = {
      reading,
      source: "line",
      span: { start: cell.span.start + reading.start, end: cell.span.start + reading.end },
    };
    return true;
  };
  for (const cell of [result, status]) {
    if (!cell || phrase(cell)) continue;
    leaf.blocks.push(cellBlock(cell === result ? "整改情况" : "完成情况", measures !== undefined, cell));
  }
}

function cellBlock(label: string, isOutcome: boolean, cell: Cell): BlockReading {
  const lines: Line[] = [];
  let from = 0;
  for (const text of cell.text.split(/[\v\n]/)) {
    const lead = text.length - text.trimStart().length;
    const start = cell.span.start + from + lead;
    const trimmed = text.trim();
    if (trimmed !== "") lines.push({ index: -1, span: { start, end: start + trimmed.length }, text: trimmed });
    from += text.length + 1;
  }
  return { label, isOutcome, lines, marker: null, segmented: segment(lines) };
}
