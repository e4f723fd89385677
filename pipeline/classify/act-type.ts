import type { WordHit } from "../word-matcher.ts";
import { type MeasureWords, ROLE } from "./measure-words.ts";

/** What speaks for one type in a clause. */
export interface Candidate {
  readonly code: string;
  readonly kind: "action" | "statement";
  weight: number;
  /** Decided by words that fit several types. */
  weak: boolean;
  /** Decided by a part of a noun, 活动支出: nothing else is said. */
  faint: boolean;
  readonly hits: WordHit[];
}

/** A verb with the object that makes it an act of a type; what stands between the two only describes the object. */
interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly hits: readonly [WordHit, WordHit];
}

/** A clause as it is looked at: its text, its place, all words in it and {@link ROLE} bits of them. */
export interface ClauseWords {
  readonly view: string;
  readonly start: number;
  readonly end: number;
  readonly inside: readonly WordHit[];
  readonly said: number;
}

/**
 * The type of the act a clause reports: that of its verb and the head of its object. A noun that describes another noun
 * is no act (培训费, 考核办法), nor is what says how or through whom something is done (联合检查, 责令退缴), where more is said.
 *
 * @param typed the words of the clause that have a type, the longest in each place
 */
export function actType(clause: ClauseWords, typed: readonly WordHit[], words: MeasureWords): Candidate | null {
  const { view, said } = clause;
  const { roles } = words;
  const speaking =
    (said & (ROLE.opening | ROLE.aim)) === 0 ? typed : typed.filter((hit) => isSpoken(hit, clause, words));
  // Where nothing else is said, the part of a noun is all there is to go by.
  const acts = speaking.filter((hit) => !isPartOfNoun(view, hit, words));
  const phrases = (said & (ROLE.light | ROLE.verb)) === 0 ? [] : phrasesOf(clause, acts, words);
  let kept = acts.length > 0 || phrases.length > 0 ? acts : speaking;
  if (phrases.length > 0) kept = kept.filter((hit) => !phrases.some((phrase) => covers(phrase, hit)));
  if ((said & ROLE.topic) !== 0) kept = withoutTopic(clause, phrases, kept, words);
  // 开展一对一谈话: a light verb speaks where nothing else does.
  if ((said & ROLE.light) !== 0 && kept.length > 1) {
    const more = kept.filter((hit) => (roles[hit.word]! & ROLE.light) === 0);
    if (more.length > 0) kept = more;
  }
  if ((said & ROLE.manner) !== 0) {
    const more = kept.filter((hit) => (roles[hit.word]! & ROLE.manner) === 0);
    const isSure = (hit: WordHit): boolean => words.sureActs[hit.word] !== null;
    // 重新 and 依法 say less than any verb, 联合 and 责令 less than one that is sure.
    if (phrases.length > 0 || more.some(isSure) || (more.length > 0 && !kept.some(isSure))) kept = more;
  }
  const best = strongest(phrases, kept, words);
  if (best && acts.length === 0 && phrases.length === 0) best.faint = true;
  return best;
}

const covers = ({ start, end }: { start: number; end: number }, hit: WordHit): boolean =>
  start <= hit.start && hit.end <= end;

const TIME = /^(?:[在于到]|早日|尽快|[今明]年|年[底内末]|\d{4}年|\d{1,2}月)/;

/** 商市财政局, but 招商市场; 争取资金30万元, but 争取2026年底完成, where the word says when and not what. */
function isSpoken(hit: WordHit, { view, start }: ClauseWords, { roles }: MeasureWords): boolean {
  const role = roles[hit.word]!;
  if ((role & ROLE.opening) !== 0) return hit.start === start;
  return (role & ROLE.aim) === 0 || !TIME.test(view.slice(hit.end, hit.end + 6));
}

/** 培训费, 新修订的办法; but 退还费用, where what moves money takes it as its object. */
function isPartOfNoun(view: string, hit: WordHit, { isNounTail, types }: MeasureWords): boolean {
  if (view[hit.end] === "的") return true;
  return isNounTail(view, hit.end) && !types[hit.word]!.some(({ code }) => code === "funds-recovery");
}

/** Where the object of a verb is over: 开展检查并… */
function reach({ inside, end, said }: ClauseWords, verb: WordHit, { roles }: MeasureWords): number {
  if ((said & ROLE.objectEnd) === 0) return end;
  return inside.find((hit) => hit.start >= verb.end && (roles[hit.word]! & ROLE.objectEnd) !== 0)?.start ?? end;
}

/** The verbs of a clause with their objects, from the first on; a verb inside the object of another is none. */
function phrasesOf(clause: ClauseWords, acts: readonly WordHit[], words: MeasureWords): Phrase[] {
  const { view, inside } = clause;
  const { roles, takesObject, isObject } = words;
  const phrases: Phrase[] = [];
  let from = 0;
  // Most verbs stand without any of their objects.
  const objects = inside.filter((hit) => isObject[hit.word]);
  for (const verb of inside) {
    const role = roles[verb.word]!;
    // 新修订的办法: the verb describes.
    if ((role & (ROLE.light | ROLE.verb)) === 0 || verb.start < from || view[verb.end] === "的") continue;
    const phrase =
      (objects.length === 0 || !takesObject[verb.word] ? null : verbWithObject(clause, verb, objects, words)) ??
      ((role & ROLE.light) === 0 ? null : lightVerb(clause, verb, acts, objects, words));
    if (!phrase) continue;
    phrases.push(phrase);
    from = phrase.end;
  }
  return phrases;
}

