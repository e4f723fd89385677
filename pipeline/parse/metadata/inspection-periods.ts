import { before, type DateMention, isRange } from "../dates.ts";
import type { Dated, Placed } from "./dated.ts";
import { tellsEarlierInspection } from "./earlier-inspection.ts";
import { sentences } from "./sentence.ts";

/** When an inspection was held, as one passage tells it. */
export interface Period {
  readonly start: Placed | null;
  readonly end: Placed | null;
  readonly used: readonly DateMention[];
  /** The words that tell of it: a sentence, or its part where one sentence names several inspections. */
  readonly passage: Passage;
  /** Told with both days, or with the team and its act: enough to be an inspection of its own beside another. */
  readonly isSure: boolean;
}

/** A part of a compact text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

const INSPECTED = /巡[视察查]|进驻/;
// 集中整改期 2024年1月5日至4月5日, 公示期: periods of something else.
const OTHER_PERIOD = /(?:整改期(?:限|间)?|集中整改|公示|公开|公布|整改时限|受理)[^,。;]{0,8}$/;

// So much is read before a date; no sentence says it later.
const LONGEST_HEAD = 300;
// 针对2020年县委第一巡察组反馈的问题，…: what the inspection is about, and no feedback of this one.
const ON_FEEDBACK = /(?:针对|围绕|对照|根据|就|聚焦)[^,。;]{0,40}反馈[^,。;]{0,12},/;
// 县委第三巡察组于D至D对…反馈问题整改情况开展“回头看”
const TEAM_BEFORE = /组[于自从在]?$/;
const LOOKS_BACK = /^[^。;]{0,60}(?:开展|进行|实施)了?“?回头看/;

/** All inspection periods that `one` tells of, in order. */
export function inspectionPeriods(one: Dated): readonly Period[] {
  return sentences(one.view.text).flatMap((sentence) => {
    if (!INSPECTED.test(one.view.text.slice(sentence.start, sentence.end))) return [];
    const inside = one.mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    return inside.length === 0 ? [] : apart(one.view.text, sentence, periodsIn(one, sentence, inside));
  });
}

type Found = Omit<Period, "passage">;

function periodsIn(one: Dated, sentence: Passage, inside: readonly DateMention[]): readonly Found[] {
  const { text } = one.view;
  const found: Found[] = [];
  const others = new Set<DateMention>();
  for (const [at, first] of inside.entries()) {
    if (others.has(first)) continue;
    const from = Math.max(sentence.start, first.span.start - LONGEST_HEAD);
    const head = text.slice(from, first.span.start).replace(ON_FEEDBACK, "");
    const second = inside[at + 1];
    const isPair = second !== undefined && isPeriod(text, first, second);
    if (OTHER_PERIOD.test(head) || /反馈/.test(head)) {
      others.add(first);
      if (isPair) others.add(second);
      continue;
    }
    if (first.end !== null && saysInspection(text.slice(first.span.end, sentence.end))) {
      found.push({ ...placed(one, first, first), isSure: true });
      others.add(first);
    } else if (isPair) {
      const tail = text.slice(second.span.end, sentence.end);
      if (!saysInspection(tail) && !saysInspection(head) && !(TEAM_BEFORE.test(head) && LOOKS_BACK.test(tail)))
        continue;
      const { start, end, used } = placed(one, first, second);
      found.push({ start, end: endOf(first, end), used, isSure: true });
      others.add(first).add(second);
    }
  }
  const begun = begunIn(one, sentence, inside, others);
  return begun && (found.length === 0 || begun.isSure)
    ? [...found, begun].sort((a, b) => a.used[0]!.span.start - b.used[0]!.span.start)
    : found;
}

/** 2020年5月，县委第一巡察组对某局进行了常规巡察; 9月2日进驻某局，至11月1日结束. */
function begunIn(
  one: Dated,
  sentence: Passage,
  inside: readonly DateMention[],
  others: ReadonlySet<DateMention>,
): Found | null {
  const { text } = one.view;
  const tailOf = (at: number): string => text.slice(inside[at]!.span.end, inside[at + 1]?.span.start ?? sentence.end);
  const at = inside.findIndex((mention, index) => {
    const tail = tailOf(index);
    return !others.has(mention) && BEGUN.test(tail) && saysInspection(tail) && !isFeedback(tail);
  });
  const begun = inside[at];
  if (!begun) return null;
  const ended = inside.find(
    (mention) =>
      mention.span.start > begun.span.end &&
      /^[^,。;]{0,8}(?:结束|完成|撤离|撤点)/.test(text.slice(mention.span.end, sentence.end)),
  );
  const head = text.slice(Math.max(sentence.start, begun.span.start - 24), begun.span.start);
  const isSure = ended !== undefined || TEAM_HELD.test(head + tailOf(at));
  return { ...placed(one, begun, ended), used: ended ? [begun, ended] : [begun], isSure };
}

