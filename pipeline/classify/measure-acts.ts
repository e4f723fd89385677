import type { Modality } from "../model.ts";
import { futureClauses } from "../parse/evidence/future.ts";
import { type WordHit, type WordMatcher, wordMatcher } from "../word-matcher.ts";
import type { StatementCue } from "./classify-problem.ts";
import { figurePlaces } from "./figures.ts";
import { matchingText } from "./matching-text.ts";
import { type MeasureFile, measureCodebook } from "./measure-codebook.ts";
import type { EvidenceToken } from "./specificity.ts";
import { foldWord } from "./vocabulary.ts";

/** What one clause of a measure reports. */
export interface Act {
  readonly code: string;
  /** `unnamed`: no word says of what type the act is, its figure or its tense says that it is one. */
  readonly kind: "action" | "statement" | "unnamed";
  readonly modality: Modality;
  /** Decided by words that fit several types. */
  readonly weak: boolean;
  /** The clause says that the fault itself changed. */
  readonly outcome: boolean;
  /** … and that all of it did (全部, 均已): no figure is needed to see the outcome. */
  readonly complete: boolean;
  /** The sentence it stands in, as matched: an outcome needs its evidence there. */
  readonly sentence: string;
  readonly cues: readonly StatementCue[];
}

/** What a word says of its clause beside a type; a word or clause may have several, so each is a bit. */
const ROLE = { done: 1, ongoing: 2, planned: 4, label: 8, outcome: 16, complete: 32, noAct: 64 };

/** A type a word speaks for. */
interface WordType {
  readonly code: string;
  readonly kind: "action" | "statement";
  readonly weight: number;
  readonly weak: boolean;
}

interface MeasureWords {
  readonly matcher: WordMatcher;
  /** By word; empty where a word has but a role. */
  readonly types: readonly (readonly WordType[])[];
  /** By word: its {@link ROLE}s. */
  readonly roles: readonly number[];
}

const WEAK = 0.3;
/** Weight of the type a clause names first. */
const FIRST = 1.3;
const LABEL_LIMIT = 18;
const STATUS_LIMIT = 40;
const COMPLETE = ["全部", "均已", "已全部", "全面完成", "已整改到位", "已整改完成", "整改到位"];

let loaded: MeasureWords | undefined;

function measureWords(file: MeasureFile): MeasureWords {
  const ids = new Map<string, number>();
  const types: WordType[][] = [];
  const roles: number[] = [];
  const idOf = (word: string): number => {
    const folded = foldWord(word);
    let id = ids.get(folded);
    if (id === undefined) {
      id = ids.size;
      ids.set(folded, id);
      types.push([]);
      roles.push(0);
    }
    return id;
  };
  const give = (role: number, words: readonly string[]): void => {
    for (const word of words) roles[idOf(word)]! |= role;
  };
  for (const { code, kind, cues, weak_cues } of file.types)
    for (const [list, weak] of [
      [cues, false],
      [weak_cues, true],
    ] as const)
      for (const cue of list)
        types[idOf(cue)]!.push({ code, kind, weak, weight: Math.sqrt(cue.length) * (weak ? WEAK : 1) });
  for (const role of ["done", "ongoing", "planned"] as const) give(ROLE[role], file.modality[role].cues);
  give(ROLE.label, file.label_openers);
  give(ROLE.outcome, file.outcome_cues);
  give(ROLE.noAct, file.no_act_cues);
  give(ROLE.complete, COMPLETE);
  return { matcher: wordMatcher([...ids.keys()]), types, roles };
}

/**
 * What the clauses of a measure report, in order; a label sentence at the start (加强组织领导。) reports nothing.
 *
 * @param evidence its checkable tokens in order: what a clause gives in figures it reports as done
 */
