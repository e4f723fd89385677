import { type Finding, finding } from "../../finding.ts";
import type { DatedFact } from "../../model.ts";
import {
  before,
  type DateMention,
  findDates,
  firstDay,
  isRange,
  lastDay,
  type ResolvedDate,
  resolveDates,
} from "../dates.ts";
import type { Compact } from "./compact.ts";
import { sentences } from "./sentence.ts";

export interface InspectionDates {
  readonly start: DatedFact | null;
  readonly end: DatedFact | null;
  readonly feedback: DatedFact | null;
  readonly asOf: DatedFact | null;
  readonly findings: readonly Finding[];
}

/** A stretch of the notice with its dates, read once. */
interface Dated {
  readonly view: Compact;
  readonly mentions: readonly DateMention[];
  readonly resolved: ReadonlyMap<DateMention, ResolvedDate>;
}

export interface DatedSections {
  readonly lead: Compact | null;
  readonly organisation: Compact | null;
  readonly totals: Compact | null;
  readonly next: Compact | null;
  /** The first lines of the body, before its first number. */
  readonly bodyOpening: Compact | null;
}

/**
 * Inspection period, feedback date and as-of date (formats.md section 7). A damaged or impossible date gives null and a
 * finding, never a guess.
 */
export function inspectionDates(sections: DatedSections, closingYear: number | null): InspectionDates {
  const findings: Finding[] = [];
  const parts = [sections.lead, sections.organisation, sections.totals, sections.bodyOpening, sections.next];
  let year: number | null = null;
  const dated = parts.map((view, at) => {
    if (!view) return null;
    const one = datesOf(view, year ?? (at === 0 ? bareYear(view.text) : null) ?? closingYear);
    const years = [...one.resolved.values()].map((date) => Number(date.from.slice(0, 4)));
    year = years.at(-1) ?? year;
    return one;
  });
  const [lead, organisation, totals, bodyOpening, next] = dated as [Dated?, Dated?, Dated?, Dated?, Dated?];

  const narrative = [lead, organisation, totals, bodyOpening].filter((one) => one != null);
  const period = firstOf(narrative, inspectionPeriod);
  for (const one of narrative) reportFaults(one, findings);

  const feedback = firstOf(narrative, (one) => feedbackDate(one, period?.used ?? []));
  const asOf =
    firstOf(
      [totals, lead, organisation, bodyOpening].filter((one) => one != null),
      asOfDate,
    ) ?? firstOf(next ? [next] : [], asOfDate);

  const end = period?.end ?? null;
  return {
    start: period?.start ? fact(period.start, "start") : null,
    end: end ? fact(end, "end") : null,
    feedback: feedback ? fact(feedback, "start", notBefore(feedback, end ?? period?.start ?? null, findings)) : null,
    asOf: asOf ? fact(asOf, "end", notBefore(asOf, feedback ?? end ?? null, findings)) : null,
    findings,
  };
}

/** A resolved date with the compact text it stands in. */
interface Placed {
  readonly date: ResolvedDate;
  readonly view: Compact;
}

function fact({ date, view }: Placed, side: "start" | "end", years = 0): DatedFact {
  const printed = side === "end" ? (date.to ?? date.from) : date.from;
  const shifted = `${Number(printed.slice(0, 4)) + years}${printed.slice(4)}`;
  return {
    date: side === "start" ? firstDay(shifted) : lastDay(shifted),
    precision: date.precision,
    span: view.source(date.mention.span.start, date.mention.span.end),
  };
}

function datesOf(view: Compact, startYear: number | null): Dated {
  const mentions = findDates(view.text);
  const resolved = new Map(resolveDates(view.text, mentions, startYear).map((date) => [date.mention, date]));
  return { view, mentions, resolved };
}

/** 根据…2023年第一轮巡察…安排，3月5日至…: a year that stands alone before the dates. */
function bareYear(text: string): number | null {
  const match = /((?:19|20)\d{2})年/.exec(text);
  return match ? Number(match[1]) : null;
}

