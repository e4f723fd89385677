import type { Modality } from "../model.ts";
import { type WordHit, type WordMatcher, wordMatcher } from "../word-matcher.ts";
import type { StatementCue } from "./classify-problem.ts";
import { matchingText } from "./matching-text.ts";
import { type MeasureFile, measureCodebook } from "./measure-codebook.ts";
import { foldWord } from "./vocabulary.ts";

/** What one clause of a measure reports. */
export interface Act {
  readonly code: string;
  readonly kind: "action" | "statement";
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

type Role = "done" | "ongoing" | "planned" | "label" | "outcome" | "complete" | "noAct";

interface MeasureWords {
  readonly matcher: WordMatcher;
  readonly types: readonly (readonly { code: string; kind: Act["kind"]; weight: number; weak: boolean }[])[];
  readonly roles: readonly ReadonlySet<Role>[];
}

const WEAK = 0.3;
/** Weight of the type a clause names first. */
const FIRST = 1.3;
const LABEL_LIMIT = 18;
const COMPLETE = ["全部", "均已", "已全部", "全面完成", "已整改到位", "已整改完成", "整改到位"];

let loaded: MeasureWords | undefined;

function measureWords(file: MeasureFile): MeasureWords {
  const ids = new Map<string, number>();
  const types: { code: string; kind: Act["kind"]; weight: number; weak: boolean }[][] = [];
  const roles: Set<Role>[] = [];
  const idOf = (word: string): number => {
    const folded = foldWord(word);
    let id = ids.get(folded);
    if (id === undefined) {
      id = ids.size;
      ids.set(folded, id);
      types.push([]);
      roles.push(new Set());
    }
    return id;
  };
  for (const { code, kind, cues, weak_cues } of file.types)
    for (const [list, weak] of [
      [cues, false],
      [weak_cues, true],
    ] as const)
      for (const cue of list)
        types[idOf(cue)]!.push({ code, kind, weak, weight: Math.sqrt(cue.length) * (weak ? WEAK : 1) });
  for (const role of ["done", "ongoing", "planned"] as const)
    for (const cue of file.modality[role].cues) roles[idOf(cue)]!.add(role);
  for (const word of file.label_openers) roles[idOf(word)]!.add("label");
  for (const word of file.outcome_cues) roles[idOf(word)]!.add("outcome");
  for (const word of file.no_act_cues) roles[idOf(word)]!.add("noAct");
  for (const word of COMPLETE) roles[idOf(word)]!.add("complete");
  return { matcher: wordMatcher([...ids.keys()]), types, roles };
}

/** What the clauses of a measure report, in order; a label sentence at the start (加强组织领导。) reports nothing. */
export function measureActs(text: string): Act[] {
  loaded ??= measureWords(measureCodebook());
  const words = loaded;
  const { text: view, original } = matchingText(text);
  const hits = outsideTitles(view, words.matcher.find(view));
  const typed = longest(hits.filter((hit) => words.types[hit.word]!.length > 0));
  const toCue = ({ start, end }: WordHit): StatementCue => {
    const place = original(start, end);
    return { text: text.slice(place.start, place.end), ...place };
  };
  const acts: Act[] = [];
  for (const clause of clauses(view)) {
    const inside = hits.filter((hit) => hit.start >= clause.start && hit.end <= clause.end);
    if (clause.isFirst && isLabel(view, clause, inside, words)) continue;
    const best = strongest(
      typed.filter((hit) => hit.start >= clause.start && hit.end <= clause.end),
      words,
    );
    if (!best) continue;
    const has = (role: Role): boolean => inside.some((hit) => words.roles[hit.word]!.has(role));
    const isAct = best.kind === "action" && !has("noAct");
    const futureFrom = hits.find(
      (hit) => hit.start >= clause.sentence && hit.start < clause.end && words.roles[hit.word]!.has("planned"),
    );
    acts.push({
      code: isAct || best.kind === "statement" ? best.code : "explanation",
      kind: isAct ? "action" : "statement",
      weak: best.weak,
      modality: modalityOf(best.hits[0]!.start, futureFrom?.start, has),
      outcome: has("outcome"),
      complete: has("complete"),
      sentence: view.slice(clause.sentence, sentenceEnd(view, clause.end)),
      cues: best.hits.map(toCue),
    });
  }
  return acts;
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

/** A future word governs the rest of its sentence; 已 and 了 outweigh a word of continuity, which outweighs nothing. */
function modalityOf(at: number, futureFrom: number | undefined, has: (role: Role) => boolean): Modality {
  if (futureFrom !== undefined && futureFrom <= at) return "planned";
  if (has("done")) return "done";
  return has("ongoing") ? "ongoing" : "done";
}

interface Clause {
  readonly start: number;
  readonly end: number;
  /** Start of its sentence. */
  readonly sentence: number;
  readonly isFirst: boolean;
}

function clauses(text: string): Clause[] {
  const found: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let depth = 0;
  for (let index = 0; index <= text.length; index++) {
    const mark = text[index];
    if (mark === "《") depth++;
    if (mark === "》") depth = Math.max(0, depth - 1);
    const ends = mark === undefined || mark === "。" || (depth === 0 && (mark === "," || mark === ";" || mark === ":"));
    if (!ends) continue;
    if (index > start) found.push({ start, end: index, sentence, isFirst: start === 0 });
    start = index + 1;
    if (mark === "。") sentence = start;
  }
  return found;
}

/** 加强组织领导。 / 强化监督，: a short opening that only names the purpose, with text behind it. */
function isLabel(text: string, clause: Clause, inside: readonly WordHit[], words: MeasureWords): boolean {
  if (clause.end - clause.start > LABEL_LIMIT || text.length <= clause.end + 2 || text[clause.end] !== "。")
    return false;
  return inside.some((hit) => hit.start === clause.start && words.roles[hit.word]!.has("label"));
}

function strongest(
  hits: readonly WordHit[],
  words: MeasureWords,
): { code: string; kind: Act["kind"]; weak: boolean; hits: WordHit[] } | null {
  const byCode = new Map<string, { kind: Act["kind"]; weight: number; weak: boolean; hits: WordHit[] }>();
  for (const hit of hits)
    for (const { code, kind, weight, weak } of words.types[hit.word]!) {
      const known = byCode.get(code);
      if (!known) byCode.set(code, { kind, weight, weak, hits: [hit] });
      else {
        known.weight += weight;
        known.weak &&= weak;
        known.hits.push(hit);
      }
    }
  let best: { code: string; kind: Act["kind"]; weak: boolean; hits: WordHit[] } | null = null;
  let most = 0;
  // The verb comes first: 更换宣传栏 is a correction, not publicity.
  const first = Math.min(...[...byCode.values()].map((one) => one.hits[0]!.start));
  for (const [code, { weight: plain, ...rest }] of byCode) {
    const weight = plain * (rest.hits[0]!.start === first ? FIRST : 1);
    if (weight > most) {
      most = weight;
      best = { code, ...rest };
    }
  }
  return best;
}

/** Hits that do not lie inside a longer one. */
function longest(hits: readonly WordHit[]): WordHit[] {
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) => other.start <= hit.start && hit.end <= other.end && other.end - other.start > hit.end - hit.start,
      ),
  );
}
