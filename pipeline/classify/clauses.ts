import type { WordHit } from "../word-matcher.ts";

/** A stretch of a measure between two marks, as matched: what reports one act. */
export interface Clause {
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

/** The clauses of a folded text, in order; a mark inside 《…》 parts nothing. */
export function clauses(text: string): Clause[] {
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

/** Where the sentence that `from` stands in ends. */
export function sentenceEnd(text: string, from: number): number {
  const stop = text.indexOf("。", from);
  return stop < 0 ? text.length : stop;
}

/** The hits that lie in a clause, of those from `first` on. */
export function within(clause: Clause, hits: readonly WordHit[], first: number): WordHit[] {
  const inside: WordHit[] = [];
  for (let index = first; index < hits.length && hits[index]!.start < clause.end; index++)
    if (hits[index]!.end <= clause.end) inside.push(hits[index]!);
  return inside;
}

const TITLE = /《[^《》]{1,80}》/g;
/** What may stand between the noun of a title and its closing mark. */
const TITLE_TAIL = /^(?:\([^()]{1,12}\))?》/;

/** What a cited document is about is no act; its last noun (办法, 方案) says what kind of document it is. */
export function outsideTitles(text: string, hits: readonly WordHit[]): readonly WordHit[] {
  if (!text.includes("《")) return hits;
  const titles = [...text.matchAll(TITLE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return hits.filter((hit) => {
    const title = titles.find(({ start, end }) => start < hit.start && hit.end < end);
    return title === undefined || TITLE_TAIL.test(text.slice(hit.end, title.end));
  });
}

/** 向县委宣传部报送: the name of a thing or a body (`isNoun`) is no act, whatever verb stands in it. */
export function outsideNouns(hits: readonly WordHit[], isNoun: (hit: WordHit) => boolean): readonly WordHit[] {
  // Most measures have none.
  if (!hits.some(isNoun)) return hits;
  const nouns = hits.filter(isNoun);
  let first = 0;
  return hits.filter((hit) => {
    while (first < nouns.length && nouns[first]!.end <= hit.start) first++;
    for (let at = first; at < nouns.length && nouns[at]!.start <= hit.start; at++)
      if (hit.end <= nouns[at]!.end && !isNoun(hit)) return false;
    return true;
  });
}

/** 根据上级文件和会议的精神: what follows belongs to the same noun. */
const GOES_ON = new Set("的和与及、等");
/** 根据培训工作要求，…: from a word of occasion to what ends it, nothing is an act. @param inside the hits of one clause */
export function outsideSetting(
  text: string,
  inside: readonly WordHit[],
  opens: (hit: WordHit) => boolean,
  ends: (hit: WordHit) => boolean,
): (hit: WordHit) => boolean {
  const opener = inside.find(opens);
  const last = opener && inside.find((hit) => hit.start >= opener.end && ends(hit) && !GOES_ON.has(text[hit.end]!));
  return last ? (hit) => hit.end <= opener.start || hit.start >= last.end : () => true;
}