function firstOf<T>(parts: readonly Dated[], read: (one: Dated) => T | null): T | null {
  for (const one of parts) {
    const found = read(one);
    if (found) return found;
  }
  return null;
}

const INSPECTED = /巡[视察查]|进驻/;
// 集中整改期 2024年1月5日至4月5日, 公示期: periods of something else.
const OTHER_PERIOD = /(?:整改期(?:限|间)?|集中整改|公示|公开|公布|整改时限|受理)[^,。;]{0,8}$/;

function inspectionPeriod(one: Dated): { start: Placed | null; end: Placed | null; used: DateMention[] } | null {
  const { view, mentions, resolved } = one;
  for (const sentence of sentences(view.text)) {
    const text = view.text.slice(sentence.start, sentence.end);
    if (!INSPECTED.test(text)) continue;
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    const place = (mention: DateMention | undefined): Placed | null => {
      const date = mention && resolved.get(mention);
      return date ? { date, view } : null;
    };
    const others = new Set<DateMention>();
    for (const [at, first] of inside.entries()) {
      const head = view.text.slice(sentence.start, first.span.start);
      const second = inside[at + 1];
      if (others.has(first) || OTHER_PERIOD.test(head) || /反馈/.test(head)) {
        others.add(first);
        if (second && isPeriod(view.text, first, second)) others.add(second);
        continue;
      }
      if (first.end !== null && saysInspection(view.text.slice(first.span.end, sentence.end))) {
        const whole = place(first);
        return { start: whole, end: whole, used: [first] };
      }
      if (!second || !isPeriod(view.text, first, second)) continue;
      const tail = view.text.slice(second.span.end, sentence.end);
      if (saysInspection(tail) || saysInspection(head))
        return { start: place(first), end: endOf(first, place(second)), used: [first, second] };
    }
    const begun = inside.find((mention) => {
      if (others.has(mention)) return false;
      const tail = view.text.slice(mention.span.end, inside[inside.indexOf(mention) + 1]?.span.start ?? sentence.end);
      return /^(?:起|开始|以来)?[^。;]{0,60}(?:对|进驻)[^。;]{0,60}/.test(tail) && saysInspection(tail);
    });
    if (begun) {
      const ended = inside.find(
        (mention) =>
          mention.span.start > begun.span.end &&
          /^[^,。;]{0,8}(?:结束|完成|撤离|撤点)/.test(view.text.slice(mention.span.end, sentence.end)),
      );
      return { start: place(begun), end: place(ended), used: ended ? [begun, ended] : [begun] };
    }
  }
  return null;
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

// Something else happened on the day, and 反馈 is only its object: 召开专题会议研究反馈意见整改.
const OTHER_ACT =
  /印发|制定|审议|研究|成立|完成|上报|报送|报告|整改|学习|传达|(?<!统一|统筹|工作|安排)部署|启动|会议|召开(?![^。;,]{0,24}反馈(?:意见|情况|问题)?(?:工作|大|通报)?会)|领取|认领|截至|截止/;
// 反馈 as a noun that the clause is about: 针对巡察反馈…, 对照市委第三巡察组反馈…
const AS_OBJECT =
  /(?:针对|对照|根据|围绕|按照|依据|结合|聚焦|落实|就)[^,。;]{0,24}$|对(?:巡[视察查]|[省市区县州]委)[^,。;]{0,16}$/;

function feedbackDate(one: Dated, used: readonly DateMention[]): Placed | null {
  const { view, mentions, resolved } = one;
  for (const sentence of sentences(view.text)) {
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    for (const [at, mention] of inside.entries()) {
      const date = resolved.get(mention);
      if (used.includes(mention) || !date) continue;
      const tail = view.text.slice(mention.span.end, inside[at + 1]?.span.start ?? sentence.end).slice(0, 90);
      const head = view.text.slice(sentence.start, mention.span.start);
      const to = tail.indexOf("反馈");
      const told = to !== -1 && !OTHER_ACT.test(tail.slice(0, to)) && !AS_OBJECT.test(tail.slice(0, to));
      const meeting = /^[^。;]{0,40}召开[^,。;]{0,24}反馈(?:意见|情况|问题)?(?:工作|大|通报)?会/.test(tail);
      const labelled = /反馈(?:意见|情况)?(?:的)?(?:时间|日期)(?:为|是|:|在)?$|反馈(?:意见|情况|会)?\($/.test(head);
      if ((told && !/^(?:截至|截止)/.test(tail)) || meeting || labelled) {
        if (/(?:截至|截止到?|截止至)$/.test(head)) continue;
        return { date, view };
      }
    }
  }
  return null;
}

const AS_OF = /(?:截至|截止到?|截止至|截至到|截止于|截至于|截止目前\(|截至目前\()(?:今日\()?$/;
const WHAT = /问题|任务|事项|措施|清单|整改/;
const DONE = /完成|整改到位|办结|销号|整改率|成效|成果|落实到位|推进|有序(?:展开|开展|进行)/;
const COUNTED =
  /\d{1,6}(?:\.\d{1,4})?(?:余|多)?(?:个|项|条|类|处|件|%|问题)|[一二三四五六七八九十]{1,4}(?:个|项|条|类)|全部|均已/;

function asOfDate(one: Dated): Placed | null {
  const { view, mentions, resolved } = one;
  for (const sentence of sentences(view.text)) {
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    for (const mention of inside) {
      const date = resolved.get(mention);
      if (!date) continue;
      const head = view.text.slice(Math.max(sentence.start, mention.span.start - 8), mention.span.start);
      const opens =
        mention.span.start - sentence.start <= 1 ||
        /^(?:到|至)$/.test(view.text.slice(sentence.start, mention.span.start));
      if (!AS_OF.test(head) && !(opens && /^底?(?:前)?,/.test(view.text.slice(mention.span.end, mention.span.end + 3))))
        continue;
      const tail = view.text.slice(mention.span.end, Math.min(sentence.end, mention.span.end + 200));
      // …分解为160条整改任务。截至2022年6月30日,已完成148条: what is counted may stand in the sentence before.
      const before = view.text.slice(Math.max(0, sentence.start - 100), mention.span.start);
      const counts = WHAT.test(tail) || (WHAT.test(before) && /^,?[^,。;]{0,6}(?:完成|整改|办结|销号)/.test(tail));
      // 现将截至2024年7月31日的整改进展情况通报如下
      const published = /^(?:的)?[^,。;]{0,20}整改[^,。;]{0,12}情况[^,。;]{0,8}(?:公布|通报|公告|公示|公开|如下)/.test(
        tail,
      );
      if (published || (counts && DONE.test(tail) && COUNTED.test(tail))) return { date, view };
    }
  }
  return null;
}

/**
 * 1 when `later` has no year of its own and would lie before `earlier`, so that the next year is meant; else 0.
 */
function notBefore(later: Placed, earlier: Placed | null, findings: Finding[]): number {
  if (!earlier || !later.date.yearInherited || !before(later.date.from, earlier.date.to ?? earlier.date.from)) return 0;
  const span = later.view.source(later.date.mention.span.start, later.date.mention.span.end);
  findings.push(finding("parse/date-year-advanced", span, { year: Number(later.date.from.slice(0, 4)) + 1 }));
  return 1;
}

function reportFaults({ view, mentions }: Dated, findings: Finding[]): void {
  for (const { fault, span } of mentions) {
    if (fault)
      findings.push(
        finding(
          fault === "damaged" ? "parse/date-damaged" : "parse/date-impossible",
          view.source(span.start, span.end),
          {
            text: view.text.slice(span.start, span.end),
          },
        ),
      );
  }
}
