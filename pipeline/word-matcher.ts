import { integerTable } from "./integer-table.ts";

/** A word found in a text: its id and the half-open range it covers. */
export interface WordHit {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds all words of a list in a text, overlapping ones too, in one pass over the text.
 *
 * A trie walked from every position: time is bounded by text length × longest word, and in Chinese a walk ends after
 * one or two characters. (Measured on the real leaves with 4,000 words: modern-ahocorasick 3.3.0, which segments
 * graphemes first, 12 k leaves/s; this 600 k.)
 */
export interface WordMatcher {
  /** Hits ordered by start, shorter before longer. */
  readonly find: (text: string) => WordHit[];
  /** From left to right the longest hit where several begin, none overlapping another: as a longest-first alternation. */
  readonly findLongest: (text: string) => WordHit[];
}

const UNITS = 0x10000;

/** @throws Error when a word is empty: it would stand everywhere. */
export function wordMatcher(words: readonly string[]): WordMatcher {
  // An edge is (state, UTF-16 unit) → state; `accepts[state]` is the id of the word that ends there.
  const edges = new Map<number, number>();
  const accepts: number[] = [-1];
  // The edges of the start, by unit (0: none): most characters begin no word, and need no more than this look.
  const firstStates = new Uint16Array(UNITS);
  words.forEach((word, id) => {
    if (word === "") throw new Error("word matcher: an empty word");
    let state = 0;
    for (let index = 0; index < word.length; index++) {
      const unit = word.charCodeAt(index);
      let next = state === 0 ? firstStates[unit]! : (edges.get(state * UNITS + unit) ?? 0);
      if (next === 0) {
        next = accepts.push(-1) - 1;
        if (state === 0) firstStates[unit] = next;
        else edges.set(state * UNITS + unit, next);
      }
      state = next;
    }
    accepts[state] = id;
  });
  if (accepts.length > UNITS) throw new Error(`word matcher: more than ${UNITS} beginnings of words`);
  const next = integerTable(edges);
  const find = (text: string): WordHit[] => {
    const hits: WordHit[] = [];
    for (let start = 0; start < text.length; start++) {
      let state = firstStates[text.charCodeAt(start)]!;
      if (state === 0) continue;
      for (let end = start + 1; ; end++) {
        const word = accepts[state]!;
        if (word >= 0) hits.push({ word, start, end });
        if (end >= text.length) break;
        state = next.get(state * UNITS + text.charCodeAt(end));
        if (state < 0) break;
      }
    }
    return hits;
  };
  return { find, findLongest: (text) => longestOf(find(text)) };
}

/** Of hits ordered by start, shorter before longer, the last of each start that begins behind the one taken before. */
function longestOf(hits: readonly WordHit[]): WordHit[] {
  const taken: WordHit[] = [];
  let end = 0;
  for (const [index, hit] of hits.entries()) {
    if (hit.start < end || hits[index + 1]?.start === hit.start) continue;
    taken.push(hit);
    end = hit.end;
  }
  return taken;
}
