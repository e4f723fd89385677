import { voiceOf } from "../leaf/voice.ts";
import type { EnumeratorClass } from "./enumerator.ts";
import { replacesNumber } from "./lost-number.ts";
import { isAnsweredLine, isThemeAbove, MEASURE_CLASSES, type Seen, sameLead } from "./seen.ts";
import { endsWithAspect } from "./theme.ts";

/**
 * Which lines of a region continue the sequence of numbers that its first heading begins: the next number, one that was
 * lost, doubled or printed in another form; and which only number a list inside a heading.
 */

/** The number expected here was another one. */
export type Irregularity = "number-missing" | "number-gap" | "number-doubled" | null;

/** What the numbers of one region are read against. */
export interface Numbering {
  /** Last value read of each class, for numbers that run on across themes. */
  readonly lastOfClass: Map<EnumeratorClass, number>;
  readonly documentHasMarkers: boolean;
}

/** A heading of a region: `from` is its line, `to` the line behind the last that stands under it. */
export interface Draft {
  readonly from: number;
  to: number;
  readonly irregularity: Irregularity;
}

/** Where the split of a region stands. */
export interface SplitState {
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
  /** A fault without number, answered on its own, stands right below the item read last: 01 作风建设 / 违规发放补贴 / 整改情况：… */
  groups: boolean;
}

/** （四）基层党建和干部队伍方面: a heading that names an aspect and no fault. */
export const isAspect = (one: Seen): boolean => one.wrapped === null && endsWithAspect(one.rest);

/** Under a theme the first fault lost its number: it is answered, and the next one, which is returned, is number 2. */
export function secondOfLost(one: Seen, at: number, region: readonly Seen[], parent: Seen | null): Seen | undefined {
  if (at !== 0 || parent === null || !isAspect(parent) || !isAnsweredLine(one, at, region)) return undefined;
  const next = region.slice(at + 1).find(({ enumerator }) => enumerator && !MEASURE_CLASSES.has(enumerator.class));
  return next?.enumerator?.value === 2 ? next : undefined;
}

/** The heading lines of a region: those that continue the sequence that its first numbered line begins. */
export function splitRegion(
  region: readonly Seen[],
  starts: number,
  parent: Seen | null,
  numbering: Numbering,
): Draft[] {
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
    groups: false,
  };
  const open = (at: number, value: number, irregularity: Irregularity): void => {
    const head = region[at]!;
    if (drafts.length > 0) drafts.at(-1)!.to = at;
    drafts.push({ from: at, to: region.length, irregularity });
    split.current = value;
    split.list = 0;
    split.hasBlock = head.opensInside;
    split.hasMeasures = false;
    split.formsInside.clear();
    split.isTheme = isAspect(head);
    const below = region[at + 1];
    split.groups = !head.wrapped && !head.opensInside && below !== undefined && isAnsweredLine(below, at + 1, region);
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
      else if (drafts.length > 0 && !split.groups && replacesNumber(one, at, region, split))
        open(at, split.current + 1, "number-missing");
      continue;
    }
    if (one.enumerator.class !== kind) {
      if (continuesInOtherForm(one, at, region, split)) open(at, one.enumerator.value, null);
      else split.formsInside.add(one.enumerator.class);
      continue;
    }
    const irregularity = stepOf(one, at, region, split, drafts.length, numbering);
    if (irregularity !== "list" && irregularity !== "text") open(at, one.enumerator.value, irregularity);
  }
  numbering.lastOfClass.set(kind, split.current);
  return drafts;
}

/** What a numbered line of the region's class is: the next heading (and how regular), an item of a list, or plain text. */
function stepOf(
  one: Seen,
  at: number,
  region: readonly Seen[],
  split: SplitState,
  opened: number,
  numbering: Numbering,
): Irregularity | "list" | "text" {
  const { value, isDoubtful } = one.enumerator!;
  const isHeading = (): boolean => soundsLikeHeading(one, at, region, split, numbering);
  const asList = (): "list" => {
    split.list = value;
    return "list";
  };
  const running = (numbering.lastOfClass.get(split.kind) ?? 0) + 1;
  if (isDoubtful && !(value === split.current + 1 && isHeading())) {
    // 1.制定制度。 / 2.3名干部被约谈。 / 3.督查2次。 — the list goes on behind a sentence that is over.
    return split.list > 0 && value === split.list + 1 && /[。;!]$/.test(region[at - 1]?.line.text ?? "")
      ? asList()
      : "text";
  }
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

/** Whether a numbered line that could be a heading or a list item reads as a heading. */
function soundsLikeHeading(
  one: Seen,
  at: number,
  region: readonly Seen[],
  { kind, hasMeasures }: SplitState,
  numbering: Numbering,
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
  if (numbering.documentHasMarkers) return answered;
  return voiceOf(one.rest) > 0 && below;
}