const BEGUN = /^(?:起|开始|以来)?[^。;]{0,60}(?:对|进驻)[^。;]{0,60}/;
// 县委第一巡察组对某局进行了巡察, 巡察组曾进驻; not 局党组召开动员会，对巡察工作作出部署.
const TEAM_HELD =
  /组[^。;]{0,8}(?:对[^。;]{2,60}?(?:进行|开展|实施)[^,。;]{0,24}(?:巡[视察查](?!整改|反馈)|回头看)|进驻)/;

/** 1月5日，县委第三巡察组对我局反馈巡察意见: the team did something else that day. */
function isFeedback(tail: string): boolean {
  const feedback = tail.search(/反馈/);
  const held = /巡[视察查](?!组|[一二三四五六七八九十\d]|反馈|整改|意见|工作领导|办)|进驻/;
  return feedback !== -1 && feedback < 60 && !held.test(tail.slice(0, feedback));
}

function placed({ view, resolved }: Dated, first: DateMention, last: DateMention | undefined): Omit<Found, "isSure"> {
  const place = (mention: DateMention | undefined): Placed | null => {
    const date = mention && resolved.get(mention);
    return date ? { date, view } : null;
  };
  return { start: place(first), end: place(last), used: last && last !== first ? [first, last] : [first] };
}

/** Each period with its own part of the sentence: from the clause in which it begins to that of the next. */
function apart(text: string, sentence: Passage, found: readonly Found[]): readonly Period[] {
  const starts = found.map(({ used }, at) => {
    if (at === 0) return sentence.start;
    const { start } = used[0]!.span;
    return Math.max(sentence.start, text.lastIndexOf(",", start) + 1, text.lastIndexOf(";", start) + 1);
  });
  return found.map((one, at) => ({
    ...one,
    passage: { start: starts[at]!, end: starts[at + 1] ?? sentence.end },
  }));
}

/** The end of a range takes the year of its start: when that was damaged, the year is not known. */
function endOf(first: DateMention, end: Placed | null): Placed | null {
  return first.fault === "damaged" && end?.date.yearInherited ? null : end;
}

/** 从A至B, or A开始…至B结束 with a few words between. */
function isPeriod(text: string, first: DateMention, second: DateMention): boolean {
  if (isRange(text, first, second)) return true;
  // 2020年5月6日6月5日: 至 was lost between two links of the page.
  if (first.span.end === second.span.start) return true;
  if (first.fault && /(?:至|到|-)$/.test(text.slice(first.span.end, second.span.start))) return true;
  return /^(?:开始|进驻|起)?[,、]?(?:到|至|截至|截止到?|并于)$/.test(text.slice(first.span.end, second.span.start));
}

/** The words around a period tell of an inspection being held: 对我局党组开展了巡察, 进驻某局. */
function saysInspection(text: string): boolean {
  const clause = text.slice(0, 120);
  const feedback = clause.search(/反馈/);
  const held = clause.search(
    /(?:开展|进行|实施|接受|接到)?[^,。;]{0,24}(?:巡[视察查](?!组|反馈|整改|意见|工作领导|办)|进驻)|巡[视察查][^,。;]{0,4}组[^。;]{0,6}(?:对|进驻)/,
  );
  return held !== -1 && (feedback === -1 || held < feedback);
}

/**
 * The inspection that the notice answers: of several told one after the other the last that a feedback follows, so that
 * neither an earlier one (2017年…曾开展巡察) nor what came after the feedback is taken for it.
 *
 * @param feedbacks where dates of feedback stand
 */
export function answeredPeriod(text: string, periods: readonly Period[], feedbacks: readonly number[]): Period | null {
  const live = periods.filter(({ passage }) => !tellsEarlierInspection(text.slice(passage.start, passage.end)));
  let chosen: Period | null = null;
  for (const period of live) {
    if (!chosen) {
      chosen = period;
      continue;
    }
    const at = period.passage.start;
    const isAnswered = feedbacks.some((feedback) => feedback > at) || !feedbacks.some((f) => f > chosen!.passage.start);
    if (period.isSure && isAnswered && isLater(chosen, period)) chosen = period;
  }
  return chosen;
}

/** The inspection `second` began after the inspection `first` was over. */
export function isLater(first: Period, second: Period): boolean {
  const over = first.end ?? first.start;
  return over !== null && second.start !== null && before(over.date.to ?? over.date.from, second.start.date.from);
}
