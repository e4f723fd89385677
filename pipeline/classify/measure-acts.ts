import type { Modality } from "../model.ts";
import { futureClauses } from "../parse/evidence/future.ts";
import type { WordHit } from "../word-matcher.ts";
import { actType } from "./act-type.ts";
import type { StatementCue } from "./classify-problem.ts";
import { type Clause, clauses, outsideNouns, outsideSetting, outsideTitles, sentenceEnd, within } from "./clauses.ts";
import { figurePlaces } from "./figures.ts";
import { matchingText } from "./matching-text.ts";
import { type MeasureWords, measureWords, ROLE } from "./measure-words.ts";
import type { EvidenceToken } from "./specificity.ts";

/** What one clause of a measure reports. */
export interface Act {
  readonly code: string;
  /** `unnamed`: no word says of what type the act is, its figure or its tense says that it is one. */
  readonly kind: "action" | "statement" | "unnamed";
  readonly modality: Modality;
  /** Decided by words that fit several types. */
  readonly weak: boolean;
  /** Nothing but words of effort (积极推动项目建设), and no figure, 已 or 了 that tells of something done. */
  readonly effort: boolean;
  /** The clause says that the fault itself changed. */
  readonly outcome: boolean;
  /** … and that all of it did (全部, 均已): no figure is needed to see the outcome. */
  readonly complete: boolean;
  /** The sentence it stands in, as matched: an outcome needs its evidence there. */
  readonly sentence: string;
  readonly cues: readonly StatementCue[];
}

/**
 * What the clauses of a measure report, in order; a label sentence at the start (加强组织领导。) reports nothing.
 *
 * @param evidence its checkable tokens in order: what a clause gives in figures it reports as done
 */
export function measureActs(text: string, evidence: readonly EvidenceToken[] = []): Act[] {
  const words = measureWords();
  const { matcher, types, roles } = words;
  const is = (role: number) => (hit: WordHit) => (roles[hit.word]! & role) !== 0;
  const [isSetting, endsSetting, isEffort] = [is(ROLE.setting), is(ROLE.settingEnd), is(ROLE.effort)];
  const { text: view, original } = matchingText(text);
  const hits = outsideNouns(outsideTitles(view, matcher.find(view)), is(ROLE.noun));
  const typed = longest(hits, types);
  const figures = figurePlaces(view, evidence);
  const isFuture = futureClauses(view);
  const toCue = ({ start, end }: WordHit): StatementCue => {
    const place = original(start, end);
    return { text: text.slice(place.start, place.end), start: place.start, end: place.end };
  };
  const acts: Act[] = [];
  let firstHit = 0;
  let firstTyped = 0;
  let firstFigure = 0;
  let sentence = 0;
  let plannedFrom: number | null = null;
  // 严格执行审批制度,未批准的不予列支: what follows a continuing act in its sentence, and is not said to be done, goes on too.
  let goingOn: Act | null = null;
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
    if (clause.isFirst && !hasFigure && isLabel(view, clause, inside, words)) continue;
    const quote = view.slice(clause.start, clause.end);
    const sentenceText = view.slice(clause.sentence, sentenceEnd(view, clause.end));
    const speaks = (said & SETTING) === SETTING ? outsideSetting(view, inside, isSetting, endsSetting) : null;
    const typedInside = within(clause, typed, firstTyped);
    const best = actType(
      { view, start: clause.start, end: clause.end, inside: speaks ? inside.filter(speaks) : inside, said },
      speaks ? typedInside.filter(speaks) : typedInside,
      words,
    );
    const isTold = hasFigure || (said & ROLE.done) !== 0;
    const report = (code: string, kind: Act["kind"], modality: Modality, weak: boolean): Act => {
      const act: Act = {
        code,
        kind,
        modality,
        weak,
        effort: best !== null && !isTold && (best.faint || (best.weak && best.hits.every(isEffort))),
        outcome: (said & ROLE.outcome) !== 0,
        complete: (said & ROLE.complete) !== 0,
        sentence: sentenceText,
        cues: best === null ? [] : best.hits.map(toCue),
      };
      acts.push(act);
      return act;
    };
    if (!best) {
      if (isFuture(clause.end - 1)) report("commitment", "unnamed", "planned", true);
      else if (isDone(quote, said, hasFigure)) report("other", "unnamed", "done", true);
      continue;
    }
    if (STATUS.test(quote)) {
      report("status-statement", "statement", "done", false);
      continue;
    }
    const isReason = !isTold && REASON.test(quote) && isFuture(clause.end + 1);
    const isAct = best.kind === "action" && (said & ROLE.noAct) === 0 && !isReason;
    const at = best.hits[0]!.start;
    const isPlanned = isFuture(at) || (plannedFrom !== null && plannedFrom <= at && !hasFigure);
    const isGoal = isPlanned && (said & ROLE.goal) !== 0 && (said & ROLE.striving) !== 0;
    if (isGoal || (CONDITION.test(quote) && isFuture(clause.start))) {
      report("commitment", "statement", "planned", best.weak);
      continue;
    }
    const last = acts.at(-1);
    const goesOn = goingOn !== null && last === goingOn && last.sentence === sentenceText && !isTold;
    const act = report(
      isAct || best.kind === "statement" ? best.code : "explanation",
      isAct ? "action" : "statement",
      isPlanned ? "planned" : goesOn ? "ongoing" : modalityOf(said),
      best.weak,
    );
    goingOn = isAct && act.modality === "ongoing" && !best.weak && !hasFigure ? act : null;
  }
  return acts;
}

