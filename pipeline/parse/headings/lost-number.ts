import { VOICE, voiceOf } from "../leaf/voice.ts";
import type { SplitState } from "./number-sequence.ts";
import { isThemeAbove, type Seen, sameLead } from "./seen.ts";

/** Headings that lost their number: a line that stands, or is answered, as its numbered siblings are. */

// The next number stands within this many lines where a single number was lost.
const NEAR = 40;

/** A sibling whose number was lost: worded as its numbered siblings are, or answered as they are. */
export function replacesNumber(one: Seen, at: number, region: readonly Seen[], split: SplitState): boolean {
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
  const below = region[at + 1];
  if (!sibling && below && isListed(one, below) && isAnswered(region[at - 1]!, split)) {
    const next = numberBehind(at, region, split);
    // The last of its theme is told by how its siblings are answered.
    if (next === undefined ? below.enumerator!.class === split.childClass : next === split.current + 2) return true;
  }
  // A short line directly before a marker, behind an answered item, where the next number skips one: 4. … (no 5.) … 6.
  if (sibling || one.line.text.length > 200 || !split.hasBlock || !below) return false;
  const isFault = one.line.text.length <= 60 && !/[。;,]$/.test(one.line.text) && voiceOf(one.line.text) > 0;
  // A second 整改情况 under one item answers another fault, printed right above it without its number.
  if (isFault && below.opensBlock && below.label === split.label) return true;
  // 党建基础工作不实 / （1）党员教育… : its children begin at 1 again.
  if (isFault && below.enumerator?.value === 1 && below.enumerator.class === split.childClass) return true;
  const skipsOne = (): boolean => numberBehind(at, region, split) === split.current + 2;
  return below.opensBlock && voiceOf(one.line.text) > 0 && skipsOne();
}

/** The next number of the region behind line `at`: one more than the number expected where this line lost its own. */
function numberBehind(at: number, region: readonly Seen[], { kind }: SplitState): number | undefined {
  return region.slice(at + 1, at + NEAR).find(({ enumerator }) => enumerator?.class === kind)?.enumerator?.value;
}

/** The line above tells what was done, and is no heading: a fact would go on stating its fault. */
function isAnswered(above: Seen, { kind }: SplitState): boolean {
  return above.enumerator?.class !== kind && voiceOf(above.rest) <= VOICE.factsBelowWrapper;
}

/** 宣传不到位。 / ①张贴标语60条；②入户320户。: a fault above a list that answers it. */
function isListed(one: Seen, below: Seen): boolean {
  return one.line.text.length <= 120 && below.enumerator?.value === 1 && voiceOf(one.line.text) > VOICE.fault;
}
