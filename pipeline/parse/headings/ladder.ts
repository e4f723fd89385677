import { voiceOf } from "../leaf/voice.ts";
import type { Wrapped } from "../leaf/wrapper.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import type { Line } from "../lines/line.ts";
import { areHeadings } from "./are-headings.ts";
import type { Enumerator, EnumeratorClass } from "./enumerator.ts";
import { isAnsweredLine, isThemeAbove, MEASURE_CLASSES, type Seen, see } from "./seen.ts";

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
  /** Characters of `line.text` that number it, a repeated number (`1.问题1:`) included. */
  readonly numberLength: number;
  readonly wrapped: Wrapped | null;
  /** Lines under the heading that belong to no child: the statement's rest and the answer. */
  readonly lines: readonly Line[];
  readonly children: readonly Heading[];
  /** The number expected here was another one. */
  readonly irregularity: "number-missing" | "number-gap" | "number-doubled" | null;
}

const DEEPEST = 5;

/** The headings of one body part, as a forest; `preface` is what stands before the first. */
export function headingsOf(
  lines: readonly Line[],
  deepest = DEEPEST,
): {
  readonly preface: readonly Line[];
  readonly headings: readonly Heading[];
} {
  const seen = lines.filter((line) => line.text !== "").map(see);
  const context: Context = {
    deepest,
    lastOfClass: new Map(),
    documentHasMarkers: seen.some((one) => one.opensBlock || one.opensInside),
  };
  const region = readRegion(seen, null, [], context);
  return region ?? { preface: lines, headings: [] };
}

interface Context {
  /** Levels of headings at most. */
  readonly deepest: number;
  /** Last value read of each class, for numbers that run on across themes. */
  readonly lastOfClass: Map<EnumeratorClass, number>;
  readonly documentHasMarkers: boolean;
}

