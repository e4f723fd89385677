import type { ProblemKind } from "../model.ts";
import type { Span } from "../span.ts";
import type { Enumerator } from "./headings/enumerator.ts";
import type { Heading } from "./headings/ladder.ts";
import { type BlockReading, type PlacedStatus, readLeaf } from "./leaf/leaf.ts";
import type { Statement } from "./leaf/statement.ts";
import { readStatusGroup, type StatusReading } from "./leaf/status.ts";
import type { Line } from "./lines/line.ts";
import { lineFrom } from "./lines/line.ts";

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

/** The numeral alone: `一` of `（一）`, `1` of `问题1：`. */
export function numeralOf(enumerator: Enumerator): string {
  const bare = enumerator.number.replace(/[()[\]【】\s]/g, "");
  return /(?:问题|第)?([\d零〇一二三四五六七八九十百]{1,6})(?:个|项|条|部分|方面)?(?:问题)?$/.exec(bare)?.[1] ?? bare;
}