export function measureActs(text: string, evidence: readonly EvidenceToken[] = []): Act[] {
  loaded ??= measureWords(measureCodebook());
  const { matcher, types, roles } = loaded;
  const { text: view, original } = matchingText(text);
  const hits = outsideTitles(view, matcher.find(view));
  const typed = longest(hits.filter((hit) => types[hit.word]!.length > 0));
  const figures = figurePlaces(view, evidence);
  const isFuture = futureClauses(view);
  const toCue = ({ start, end }: WordHit): StatementCue => {
    const place = original(start, end);
    return { text: text.slice(place.start, place.end), ...place };
  };
  const acts: Act[] = [];
  let firstHit = 0;
  let firstTyped = 0;
  let firstFigure = 0;
  let sentence = 0;
  let plannedFrom: number | null = null;
  for (const clause of clauses(view)) {
    // Hits, figures and clauses come in order, so each clause takes up where the last one stopped.
    while (firstHit < hits.length && hits[firstHit]!.start < clause.start) firstHit++;
    while (firstTyped < typed.length && typed[firstTyped]!.start < clause.start) firstTyped++;
    while (firstFigure < figures.length && figures[firstFigure]! < clause.start) firstFigure++;
    const hasFigure = firstFigure < figures.length && figures[firstFigure]! < clause.end;
    const inside = within(clause, hits, firstHit);
    let said = 0;
    for (const hit of inside) said |= roles[hit.word]!;
    if (clause.sentence !== sentence) plannedFrom = null;
    sentence = clause.sentence;
    // 争取资金1260万元: an amount that is not of the future says that the future word tells of the past.
    if (!hasFigure) plannedFrom ??= inside.find((hit) => isPlanning(hit, roles))?.start ?? null;
    if (clause.isFirst && !hasFigure && isLabel(view, clause, inside, roles)) continue;
    const rest = {
      outcome: (said & ROLE.outcome) !== 0,
      complete: (said & ROLE.complete) !== 0,
      sentence: view.slice(clause.sentence, sentenceEnd(view, clause.end)),
    };
    const words = view.slice(clause.start, clause.end);
    const best = strongest(within(clause, typed, firstTyped), types);
    if (!best) {
      const modality = isFuture(clause.end - 1) ? "planned" : isDone(words, said, hasFigure) ? "done" : null;
      const code = modality === "planned" ? "commitment" : "other";
      if (modality) acts.push({ code, kind: "unnamed", weak: true, modality, ...rest, cues: [] });
      continue;
    }
    if (STATUS.test(words)) {
      acts.push({ ...STATED, ...rest, cues: best.hits.map(toCue) });
      continue;
    }
    const isReason = !hasFigure && (said & ROLE.done) === 0 && REASON.test(words) && isFuture(clause.end + 1);
    const isAct = best.kind === "action" && (said & ROLE.noAct) === 0 && !isReason;
    const at = best.hits[0]!.start;
    const isPlanned = isFuture(at) || (plannedFrom !== null && plannedFrom <= at && !hasFigure);
    acts.push({
      code: isAct || best.kind === "statement" ? best.code : "explanation",
      kind: isAct ? "action" : "statement",
      weak: best.weak,
      modality: isPlanned ? "planned" : modalityOf(said),
      ...rest,
      cues: best.hits.map(toCue),
    });
  }
  return acts;
}

/** 因涉及诉讼,待法院判决后…: why something is still to come; not 因公, 因地制宜. */
const REASON = /^(?:因(?![公私地材势人此时])|由于|鉴于)/;
/** 该问题已整改到位: declares the whole problem settled, which is a status and no act. */
const STATUS =
  /^(?:该|此|本|上述|以上|所有)(?:项|条|个|类|反馈|具体){0,2}问题(?:现|均|都|全部|基本){0,2}已经?(?:全部|基本|按期|按时|如期){0,2}(?:完成整改|整改完成|整改到位|整改完毕|整改落实到位|得到解决|解决|办结|销号)(?:完毕|到位)?$/;
const STATED = { code: "status-statement", kind: "statement", weak: false, modality: "done" } as const;

/** The grammar of future clauses reads 拟 and 待; alone they also stand in 模拟 and 接待. */
function isPlanning(hit: WordHit, roles: readonly number[]): boolean {
  return (roles[hit.word]! & ROLE.planned) !== 0 && hit.end - hit.start > 1;
}

/** No act is named, but a figure or 已 and 了 tell of one: 拨付专项资金3.27亿元, 剩余地块已挂牌; not 坚持每月3次, 因…, 尚未…, 提升了认识. */
function isDone(words: string, said: number, hasFigure: boolean): boolean {
  if ((said & (ROLE.ongoing | ROLE.noAct)) !== 0 || REASON.test(words)) return false;
  return hasFigure || (/已|了(?!解)/.test(words) && !ATTITUDE.test(words));
}
const ATTITUDE = /思想|认识|意识|成效|效果|氛围|基础|信心|责任感|站位|影响|问题/;

/** The hits that lie in a clause, of those from `first` on. */
function within(clause: Clause, hits: readonly WordHit[], first: number): WordHit[] {
  const inside: WordHit[] = [];
  for (let index = first; index < hits.length && hits[index]!.start < clause.end; index++)
    if (hits[index]!.end <= clause.end) inside.push(hits[index]!);
  return inside;
}

