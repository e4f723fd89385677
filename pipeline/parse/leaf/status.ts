import type { Status } from "../../model.ts";
import { matches } from "../matches.ts";
import { IMMEDIATE, PHRASES, THEME_GROUP, VOCABULARY } from "./status-words.ts";

/** A status as stated and where it stands in the text read. */
export interface StatusReading {
  readonly status: Status;
  /** The words it came from. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Long-term duties named behind a completion do not undo it: 已完成并长期坚持, 完成整改，后续持续巩固, 已整改到位，并将长期坚持, 完成率100%，长期坚持.
 */
const COMPLETED_AND_KEPT =
  /(?<!未|没有|待|需|将|正在|尽快|持续|基本|部分|阶段性|初步)(?:完成(?:了)?整改|(?:已|均)(?:经)?(?:全部|全面|按期|如期|按时)?(?:完成|整改|办结|销号|落实)|整改(?:已)?(?:完成|到位|完毕)|完成率(?:达|为|:)? ?100 ?%)(?:整改)?(?:任务)?(?:到位|完成|完毕)?[,、;]? ?(?:并且|同时|后续|今后|下一步|还|并|且|将|需要?|要|继续){0,4}(?:正在)?(?:长期|持续|继续|巩固|不断|常态化?)(?:化)?(?!.{0,4}(?:整改|办理)(?!成果|成效))/;

/** 预计2025年6月底前完成, 限年底前整改到位: a completion to come; 完成70%: one that is not reached. */
const TO_COME = /(?:预计|计划|拟|将|限(?:期|于)?|力争|争取|确保|要求|预期).{0,16}(?:完成|到位|办结|销号|完毕|解决)/;
const IN_PART = /(?:完成|整改|进度|销号)率?(?:已|约|仅)?(?:达到?|为|至|:)? ?\d{1,2}(?:\.\d{1,2})? ?%/;

/** 尚未全部完成整改, 未按时完成, 难以解决, 正在逐步完成: a completion that is denied, or under way. */
const NEGATED =
  /(?:未能?|没有?|难以|不能|无法)(?:全部|全面|完全|彻底|按期|按时|如期){1,2}(?:完成|整改|到位|办结|销号|解决)|(?:未能|没有|难以|不能)(?:完成|整改|办结|解决|到位)|未解决|正在(?:逐步|有序|加快|积极)(?:完成|解决)/;

/** 整改成效, 整改完成情况: the name of something, no status. */
const LABEL = /(?:情况|状态|时限|结果|进度|程度|措施|(?<!取得.{0,6})(?:成效|成果|效果|进展))[。:]?$/;

/**
 * Reads a passage that is nothing but a status (a status line's content, a table cell, the whole of a block):
 * `已完成整改。`, `立行立改的问题,已完成整改。`, `已完成，并长期坚持`. Null when it says anything else.
 */
export function readStatusPhrase(text: string): StatusReading | null {
  return readPhrase(text, 2);
}

/** As {@link readStatusPhrase}, where prose may stand too: 完成入账 and 已全部收回到位 name an act, and no status. */
export function readPureStatus(text: string): StatusReading | null {
  return readPhrase(text, 0);
}

/** @param foreign characters beyond the vocabulary of statuses that may stand in the phrase */
function readPhrase(text: string, foreign: number): StatusReading | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 60) return null;
  if (trimmed.replace(VOCABULARY, "").length > foreign) return null;
  // 2023年化债任务完成率103%: a figure of the unit's business.
  if (/\d{3} ?%/.test(trimmed) && !/(?<!\d)100 ?%/.test(trimmed)) return null;
  if (/^(?:是|√|已|完成率?(?:达|为|:)? ?100 ?%|100 ?%)[。.]?$/.test(trimmed))
    return reading("completed", text, trimmed);
  if (/^(?:完成率?(?:达|为|:)? ?)?\d{1,2}(?:\.\d+)? ?%[。.]?$/.test(trimmed)) return reading("ongoing", text, trimmed);
  if (/^(?:否|未)[。.]?$/.test(trimmed)) return reading("ongoing", text, trimmed);
  if (LABEL.test(trimmed)) return null;
  // 已完成80%，正在推进   预计2025年6月底前完成
  if (NEGATED.test(trimmed) || IN_PART.test(trimmed)) return reading("ongoing", text, trimmed);
  if (TO_COME.test(trimmed) && !/已(?:经)?(?:全部|按期|如期)?(?:完成|整改|到位|办结|销号)/.test(trimmed))
    return reading("ongoing", text, trimmed);
  if (COMPLETED_AND_KEPT.test(trimmed) && !/阶段性|基本完成|部分完成/.test(trimmed))
    return reading("completed", text, trimmed);
  for (const { status, pattern } of PHRASES) if (pattern.test(trimmed)) return reading(status, text, trimmed);
  return null;
}

