import type { Span } from "../../span.ts";
import { matches } from "../matches.ts";
import type { Compact } from "./compact.ts";
import { regionSuffix } from "./regions.ts";
import { leftStops } from "./unit-name.ts";

/** An inspecting team as named at one place: 区委第三轮巡察第一巡察组. */
export interface InspectingBody {
  /** As printed, without 中共 and without line breaks. */
  readonly name: string;
  /** Who sent it: 区委, 中央, 校党委; empty when only the team is named (第三巡察组). */
  readonly issuer: string;
  readonly isNumbered: boolean;
  readonly span: Span;
  /** Where it stands in its compact text. */
  readonly at: number;
  readonly end: number;
}

const N = "[一二三四五六七八九十\\d]";
// 机动, 机动式, “机动式”, 常规性
const KINDS = "“?(?:常规|专项|提级|交叉|联动|机动|延伸|异地|直接|下沉|联合|综合|回头看)[式性]?”?";
// 第四巡察组, 巡察第三组, 第二(提级)巡察组, 第三提级交叉巡察组, 提级巡察第一组; 巡查 is a common misprint.
const TEAM = new RegExp(
  `(?:(?:(?:上下|市县乡?|省市县?|县乡)(?=联动|一体))?第?${N}{0,3}(?:\\((?:${KINDS}){1,3}\\)|(?:${KINDS}){1,3})?(?:工作)?巡[视察查](?:工作)?(?:第?${N}{1,3})?(?:小)?组|(?:${KINDS})第?${N}{1,3}组)`,
  "g",
);
// 涉粮问题专项巡察组, 乡村振兴专项巡察组, 医疗卫生系统第二专项巡察组: what the inspection is about.
const SUBJECT = `(?:涉粮|粮食购销|乡村振兴|选人用人|意识形态|营商环境|惠民惠农|[一-龥]{2,8}?(?=领域|系统|行业))(?:问题|领域|系统|行业)?(?=专项|巡|第|$)`;
// What may stand between the issuer and its team: 第三轮巡察, 2024年第二轮, 十三届, 对村巡察, “回头看”, 巡察工作领导小组.
const BETWEEN = new RegExp(
  `(?:第?${N}{1,3}届|(?:20\\d{2}年度?)?第?${N}{1,3}[轮批](?:次)?|20\\d{2}年|委员会|工作|领导小组(?:办公室)?|(?:对)?(?:村居|社区|乡镇|村)|巡[视察查]|${KINDS}|\\((?:${KINDS})\\)|${SUBJECT}|上下|市县|派出的?|的|第${N}{1,3}(?=[^轮届批]|$))`,
  "y",
);
const NUMBER = new RegExp(N);
const TERM = new RegExp(`(?:第?${N}{1,3}届)$`);
const BREAK = /[,。;:!?"“”‘’《》、(]/;

/** All teams named in `view`, in order. */
export function inspectingBodies(view: Compact): readonly InspectingBody[] {
  const found: InspectingBody[] = [];
  for (const match of matches(TEAM, view.text)) {
    const end = match.index + match[0].length;
    const start = issuerStart(view.text, match.index);
    // 巡察整改工作组, 督查组 of the unit itself have no 巡视/巡察 before 组; 巡察组 alone refers back.
    const issuerEnd = start === null ? match.index : issuerEndAt(view.text, start, match.index);
    const from = start ?? match.index;
    const printed = view.text.slice(from, end);
    if (start === null && !/第|提级|联动/.test(match[0])) continue;
    found.push({
      name: printed,
      issuer: start === null ? "" : view.text.slice(start, issuerEnd),
      isNumbered: NUMBER.test(match[0]),
      span: view.source(from, end),
      at: from,
      end,
    });
  }
  return found;
}

const ISSUER = /中央|(?:自治区|兵团|师市|[省市区县州盟旗师])党?委|党工委|工委|党委|党组|委员会/g;

/** Where the issuer of the team at `at` begins, or null when none stands directly before it. */
function issuerStart(text: string, at: number): number | null {
  const from = Math.max(0, at - 48);
  const before = text.slice(from, at);
  let chosen: RegExpExecArray | null = null;
  for (const match of matches(ISSUER, before)) {
    if (isBetween(before, match.index + match[0].length)) {
      chosen = match;
      break;
    }
  }
  if (!chosen) return null;
  return from + nameStart(before, chosen);
}

/** True when nothing but rounds, kinds and the like stands from `at` to the end: piece by piece, without backtracking. */
function isBetween(before: string, at: number): boolean {
  for (let from = at; from < before.length; from = BETWEEN.lastIndex) {
    BETWEEN.lastIndex = from;
    if (!BETWEEN.test(before)) return false;
  }
  return true;
}

/** Left end of the issuer's name: 益阳市赫山|区委, 十三届|县委, 某大学|党委. */
function nameStart(before: string, issuer: RegExpExecArray): number {
  const word = issuer[0];
  if (word === "中央") return issuer.index;
  let start = issuer.index;
  const divisional = /^(?:自治区|兵团|师市|[省市区县州盟旗师])党?委$/.test(word);
  if (divisional) {
    const region = regionSuffix(before, issuer.index + word.replace(/党?委$/, "").length);
    if (region) start = region.start;
    else start = unlistedStart(before, issuer.index, 6);
  } else start = unlistedStart(before, issuer.index, 20);
  const term = TERM.exec(before.slice(0, start));
  if (term) {
    start = term.index;
    // 中共城中区|十一届委员会
    const region = regionSuffix(before, start);
    if (region) start = region.start;
  }
  return start;
}

/** Left end of a name that no gazetteer has: at most `most` characters, back to punctuation, a digit or a stop word. */
function unlistedStart(before: string, end: number, most: number): number {
  // 市局（公司）党组: a bracket belongs to the name where more of it stands before.
  const bracket = /[一-龥]\([一-龥]{2,6}\)$/.exec(before.slice(0, end));
  if (bracket) {
    const from = unlistedStart(before, bracket.index + 1, most);
    return from <= bracket.index ? from : end;
  }
  const limit = Math.max(0, end - most);
  let start = limit;
  for (let at = end - 1; at >= limit; at--) {
    if (BREAK.test(before[at]!) || /[\d)]/.test(before[at]!)) {
      start = at + 1;
      break;
    }
  }
  for (const stop of [...leftStops(), "中共"]) {
    const found = end < stop.length ? -1 : before.lastIndexOf(stop, end - stop.length);
    if (found >= start) start = found + stop.length;
  }
  // Without punctuation or a stop word before it, the run may be any words: only the issuer's own word is sure.
  return start === limit && start > 0 ? end : start;
}