const TITLE = /《[^《》]{1,80}》/g;
/** What may stand between the noun of a title and its closing mark. */
const TITLE_TAIL = /^(?:\([^()]{1,12}\))?》/;

/** What a cited document is about is no act; its last noun (办法, 方案) says what kind of document it is. */
function outsideTitles(view: string, hits: readonly WordHit[]): readonly WordHit[] {
  if (!view.includes("《")) return hits;
  const titles = [...view.matchAll(TITLE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return hits.filter((hit) => {
    const title = titles.find(({ start, end }) => start < hit.start && hit.end < end);
    return title === undefined || TITLE_TAIL.test(view.slice(hit.end, title.end));
  });
}

function sentenceEnd(view: string, from: number): number {
  const stop = view.indexOf("。", from);
  return stop < 0 ? view.length : stop;
}

/** 已 and 了 outweigh a word of continuity, which outweighs nothing. */
function modalityOf(said: number): Modality {
  return (said & ROLE.done) === 0 && (said & ROLE.ongoing) !== 0 ? "ongoing" : "done";
}

interface Clause {
  readonly start: number;
  readonly end: number;
  /** Start of its sentence. */
  readonly sentence: number;
  readonly isFirst: boolean;
}

/** By UTF-16 unit: what may end a clause, end a sentence, open or close a title; most characters are no mark. */
const MARK = { clause: 1, sentence: 2, opening: 3, closing: 4 };
const MARKS = new Uint8Array(0x10000);
for (const mark of ",;:") MARKS[mark.charCodeAt(0)] = MARK.clause;
MARKS["。".charCodeAt(0)] = MARK.sentence;
MARKS["《".charCodeAt(0)] = MARK.opening;
MARKS["》".charCodeAt(0)] = MARK.closing;

function clauses(text: string): Clause[] {
  const found: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let depth = 0;
  for (let index = 0; index <= text.length; index++) {
    const mark = index === text.length ? MARK.sentence : MARKS[text.charCodeAt(index)]!;
    if (mark === 0) continue;
    if (mark === MARK.opening) depth++;
    else if (mark === MARK.closing) depth = Math.max(0, depth - 1);
    else if (mark === MARK.sentence || depth === 0) {
      if (index > start) found.push({ start, end: index, sentence, isFirst: start === 0 });
      start = index + 1;
      if (mark === MARK.sentence) sentence = start;
    }
  }
  return found;
}

/** 加强组织领导。 / 强化监督，: a short opening that only names the purpose, with text behind it that is no mere status. */
function isLabel(text: string, clause: Clause, inside: readonly WordHit[], roles: readonly number[]): boolean {
  if (clause.end - clause.start > LABEL_LIMIT || text.length <= clause.end + 2 || text[clause.end] !== "。")
    return false;
  if (!inside.some((hit) => hit.start === clause.start && (roles[hit.word]! & ROLE.label) !== 0)) return false;
  return text.length > clause.end + STATUS_LIMIT || !STATUS.test(text.slice(clause.end + 1).replace(/。$/, ""));
}

/** What speaks for one type in a clause. */
interface Candidate {
  readonly code: string;
  readonly kind: "action" | "statement";
  weight: number;
  weak: boolean;
  readonly hits: WordHit[];
}

/** The type with most weight in a clause, the one named first on a tie. */
function strongest(hits: readonly WordHit[], types: MeasureWords["types"]): Candidate | null {
  const candidates: Candidate[] = [];
  for (const hit of hits)
    for (const { code, kind, weight, weak } of types[hit.word]!) {
      const known = candidates.find((one) => one.code === code);
      if (!known) candidates.push({ code, kind, weight, weak, hits: [hit] });
      else {
        known.weight += weight;
        known.weak &&= weak;
        known.hits.push(hit);
      }
    }
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    // The verb comes first: 更换宣传栏 is a correction, not publicity.
    const isFirst = candidate.hits[0]!.start === hits[0]!.start;
    const weight = candidate.weight * (isFirst ? FIRST : 1);
    if (weight > most) {
      most = weight;
      best = candidate;
    }
  }
  return best;
}

/** Hits that do not lie inside a longer one. */
function longest(hits: readonly WordHit[]): WordHit[] {
  let coveredTo = 0;
  return hits.filter((hit, index) => {
    // Ordered by start, shorter before longer: a longer one starts before it, or next with the same start.
    const isCovered = hit.end <= coveredTo || hits[index + 1]?.start === hit.start;
    coveredTo = Math.max(coveredTo, hit.end);
    return !isCovered;
  });
}