/** A word of occasion and what ends it, {@link outsideSetting}. */
const SETTING = ROLE.setting | ROLE.settingEnd;
/** 因涉及诉讼,待法院判决后…: why something is still to come; not 因公, 因地制宜. */
const REASON = /^(?:因(?![公私地材势人此时])|由于|鉴于)/;
/** 明确专人负责会议记录。: somebody was charged with something, which is an act and no label. */
const NAMED = /专人|专职/;
/** 待规划批复后,…: what has to happen first is no act of the unit's. */
const CONDITION = /^待/;
/** 该问题已整改到位, 完成整改: declares the whole problem settled, which is a status and no act. */
const STATUS =
  /^(?:该|此|本|上述|以上|所有)(?:项|条|个|类|反馈|具体){0,2}问题(?:现|均|都|全部|基本){0,2}已经?(?:全部|基本|按期|按时|如期){0,2}(?:完成整改|整改完成|整改到位|整改完毕|整改落实到位|得到解决|解决|办结|销号)(?:完毕|到位)?$|^(?:(?:目前|现)?已经?)?(?:全部|按期){0,2}(?:完成整改|整改完成|整改到位)$/;

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

/** 已 and 了 outweigh a word of continuity, which outweighs nothing. */
function modalityOf(said: number): Modality {
  return (said & ROLE.done) === 0 && (said & ROLE.ongoing) !== 0 ? "ongoing" : "done";
}

/** 加强组织领导。 / 强化监督，: a short opening that only names the purpose, with text behind it that is no mere status. */
function isLabel(text: string, clause: Clause, inside: readonly WordHit[], words: MeasureWords): boolean {
  const { roles, limits } = words;
  if (clause.end - clause.start > limits.label || text.length <= clause.end + 2 || text[clause.end] !== "。")
    return false;
  if (!inside.some((hit) => hit.start === clause.start && (roles[hit.word]! & ROLE.label) !== 0)) return false;
  if (NAMED.test(text.slice(clause.start, clause.end))) return false;
  return text.length > clause.end + limits.status || !STATUS.test(text.slice(clause.end + 1).replace(/。$/, ""));
}

/** The words with a type that do not lie inside a longer one. */
function longest(hits: readonly WordHit[], types: MeasureWords["types"]): WordHit[] {
  const kept: WordHit[] = [];
  let coveredTo = 0;
  for (const hit of hits) {
    // Ordered by start, shorter before longer: a longer one starts before it, or next with the same start.
    if (types[hit.word]!.length === 0 || hit.end <= coveredTo) continue;
    if (kept.at(-1)?.start === hit.start) kept.pop();
    kept.push(hit);
    coveredTo = hit.end;
  }
  return kept;
}
