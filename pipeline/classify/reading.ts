import type { WordHit } from "../word-matcher.ts";
import { type MatchingText, matchingText } from "./matching-text.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Words of a statement that speak for a code. */
export interface Evidence {
  readonly code: string;
  readonly level1: string;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  /** The rule that found it, null for a cue of the codebook. */
  readonly rule: string | null;
}

/** A statement with everything that was matched in it. Offsets are those of `matching.text`. */
export interface Reading {
  readonly matching: MatchingText;
  readonly text: string;
  /** Step S1: the headline is `[0, headlineEnd)`, the body the rest. */
  readonly headlineEnd: number;
  /** Index of the clause and of the sentence each character stands in. */
  readonly clause: readonly number[];
  readonly sentence: readonly number[];
  /** True inside 《…》. */
  readonly inTitle: (offset: number) => boolean;
  /** Word hits by group id; a group that did not occur is undefined. */
  readonly groups: readonly (readonly WordHit[] | undefined)[];
  readonly cues: readonly Evidence[];
}

/** 1: ends a clause; 2: ends a sentence as well. By UTF-16 unit of the folded text. */
const MARKS = new Uint8Array(0x10000);
for (const mark of ",;:") MARKS[mark.charCodeAt(0)] = 1;
for (const mark of "。!?") MARKS[mark.charCodeAt(0)] = 2;

const TITLE = /《[^《》]{1,80}》/g;

/** Longest statement that is read; what lies behind it cannot change what the statement says first. */
const READ_LIMIT = 2000;

export function readStatement(statement: string, vocabulary: Vocabulary, bodyOpeners: number): Reading {
  const matching = matchingText(statement.slice(0, READ_LIMIT));
  const { text } = matching;
  // Plain lists: typed arrays of such lengths live outside the heap, which costs more than all of this loop.
  const clause: number[] = [];
  const sentence: number[] = [];
  let clauses = 0;
  let sentences = 0;
  let firstStop = text.length;
  for (let index = 0; index < text.length; index++) {
    clause.push(clauses);
    sentence.push(sentences);
    const mark = MARKS[text.charCodeAt(index)]!;
    if (mark === 0) continue;
    clauses++;
    if (mark === 1) continue;
    sentences++;
    if (firstStop === text.length) firstStop = index + 1;
  }
  const titles = text.includes("《")
    ? [...text.matchAll(TITLE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
    : [];

  const hits = vocabulary.matcher.find(text);
  const groups = new Array<WordHit[] | undefined>(vocabulary.groupCount());
  for (const hit of hits)
    for (const group of vocabulary.groupsOf[hit.word]!) {
      const known = groups[group];
      if (known) known.push(hit);
      else groups[group] = [hit];
    }
  const opener = groups[bodyOpeners]?.[0]?.start ?? text.length;

  return {
    matching,
    text,
    headlineEnd: Math.min(firstStop, opener),
    clause,
    sentence,
    inTitle: (offset) => titles.some((title) => title.start <= offset && offset < title.end),
    groups,
    cues: uncoveredCues(hits, vocabulary),
  };
}

/**
 * The cues among the hits, without those that lie inside a longer cue (codebook: a longer cue beats a shorter one).
 * Hits come ordered by start, shorter before longer: a cue is covered by an earlier one that ends no earlier, or by a
 * later one that starts with it.
 */
function uncoveredCues(hits: readonly WordHit[], vocabulary: Vocabulary): Evidence[] {
  const evidence: Evidence[] = [];
  const cues = hits.filter((hit) => vocabulary.cueCodes[hit.word]!.length > 0);
  let coveredTo = 0;
  for (let index = 0; index < cues.length; index++) {
    const hit = cues[index]!;
    if (cues[index + 1]?.start === hit.start || hit.end <= coveredTo) continue;
    coveredTo = hit.end;
    for (const { code, level1, weight } of vocabulary.cueCodes[hit.word]!)
      evidence.push({ code, level1, weight, start: hit.start, end: hit.end, rule: null });
  }
  return evidence;
}