function reading(status: Status, text: string, trimmed: string): StatusReading {
  const start = text.indexOf(trimmed);
  return { status, raw: trimmed.replace(/[。.;]{1,4}$/, ""), start, end: start + trimmed.length };
}

// 整改完成情况:已完成整改。  完成情况：已完成   整改状态：已销号   整改情况：已完成
const STATUS_LINE =
  /^[[【(]?(?:(?:问题|任务|整改)?(?:整改)?(?:工作)?(?:任务)?(?:完成|落实|进展|办结|销号)?(?:情况|状态|进度|进展|结果|程度|结论|评价|类型|分类)|目前状态|状态|是否(?:完成|销号)(?:整改)?)[\]】)]? ?[:：] ?/;
// 【已完成】 （已完成整改） at a line start or alone
const BRACKETED = /^[[【(] ?([^\])】]{2,24}?) ?[\]】)][。.;]?$/;

/** A whole line that only states a status, with or without a marker; null otherwise. Text folded and trimmed. */
export function readStatus(text: string): StatusReading | null {
  if (text.length > 90) return null;
  const marker = STATUS_LINE.exec(text);
  if (marker) {
    const content = text.slice(marker[0].length);
    const phrase = readStatusPhrase(content);
    return phrase && shifted(phrase, marker[0].length);
  }
  const bracketed = BRACKETED.exec(text);
  if (bracketed) {
    const phrase = readStatusPhrase(bracketed[1]!);
    return phrase && shifted(phrase, text.indexOf(bracketed[1]!));
  }
  return null;
}

// …不到位（已完成）   …（整改完成情况：已完成）   …【持续推进】
const TRAILING = /[[【(〔] ?((?:整改)?(?:完成)?(?:情况|状态)? ?:? ?[^\])】〕([【〔]{2,20}?) ?[\]】)〕] ?[。.;,:]?$/;

// …不深入——已完成。
const DASHED = /-{2,4} ?([^-,。;:()[\]【】“”]{2,16})[。.;]?$/;

/** A status at the end of a heading or measure, in brackets or behind a dash; `from` is where the bracket or dash is. */
export function readTrailingStatus(text: string): (StatusReading & { readonly from: number }) | null {
  const from = Math.max(0, text.length - 40);
  const end = text.slice(from);
  const bracketed = TRAILING.exec(end);
  const match = bracketed ?? DASHED.exec(end);
  if (!match) return null;
  const inner = match[1]!.replace(/^(?:整改)?(?:完成)?(?:情况|状态) ?: ?/, "");
  // （完成时限：2024年5月） names a day and no status.
  const limit = /^([^:]{2,8}) ?: ?(.*)$/.exec(inner);
  const limited = limit && LIMIT.test(limit[1]!) ? readLimitStatus(limit[1]!, limit[2]!) : undefined;
  const phrase = limited === undefined ? readPhrase(inner, bracketed ? 2 : 0) : limited;
  if (!phrase) return null;
  const at = from + match.index + match[0].indexOf(inner);
  return {
    status: phrase.status,
    raw: phrase.raw,
    start: at,
    end: at + inner.trimEnd().length,
    from: from + match.index,
  };
}

