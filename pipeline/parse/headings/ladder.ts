import { VOICE, voiceOf } from "../leaf/voice.ts";
import type { Wrapped } from "../leaf/wrapper.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import type { Line } from "../lines/line.ts";
import { areHeadings } from "./are-headings.ts";
import type { Enumerator, EnumeratorClass } from "./enumerator.ts";
import { type Irregularity, isAspect, type Numbering, secondOfLost, splitRegion } from "./number-sequence.ts";
import { isAnsweredLine, isThemeAbove, MEASURE_CLASSES, type Seen, sameLead, see } from "./seen.ts";
import { namesAspect } from "./theme.ts";

/**
 * The numbering ladder of a body, decided from the sequence of symbols in this document and from what stands under them,
 * not from the symbols alone: the same `1.` numbers problems in one notice and measures in the next.
 */

/** A heading with everything that stands under it. */
export interface Heading {
  /** The printed line of the heading, enumerator included. */
  readonly line: Line;
  /** Null: a heading recognised by its wording although its number is missing. */
  readonly enumerator: Enumerator | null;
  /** Characters of `line.text` that number it, a repeated number (`1.问题1:`) and a status (`1.【已完成】`) included. */
  readonly numberLength: number;
  readonly wrapped: Wrapped | null;
  /** Lines under the heading that belong to no child: the statement's rest and the answer. */
  readonly lines: readonly Line[];
  readonly children: readonly Heading[];
  readonly irregularity: Irregularity;
}

const DEEPEST = 5;

/**
 * The headings of one body part, as a forest; `preface` is what stands before the first.
 *
 * @param above the number of the heading above the part, which its first goes on from
 */
export function headingsOf(
  lines: readonly Line[],
  above: Enumerator | null = null,
  deepest = DEEPEST,
): {
  readonly preface: readonly Line[];
  readonly headings: readonly Heading[];
} {
  const seen = lines.filter((line) => line.text !== "").map(see);
  const context: Context = {
    deepest,
    lastOfClass: new Map(above ? [[above.class, above.value]] : []),
    documentHasMarkers: seen.some((one) => one.opensBlock || one.opensInside),
  };
  const region = readRegion(seen, null, [], context);
  return region ?? { preface: lines, headings: [] };
}

interface Context extends Numbering {
  /** Levels of headings at most. */
  readonly deepest: number;
}

/**
 * Divides a region (the lines under `parent`, or the body) into child headings; null when its numbered lines, if any,
 * are not headings but items of a measure list or of the statement.
 */
function readRegion(
  region: readonly Seen[],
  parent: Seen | null,
  ancestors: readonly EnumeratorClass[],
  context: Context,
): { preface: readonly Line[]; headings: readonly Heading[] } | null {
  if (ancestors.length >= context.deepest) return null;
  if (parent?.opensInside) return null;
  const firstBlock = region.findIndex((one) => one.opensBlock);
  const firstLedger = region.findIndex((one) => isLedgerRow(one.line.text));
  const starts = region.findIndex((one, at) => startsHeading(one, at, region, parent, ancestors));
  if (starts === -1 || (firstBlock !== -1 && firstBlock < starts) || (firstLedger !== -1 && firstLedger < starts))
    return null;
  const saved = new Map(context.lastOfClass);
  const drafts = splitRegion(region, starts, parent, context);
  const items = drafts.map(({ from, to }) => ({ head: region[from]!, inside: region.slice(from + 1, to) }));
  if (!areHeadings(items, parent, context.documentHasMarkers)) {
    context.lastOfClass.clear();
    for (const [key, value] of saved) context.lastOfClass.set(key, value);
    return null;
  }
  const headings = drafts.map((draft): Heading => {
    const head = region[draft.from]!;
    const inside = region.slice(draft.from + 1, draft.to);
    const used = head.enumerator ? [...ancestors, head.enumerator.class] : ancestors;
    const below = readRegion(inside, head, used, context);
    return {
      line: head.line,
      enumerator: head.enumerator,
      numberLength: head.numberLength,
      wrapped: head.wrapped,
      lines: (below ? below.preface : inside.map((one) => one.line)).slice(),
      children: below?.headings ?? [],
      irregularity: draft.irregularity,
    };
  });
  return { preface: region.slice(0, starts).map((one) => one.line), headings };
}

function startsHeading(
  one: Seen,
  at: number,
  region: readonly Seen[],
  parent: Seen | null,
  ancestors: readonly EnumeratorClass[],
): boolean {
  if (one.enumerator)
    return (
      !MEASURE_CLASSES.has(one.enumerator.class) &&
      !ancestors.includes(one.enumerator.class) &&
      !one.enumerator.isDoubtful
    );
  if (parent === null && isThemeAbove(one, region[at + 1], 0)) return true;
  if (
    at === 0 &&
    isAnsweredLine(one, at, region) &&
    (secondOfLost(one, at, region, parent) !== undefined ||
      (parent !== null && isAspect(parent) && voiceOf(one.line.text) > 0) ||
      region.some((other, index) => index > 0 && isAnsweredLine(other, index, region)))
  )
    return true;
  return isUnnumberedHeading(one, at, region, parent);
}

/**
 * 1.关于监管不严的问题。 / ——针对“台账不清”的问题。一是…: another fault than that above it, quoted or behind a bullet; what repeats the
 * fault or a part of it (1.关于“台账不清”的问题。 / 针对“台账不清”的问题，一是…) opens its answer.
 */
function isInnerFault({ rest, wrapped, numberLength }: Seen, parent: Seen): boolean {
  const isSet = numberLength > 0 || /^(?:关于|针对)["“「『]/.test(rest);
  return isSet && !parent.rest.includes(rest.slice(wrapped!.start, wrapped!.end));
}

/** 关于“…”问题的整改。 without its number; in prose (针对“…”问题，召开…) only where no numbered fault stands above. */
function isUnnumberedHeading(one: Seen, at: number, region: readonly Seen[], parent: Seen | null): boolean {
  if (one.enumerator || !one.wrapped) return false;
  if (parent === null) return true;
  // Several such paragraphs, the first of them first under the parent: the parent groups them.
  const hasSibling = (): boolean =>
    region.some((other, index) => index > 0 && !other.enumerator && other.wrapped !== null && sameLead(other, one));
  if (parent.wrapped !== null && !namesAspect(parent.rest))
    return at === 0 && isInnerFault(one, parent) && (one.numberLength > 0 || hasSibling());
  if (at === 0 && hasSibling()) return true;
  const whole = one.wrapped.after >= one.rest.length - 1;
  return (whole || at === 0) && voiceOf(parent.rest) <= VOICE.fault;
}
