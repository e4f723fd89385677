import { isAct } from "../leaf/answer-start.ts";
import { readGroupStatus } from "../leaf/group-status.ts";
import { placesBehindMarks } from "../leaf/measures.ts";
import { readTrailingStatus } from "../leaf/status.ts";
import { VOICE, voiceOf } from "../leaf/voice.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import { readEnumerator } from "./enumerator.ts";
import { MEASURE_CLASSES, type Seen } from "./seen.ts";
import { isUnitHeading, namesAspect, speaksOfTheme } from "./theme.ts";

/**
 * What speaks for the items of a list being headings (above 0 in sum, the items' mean and their parent's share) or measures.
 * Set by hand since the first reader, not learned; the golden cases hold them. The voice, between −1 and 1, outweighs all but
 * several signs together; measures one a line below an item nearly prove it a heading.
 */
const WEIGHT = {
  underTheme: 1,
  underFault: -0.8,
  voice: 2,
  answerBelow: 0.6,
  nothingBelow: -1,
  status: 0.5,
  titled: 0.5,
  answeredInLine: 1,
  itemised: 1.5,
  /** 1.P。（已完成） with text below: the status of a measure stands behind all of it. */
  statedAbove: 1,
  /** Where the notice opens its answers with markers, items without one are hardly headings. */
  markersElsewhere: -0.8,
} as const;

const opens = (one: Seen): boolean => one.opensBlock || one.opensInside;

/** A numbered line with the lines under it. */
interface Item {
  readonly head: Seen;
  readonly inside: readonly Seen[];
}

/** Whether the items under `parent` (null: the body itself) are headings, or a list inside a statement or an answer. */
export function areHeadings(items: readonly Item[], parent: Seen | null, documentHasMarkers: boolean): boolean {
  if (items.length === 0) return false;
  if (parent === null) return true;
  const wrapped = items.filter(({ head }) => head.wrapped !== null || head.enumerator?.class === "problem").length;
  if (wrapped * 2 >= items.length) return true;
  if (parent.wrapped && !namesAspect(parent.rest) && isListInLine(items)) return false;
  if (statesFault(parent) && isAnswerAboveOutcome(items)) return false;
  const answered = items.filter(({ head, inside }) => head.opensInside || inside.some(opens)).length;
  const ledger = items.some(({ inside }) => inside.some((one) => isLedgerRow(one.line.text)));
  if (answered > 0 || ledger) {
    if (answered === items.length || ledger) return true;
    // P:(1)a(2)b 整改情况:… — one answer behind the last item answers the whole.
    const onlyLast =
      answered === 1 && items.length > 1 && (items.at(-1)!.head.opensInside || items.at(-1)!.inside.some(opens));
    return !onlyLast && answered * 2 >= items.length;
  }
  if (items.length === 1 && items[0]!.inside.length === 0 && goesOnInside(items[0]!.head)) return false;
  const inGroup = readGroupStatus(parent.rest)?.isStatusGroup === true;
  // 已完成整改的问题 is answered by nothing: what is numbered below it are its themes or problems.
  if (inGroup && items.some(({ head, inside }) => inside.length > 0 || voiceOf(head.rest) > 0)) return true;
  const isTheme =
    inGroup || isUnitHeading(parent.rest) || speaksOfTheme(parent.rest) || parent.enumerator?.class === "part";
  const parentVoice = parent.wrapped && !namesAspect(parent.rest) ? 1 : voiceOf(parent.rest);
  let score = isTheme ? WEIGHT.underTheme : parentVoice > VOICE.fault ? WEIGHT.underFault : 0;
  for (const item of items) score += headingScore(item, parentVoice, documentHasMarkers) / items.length;
  return score > 0;
}

/** 1.关于“学习不深”的问题。 or 1.学习不深。, not （一）学习方面 nor 第一部分. */
function statesFault(parent: Seen): boolean {
  return !namesAspect(parent.rest) && (parent.wrapped !== null || voiceOf(parent.rest) > VOICE.fault);
}

/** ①取消低保资格2户。②给予处分1人。 alone under a wrapped fault, or above its answer: a list in one line, not a fault. */
function isListInLine(items: readonly Item[]): boolean {
  const [only] = items;
  if (items.length > 1 || only!.head.opensInside || only!.inside[0]?.opensBlock === false) return false;
  return goesOnInside(only!.head);
}

/** 1.关于“学习不深”的问题。 / （1）研讨4次。 / 整改成效：…: what stands above the outcome is the answer, unless it states a fault. */
function isAnswerAboveOutcome(items: readonly Item[]): boolean {
  const [only] = items;
  const { head, inside } = only!;
  if (items.length > 1 || head.wrapped || head.opensInside) return false;
  return inside.find((one) => one.opensBlock)?.block === "outcome" && (voiceOf(head.rest) <= 0 || isAct(head.rest));
}

/** ①清理牌子8块。②未经批准不得摊派。 — the next number stands in the same line: a list, and no heading. */
function goesOnInside({ enumerator, rest }: Seen): boolean {
  return placesBehindMarks(rest).some((at) => {
    const next = readEnumerator(rest.slice(at, at + 24));
    return next?.class === enumerator?.class && next?.value === (enumerator?.value ?? 0) + 1;
  });
}

function headingScore({ head, inside }: Item, parentVoice: number, documentHasMarkers: boolean): number {
  const stated = readTrailingStatus(head.rest.slice(-60)) !== null;
  const status = stated || inside.some((one) => one.isStatus);
  // Under a parent that is no fault, tasks are headed in the voice of answers (落实立德树人根本任务。一是…).
  const heard = voiceOf(head.rest);
  // ①党费收缴不及时，11名党员欠交党费。一是补齐… the finding and its answer in one line.
  const fused = /[。:;] ?一是/.exec(head.rest);
  const answered = fused !== null && voiceOf(head.rest.slice(0, fused.index)) >= 0;
  const voice = parentVoice > VOICE.fault ? heard : Math.max(heard, 0);
  const titled = /^[^。;]{2,28}[。:] ?\S/.test(head.rest) && parentVoice <= VOICE.fault;
  // Measures one a line right below (一是… 第一，… 措施一：…): what stands above them is no measure itself.
  const below = inside[0]?.enumerator?.class;
  const itemised = below !== undefined && (MEASURE_CLASSES.has(below) || below === "ordinal");
  const hasAnswer = inside.some((one) => one.line.text.length > 12) || /[。:;] ?一是/.test(head.rest);
  return (
    voice * WEIGHT.voice +
    (hasAnswer ? WEIGHT.answerBelow : WEIGHT.nothingBelow) +
    (status ? WEIGHT.status : 0) +
    (titled ? WEIGHT.titled : 0) +
    (answered ? WEIGHT.answeredInLine : 0) +
    (itemised ? WEIGHT.itemised : 0) +
    (stated && inside.length > 0 ? WEIGHT.statedAbove : 0) +
    (documentHasMarkers ? WEIGHT.markersElsewhere : 0)
  );
}