// 【已整改完成】会议记录不规范。   （已完成）关于“…”的问题
const LEADING = /^[[【(〔] ?([^\])】〕([【〔]{2,20}?) ?[\]】)〕] ?(?=\S)/;

/** Characters of the bracketed status at the start of a heading, or behind its wrapper; 0 where there is none. */
export function leadingStatusLength(text: string): number {
  const match = LEADING.exec(text);
  return match && readPhrase(match[1]!, 0) ? match[0].length : 0;
}

// 该问题已整改到位。 上述问题已全部整改完成。 目前，该问题已完成整改。 此项工作持续推进。
const SENTENCE =
  /(?:^|[。;!,:] ?)((?:目前|截至目前|现|至此)?[,、]? ?(?:该|此|本|上述|以上|反馈的?|相关)(?:项|条|个|类)?(?:问题|事项|任务|整改任务|整改事项)?(?:整改)?(?:任务|工作)?(?:目前|现)?(?:均|都)?(已(?:经)?(?:全部|全面|基本|阶段性)?(?:整改(?:到位|完成|完毕|落实到位)|完成(?:整改)?|办结|销号|解决|落实到位)|正在(?:整改|推进|办理)(?:中)?|(?:尚)?未(?:完成整改|整改到位|整改完成)|取得阶段性(?:成效|成果)|(?<=(?:问题|事项|任务|(?<!相关)工作)(?:目前|现)?)(?:持续|长期|有序|稳步|继续)(?:推进|整改|坚持)(?:中)?))(?=[。;,!]|$)/g;

/** Sentences that declare the whole problem settled or open, in order: 目前，该问题已整改到位。 */
export function readStatusSentences(text: string): readonly StatusReading[] {
  const found: StatusReading[] = [];
  for (const match of matches(SENTENCE, text)) {
    const phrase = readStatusPhrase(match[2]!);
    if (!phrase) continue;
    const start = match.index + match[0].length - match[1]!.length;
    found.push({ status: phrase.status, raw: match[1]!, start, end: start + match[1]!.length });
  }
  return found;
}

// 持续推进。 and 取得明显成效。 may end any measure; these speak of the problem.
const OF_THE_WHOLE =
  /整改|立改|问题|事项|任务|销号|办结|(?:已|均|全部|基本)(?:经)?(?:全部|全面)?(?:完成|解决|办理)|未(?:整改)?(?:完成|到位)|正在|推进中|长期(?:坚持|推进)|阶段性|初步成效/;

/** …已全部清退。基本完成整改。 — the last sentence of an answer says nothing but its status, or ends in saying it. */
export function readClosingStatus(text: string): StatusReading | null {
  const end = text.replace(/[。;! ]{1,8}$/, "").length;
  const from = Math.max(
    text.lastIndexOf("。", end - 1),
    text.lastIndexOf(";", end - 1),
    text.lastIndexOf("!", end - 1),
  );
  const whole = wholeStatus(text.slice(from + 1, end), from + 1);
  return whole ?? readStatusSentences(text).find((reading) => reading.end >= end) ?? null;
}

const LONGEST_TOLD = 60;

/** 该问题已完成整改。 — a line that tells the status of the whole problem, and nothing else. */
export function readToldStatus(line: string): StatusReading | null {
  if (line.length > LONGEST_TOLD) return null;
  const end = line.replace(/[。;! ]{1,8}$/, "").length;
  const sentence = readStatusSentences(line).find((reading) => reading.start === 0 && reading.end >= end);
  return sentence ?? wholeStatus(line.slice(0, end), 0);
}

// 整改时限：立行立改   完成时限：2024年12月（长期坚持）
const LIMIT = /^(?:整改|完成|责任)?(?:时限|期限|时间|目标时间)$/;