/**
 * 终止与承包商的服务合同, 违规出借的公章已收回: the last object behind the verb, else the last before it. 建立台账3本…: what
 * stands behind the figure belongs to the object no more.
 */
function verbWithObject(
  clause: ClauseWords,
  verb: WordHit,
  objects: readonly WordHit[],
  words: MeasureWords,
): Phrase | null {
  const { view } = clause;
  const end = reach(clause, verb, words);
  let before: WordHit | undefined;
  let behind: WordHit | undefined;
  for (const hit of objects) {
    if (words.verbObjectOf(verb.word, hit.word) === null) continue;
    if (hit.end <= verb.start) before = hit;
    else if (hit.start >= verb.end && hit.end <= end && !(behind && isFigure(view, behind.end))) behind = hit;
  }
  const object = behind ?? before;
  if (!object) return null;
  const { use, unless } = words.verbObjectOf(verb.word, object.word)!;
  if (unless.length > 0 && unless.some((word) => view.slice(clause.start, clause.end).includes(word))) return null;
  const hits: [WordHit, WordHit] = object.start < verb.start ? [object, verb] : [verb, object];
  return { start: hits[0].start, end: hits[1].end, code: use, hits };
}

/** 开展采购管理制度培训: the last act behind the verb; 进行分隔改造, which may itself be a verb with an object. */
function lightVerb(
  clause: ClauseWords,
  verb: WordHit,
  acts: readonly WordHit[],
  objects: readonly WordHit[],
  words: MeasureWords,
): Phrase | null {
  const end = reach(clause, verb, words);
  const head = lastBeforeFigure(
    clause.view,
    acts.filter((hit) => hit.start >= verb.end && hit.end <= end && words.sureActs[hit.word] !== null),
  );
  if (!head) return null;
  const own = words.takesObject[head.word] ? verbWithObject(clause, head, objects, words) : null;
  const code = own?.code ?? words.sureActs[head.word]!;
  return { start: verb.start, end: head.end, code, hits: [verb, head] };
}

/** 开展检查3次…: the head is what the figure counts. */
function lastBeforeFigure(view: string, hits: readonly WordHit[]): WordHit | undefined {
  return hits.find((hit) => isFigure(view, hit.end)) ?? hits.at(-1);
}
/** Whether a digit stands there. */
function isFigure(view: string, at: number): boolean {
  const unit = view.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** 学习采购管理办法: what is taught is no act. */
function withoutTopic(
  clause: ClauseWords,
  phrases: readonly Phrase[],
  hits: readonly WordHit[],
  words: MeasureWords,
): readonly WordHit[] {
  const verb = clause.inside.find(
    (hit) =>
      (words.roles[hit.word]! & ROLE.topic) !== 0 &&
      !isPartOfNoun(clause.view, hit, words) &&
      !phrases.some((phrase) => covers(phrase, hit)),
  );
  if (!verb) return hits;
  const topic = { start: verb.end, end: reach(clause, verb, words) };
  return hits.filter((hit) => !covers(topic, hit));
}

/** The type with most weight, the one named first on a tie. */
function strongest(phrases: readonly Phrase[], hits: readonly WordHit[], words: MeasureWords): Candidate | null {
  // Most clauses have one word, of one type.
  if (phrases.length === 0 && hits.length === 1) {
    const types = words.types[hits[0]!.word]!;
    const { code, kind, weight, weak } = types[0]!;
    if (types.length === 1) return { code, kind, weight, weak, faint: false, hits: [hits[0]!] };
  }
  const candidates: Candidate[] = [];
  const known = (code: string): Candidate | undefined => candidates.find((one) => one.code === code);
  for (const { code, hits: own } of phrases) {
    const weight = Math.sqrt(own[0].end - own[0].start) + Math.sqrt(own[1].end - own[1].start);
    const before = known(code);
    if (!before) candidates.push({ code, kind: "action", weight, weak: false, faint: false, hits: [...own] });
    else {
      before.weight += weight;
      before.hits.push(...own);
    }
  }
  for (const hit of hits)
    for (const { code, kind, weight, weak } of words.types[hit.word]!) {
      const before = known(code);
      if (!before) candidates.push({ code, kind, weight, weak, faint: false, hits: [hit] });
      else {
        before.weight += weight;
        before.weak &&= weak;
        before.hits.push(hit);
      }
    }
  if (phrases.length > 0) {
    for (const one of candidates) one.hits.sort((a, b) => a.start - b.start);
    candidates.sort((a, b) => a.hits[0]!.start - b.hits[0]!.start);
  }
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    // The verb comes first: 更换宣传栏 is a correction, not publicity.
    const isFirst = candidate.hits[0]!.start === candidates[0]!.hits[0]!.start;
    const weight = candidate.weight * (isFirst ? words.weights.first : 1);
    if (weight > most) {
      most = weight;
      best = candidate;
    }
  }
  return best;
}