interface Draft {
  readonly from: number;
  to: number;
  readonly irregularity: Heading["irregularity"];
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

/** （四）基层党建和干部队伍方面: names an aspect and no fault. */
const isAspect = (one: Seen): boolean => one.wrapped === null && /方面(?:的?问题)?[。:]?$/.test(one.rest);

/** Under a theme the first fault lost its number: it is answered, and the next one, which is returned, is number 2. */
function secondOfLost(one: Seen, at: number, region: readonly Seen[], parent: Seen | null): Seen | undefined {
  if (at !== 0 || parent === null || !isAspect(parent) || !isAnsweredLine(one, at, region)) return undefined;
  const next = region.slice(at + 1).find(({ enumerator }) => enumerator && !MEASURE_CLASSES.has(enumerator.class));
  return next?.enumerator?.value === 2 ? next : undefined;
}

/** 关于“…”问题的整改。 without its number; in prose (针对“…”问题，召开…) only where no numbered fault stands above. */
function isUnnumberedHeading(one: Seen, at: number, region: readonly Seen[], parent: Seen | null): boolean {
  if (one.enumerator || !one.wrapped) return false;
  if (parent === null) return true;
  if (parent.wrapped !== null && !/方面/.test(parent.rest)) return false;
  // Several such paragraphs, the first of them first under the parent: the parent groups them.
  const hasSibling = (): boolean =>
    region.some((other, index) => index > 0 && !other.enumerator && other.wrapped !== null && sameLead(other, one));
  if (at === 0 && hasSibling()) return true;
  const whole = one.wrapped.after >= one.rest.length - 1;
  return (whole || at === 0) && voiceOf(parent.rest) <= 0.2;
}

/** The heading lines of a region: those that continue the sequence that its first numbered line begins. */
function splitRegion(region: readonly Seen[], starts: number, parent: Seen | null, context: Context): Draft[] {
  const first = region[starts]!;
  const second = secondOfLost(first, starts, region, parent);
  if (!first.enumerator && !second) {
    if (isThemeAbove(first, region[starts + 1], 0)) return splitAtThemes(region, starts);
    const answered = first.wrapped === null;
    return splitAt(region, starts, (one, at) =>
      answered ? isAnsweredLine(one, at, region) : !one.enumerator && one.wrapped !== null && sameLead(one, first),
    );
  }
  const kind = (first.enumerator ?? second!.enumerator!).class;
  const drafts: Draft[] = [];
  const split: SplitState = {
    kind,
    current: 0,
    list: 0,
    hasBlock: false,
    hasMeasures: false,
    label: null,
    childClass: null,
    formsInside: new Set(),
    sibling: null,
    isTheme: false,
  };
  const open = (at: number, value: number, irregularity: Heading["irregularity"]): void => {
    const head = region[at]!;
    if (drafts.length > 0) drafts.at(-1)!.to = at;
    drafts.push({ from: at, to: region.length, irregularity });
    split.current = value;
    split.list = 0;
    split.hasBlock = head.opensInside;
    split.hasMeasures = false;
    split.formsInside.clear();
    split.isTheme = isAspect(head);
    split.label = null;
    const child = region[at + 1]?.enumerator;
    if (child?.value === 1 && !MEASURE_CLASSES.has(child.class) && child.class !== kind) split.childClass = child.class;
    if (head.wrapped) split.sibling = head;
  };
  for (let at = starts; at < region.length; at++) {
    const one = region[at]!;
    if (one.opensBlock) {
      split.hasBlock = true;
      split.hasMeasures ||= one.block === "measures";
      split.label ??= one.label;
    }
    if (!one.enumerator) {
      if (at === starts) open(at, 1, "number-missing");
      else if (drafts.length > 0 && replacesNumber(one, at, region, split))
        open(at, split.current + 1, "number-missing");
      continue;
    }
    if (one.enumerator.class !== kind) {
      if (continuesInOtherForm(one, at, region, split)) open(at, one.enumerator.value, null);
      else split.formsInside.add(one.enumerator.class);
      continue;
    }
    const irregularity = stepOf(one, at, region, split, drafts.length, context);
    if (irregularity !== "list" && irregularity !== "text") open(at, one.enumerator.value, irregularity);
  }
  context.lastOfClass.set(kind, split.current);
  return drafts;
}

/** What a numbered line of the region's class is: the next heading (and how regular), an item of a list, or plain text. */
function stepOf(
  one: Seen,
  at: number,
  region: readonly Seen[],
  split: SplitState,
  opened: number,
  context: Context,
): Heading["irregularity"] | "list" | "text" {
  const { value, isDoubtful } = one.enumerator!;
  const isHeading = (): boolean => soundsLikeHeading(one, at, region, split, context);
  const asList = (): "list" => {
    split.list = value;
    return "list";
  };
  const running = (context.lastOfClass.get(split.kind) ?? 0) + 1;
  if (isDoubtful && !(value === split.current + 1 && isHeading())) return "text";
  if (opened === 0) return value === 1 || value === running ? null : "number-gap";
  if (value === split.current + 1) return split.list > 0 && value === split.list + 1 && !isHeading() ? asList() : null;
  if (split.list > 0 && value === split.list + 1) return asList();
  if (value === 1) {
    if (!split.hasBlock && split.current > 1 && one.wrapped && isHeading()) return null;
    const doubled = split.current === 1 && split.list === 0 && isHeading() && voiceOf(one.rest) > 0;
    return doubled ? "number-doubled" : asList();
  }
  if (!isHeading()) return "text";
  if (value === split.current) return "number-doubled";
  return (value > split.current && value <= split.current + 3) || value === running ? "number-gap" : "text";
}

/** ⑤接待无公函。 / 整改情况：… / ⒍违规发放补贴。 / 整改情况：…: the next number in another form, answered as the ones before. */
function continuesInOtherForm(one: Seen, at: number, region: readonly Seen[], split: SplitState): boolean {
  const { value, class: form, isDoubtful } = one.enumerator!;
  return (
    value === split.current + 1 &&
    value > 1 &&
    split.hasBlock &&
    split.list === 0 &&
    !isDoubtful &&
    // A list inside the item has begun with 1.
    !split.formsInside.has(form) &&
    !MEASURE_CLASSES.has(form) &&
    region[at + 1]?.opensBlock === true &&
    region[at + 1]!.label === split.label
  );
}

function splitAt(region: readonly Seen[], starts: number, opens: (one: Seen, at: number) => boolean): Draft[] {
  const drafts: Draft[] = [];
  for (let at = starts; at < region.length; at++) {
    if (!opens(region[at]!, at)) continue;
    if (drafts.length > 0) drafts.at(-1)!.to = at;
    drafts.push({ from: at, to: region.length, irregularity: null });
  }
  return drafts;
}

/** 聚焦民族政策方面 / 1.… 2.… / 聚焦宗教事务方面 / 3.…: the problems are numbered anew under each theme or through all of them. */
function splitAtThemes(region: readonly Seen[], starts: number): Draft[] {
  const kind = region[starts + 1]!.enumerator!.class;
  let last = 0;
  return splitAt(region, starts, (one, at) => {
    const { enumerator } = one;
    if (enumerator?.class === kind && (enumerator.value === last + 1 || enumerator.value === 1))
      last = enumerator.value;
    return isThemeAbove(one, region[at + 1], last);
  });
}

const lead = (one: Seen): string => one.rest.slice(0, 2);
const sameLead = (a: Seen, b: Seen): boolean => lead(a) === lead(b);

// The next number stands within this many lines where a single number was lost.
const NEAR = 40;

/** A sibling whose number was lost: worded as its numbered siblings are, or answered as they are. */
function replacesNumber(one: Seen, at: number, region: readonly Seen[], split: SplitState): boolean {
  if (one.opensBlock || one.isStatus) return false;
  // 在城市管理主业履行方面 / 1.…: a theme that lost its number, behind one that has it.
  if (split.isTheme && isThemeAbove(one, region[at + 1], 0)) return true;
  // （四）基层党建方面: what stands under a theme without a number is no sibling of the theme.
  if (split.isTheme) return false;
  const { sibling } = split;
  if (one.wrapped && sibling && sameLead(one, sibling)) {
    // 针对“…”问题，… may open a paragraph of the answer; a heading is all wrapper, as its siblings are.
    return one.wrapped.after >= one.rest.length - 1 || sibling.wrapped!.after < sibling.rest.length - 1;
  }
  // A short line directly before a marker, behind an answered item, where the next number skips one: 4. … (no 5.) … 6.
  const below = region[at + 1];
  if (sibling || one.line.text.length > 200 || !split.hasBlock || !below) return false;
  const isFault = one.line.text.length <= 60 && !/[。;,]$/.test(one.line.text) && voiceOf(one.line.text) > 0;
  // A second 整改情况 under one item answers another fault, printed right above it without its number.
  if (isFault && below.opensBlock && below.label === split.label) return true;
  // 党建基础工作不实 / （1）党员教育… : its children begin at 1 again.
  if (isFault && below.enumerator?.value === 1 && below.enumerator.class === split.childClass) return true;
  if (!below.opensBlock) return false;
  const next = region.slice(at + 1, at + NEAR).find((after) => after.enumerator?.class === split.kind);
  return next?.enumerator?.value === split.current + 2 && voiceOf(one.line.text) > 0;
}

/** Where the split of a region stands. */
interface SplitState {
  readonly kind: EnumeratorClass;
  /** Number of the item read last. */
  current: number;
  /** Last value of a list of the same class inside the current item; 0 = none. */
  list: number;
  /** The current item's answer has begun. */
  hasBlock: boolean;
  /** A block of measures stands under it. */
  hasMeasures: boolean;
  /** Marker that opened the item's answer. */
  label: string | null;
  /** Class of the numbers that stood right under a heading of this region. */
  childClass: EnumeratorClass | null;
  /** Classes of other numbers inside the current item. */
  readonly formsInside: Set<EnumeratorClass>;
  /** A wrapped heading among those read: how its siblings are worded. */
  sibling: Seen | null;
  /** The item read last is headed by an aspect (…方面) and no fault. */
  isTheme: boolean;
}

/** Whether a numbered line that could be a heading or a list item reads as a heading. */
function soundsLikeHeading(
  one: Seen,
  at: number,
  region: readonly Seen[],
  { kind, hasMeasures }: SplitState,
  context: Context,
): boolean {
  if (one.wrapped || one.opensInside || one.enumerator?.class === "problem") return true;
  let answered = false;
  let below = false;
  for (let after = at + 1; after < region.length; after++) {
    const next = region[after]!;
    if (next.enumerator?.class === kind && !next.enumerator.isDoubtful) break;
    if (next.opensBlock) {
      // 整改措施：1.… 2.开展学习。 / 整改成效：… — the outcome closes the list that is open, and answers none of its items.
      answered = next.block === "measures" || !hasMeasures;
      break;
    }
    below = true;
  }
  if (context.documentHasMarkers) return answered;
  return voiceOf(one.rest) > 0 && below;
}