/** The status that stands where the time limit is named; a day by which to complete, 长期坚持 behind it or not, is none. */
export function readLimitStatus(label: string, content: string): StatusReading | null {
  if (!LIMIT.test(label)) return null;
  const phrase = readTrailingStatus(content) ?? (/\d/.test(content) ? null : readPureStatus(content));
  return phrase && (phrase.status !== "completed" || /已|均/.test(phrase.raw)) ? phrase : null;
}

// …，已整改   …，完成整改   …，立行立改，已完成
const CLOSING_CLAUSE = new RegExp(
  `(?:^|,)((?:${IMMEDIATE},)?(?:现|目前)?(?:已(?:全部|基本|经)?(?:整改|完成)|(?:均已|全部|基本|阶段性)?(?:完成整改|整改完成|整改到位|整改完毕))(?:整改|完成|到位|完毕)?)$`,
);

/** 隔断改造2间，完成整改。 — the last clause of an answer without items. */
export function readClosingClause(text: string): StatusReading | null {
  const end = text.replace(/[。;! ]{1,8}$/, "").length;
  const clause = CLOSING_CLAUSE.exec(text.slice(Math.max(0, end - 24), end))?.[1];
  return clause === undefined ? null : wholeStatus(clause, end - clause.length);
}

/** 已完成整改。开展调研5次   正在整改，已精简文件12份 — so does the first sentence, or its first clause. */
export function readOpeningStatus(text: string): StatusReading | null {
  const sentence = /^[^。;!]*/.exec(text)![0];
  const whole = wholeStatus(sentence, 0);
  if (whole) return whole;
  const clause = /^[^,:。;!]*/.exec(text)![0];
  return /^(?:目前)?(?:已|正在|基本|阶段性|尚未|未)/.test(clause) && /整改|立改/.test(clause)
    ? wholeStatus(clause, 0)
    : null;
}

function wholeStatus(sentence: string, at: number): StatusReading | null {
  // 整改到位12处 counts what was done.
  if (!OF_THE_WHOLE.test(sentence) || /\d(?![\d.]{0,6} ?[年月日%])/.test(sentence)) return null;
  const phrase = readPhrase(sentence, 0);
  return phrase && shifted(phrase, at);
}

// (五)已立行立改问题   二、已完成整改的问题   长期坚持的问题   正在推进的整改事项
const GROUP = new RegExp(
  `^(?:集中整改期(?:内|间)?)?(?:目前)?(${THEME_GROUP}.{0,24}?)(?:的)?(?:反馈)?(?:具体)?(?:整改)?(?:问题|事项|任务|内容|项目)(?:整改)?(?:情况)?(?: ?[(（].{0,20}[)）])?[。:]?$`,
);

/** The status that a theme heading names for all problems under it, or null when it names an aspect. */
export function readStatusGroup(heading: string): StatusReading | null {
  if (heading.length > 48 || /方面|不到位|不够|不足|不严|不力|反馈问题 ?:/.test(heading)) return null;
  const match = GROUP.exec(heading.trim());
  if (!match) return null;
  const phrase = readStatusPhrase(match[1]!.replace(/的$/, "")) ?? readStatusPhrase(`${match[1]!}整改`);
  return phrase && { ...phrase, start: 0, end: heading.length, raw: heading.replace(/[。:]$/, "") };
}

function shifted(phrase: StatusReading, by: number): StatusReading {
  return { status: phrase.status, raw: phrase.raw, start: phrase.start + by, end: phrase.end + by };
}

const ADVANCE: Readonly<Record<Status, number>> = {
  "not-started": 0,
  ongoing: 1,
  partial: 2,
  immediate: 3,
  completed: 3,
  "not-public": 4,
};

/** The least advanced of several statuses (`measures.yaml`: not-started < ongoing < partial < immediate = completed). */
export function leastAdvanced<T extends { readonly status: Status }>(readings: readonly T[]): T | null {
  return readings.reduce<T | null>(
    (least, reading) => (least === null || ADVANCE[reading.status] < ADVANCE[least.status] ? reading : least),
    null,
  );
}