function issuerEndAt(text: string, start: number, at: number): number {
  const match = /^.{0,40}?(?:党?委(?:员会)?|党组|工委|中央)/.exec(text.slice(start, at));
  return match ? start + match[0].length : at;
}

const KIND_BEFORE = new RegExp(`(?:${KINDS}|\\(|\\)|、|和|“|”|\\+|对村|巡察){0,6}$`);
// 县委第三巡察组对我局开展了“回头看”: the team's act; 局党组开展“回头看” is the unit's own.
const TEAM_LOOKS_BACK =
  /^[^,。;]{0,6}组[^。;]{0,40}?(?:对|赴|到|进驻)[^,。;]{0,40}(?:,为期[^,。;]{1,8},)?(?:开展|进行|实施)了?(?:为期[^,。;]{1,8}的)?(?:整改)?“?回头看/;
const KIND = /常规|专项|提级|交叉|联动|机动|回头看/g;

/**
 * 常规, 专项, 提级 …: what kind of inspection `sentence` (compact) says it was; several are joined by `、` in order of
 * mention. Null when it does not say.
 */
export function inspectionKind(sentence: string): string | null {
  const kinds: string[] = [];
  let looksBack = false;
  for (const match of matches(/巡[视察查]|第[一二三四五六七八九十\d]{1,3}组/g, sentence)) {
    const before = KIND_BEFORE.exec(sentence.slice(Math.max(0, match.index - 24), match.index))![0];
    const after = /^(?:“?回头看”?)/.exec(sentence.slice(match.index + match[0].length))?.[0] ?? "";
    for (const [kind] of matches(KIND, before + after)) if (!kinds.includes(kind)) kinds.push(kind);
    const end = match.index + match[0].length;
    looksBack ||= TEAM_LOOKS_BACK.test(sentence.slice(end - 1, end + 120));
  }
  if (looksBack && !kinds.includes("回头看")) kinds.push("回头看");
  return kinds.length === 0 ? null : kinds.join("、");
}

const ROUND = new RegExp(
  `(?:第?${N}{1,3}届[^,。;:、]{0,12}?)?(?:20\\d{2}年度?)?第${N}{1,3}轮(?=[^,。;]{0,12}巡[视察查]|[^,。;]{0,6}$)`,
  "g",
);

/** 十一届区委第三轮, 第三轮: the round of the inspection, the mention with the term of office (届) first. */
export function inspectionRound(texts: readonly string[]): string | null {
  const rounds = texts.flatMap((text) => [...matches(ROUND, text)].map((match) => match[0]));
  return rounds.find((round) => round.includes("届")) ?? rounds[0] ?? null;
}
