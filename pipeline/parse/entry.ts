import type { ProblemKind } from "../model.ts";
import type { Span } from "../span.ts";
import type { Enumerator } from "./headings/enumerator.ts";
import type { Heading } from "./headings/ladder.ts";
import { endsWithAspect, isUnitHeading } from "./headings/theme.ts";
import { type GroupStatus, readGroupSentence, readGroupStatus } from "./leaf/group-status.ts";
import { type BlockReading, type PlacedStatus, readLeaf } from "./leaf/leaf.ts";
import { shift } from "./leaf/leaf-status.ts";
import type { Statement } from "./leaf/statement.ts";
import type { Line } from "./lines/line.ts";
import { lineFrom, lineUpTo } from "./lines/line.ts";

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
  /** Status that the heading, or a sentence below it, gives to everything under it. */
  readonly groupStatus: PlacedStatus | null;
  /** The heading names a status (已完成整改的问题) and no aspect. */
  readonly isStatusGroup: boolean;
  /** The heading names an aspect (…方面) and no fault. */
  readonly isAspect: boolean;
  /** The heading names the unit that answers (二、某某村整改情况). */
  readonly isUnit: boolean;
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
  const group = children.length > 0 ? readGroupStatus(head.text) : null;
  const printed = group ? lineUpTo(head, group.name) : head;
  return {
    numeral: heading.enumerator ? numeralOf(heading.enumerator) : null,
    enumerator: heading.enumerator,
    statement: children.length > 0 ? parentStatement(heading, head, leaf.statement) : leaf.statement,
    headingSpan: heading.line.span,
    extent: { start: heading.line.span.start, end },
    blocks: children.length === 0 ? leaf.blocks : [],
    status: leaf.status,
    groupStatus: children.length > 0 ? groupStatusOf(group, heading, head) : null,
    isStatusGroup: group?.isStatusGroup ?? false,
    isAspect: endsWithAspect(printed.text),
    isUnit: isUnitHeading(printed.text),
    attributes: leaf.attributes,
    statusLines: leaf.statusLines,
    isTask: leaf.isTask,
    isWrapped: heading.wrapped !== null,
    level: null,
    printed: printed.span,
    irregularity: heading.irregularity,
    children,
  };
}

/** The status told by the heading of a group, or by a sentence between it and the first problem: 以下2个问题已完成整改： */
function groupStatusOf(group: GroupStatus | null, heading: Heading, head: Line): PlacedStatus | null {
  if (group) {
    const span = group.isStatusGroup ? heading.line.span : shift(group.reading, head.span.start);
    return { reading: group.reading, source: "section", span };
  }
  for (const line of heading.lines) {
    const reading = readGroupSentence(line.text);
    if (reading) return { reading, source: "section", span: line.span };
  }
  return null;
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
  return /(?:问题|第)?([\d零〇一二三四五六七八九十百]{1,6})[个项条大]?(?:部分|方面|问题)?$/.exec(bare)?.[1] ?? bare;
}
