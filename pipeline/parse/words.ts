import type { Span } from "../span.ts";

const FIRST = 1;
const SECOND = 2;

/**
 * A test whether one of `words` can begin at a place of a text, by the first two characters each on its own: false is
 * sure, and is the answer at nearly every place. Words have two characters or more.
 */
export function headTable(words: readonly string[]): (text: string, at: number) => boolean {
  const kinds = new Uint8Array(0x10000);
  for (const word of words) {
    kinds[word.charCodeAt(0)]! |= FIRST;
    kinds[word.charCodeAt(1)]! |= SECOND;
  }
  return (text, at) => (kinds[text.charCodeAt(at)]! & FIRST) !== 0 && (kinds[text.charCodeAt(at + 1)]! & SECOND) !== 0;
}

/**
 * Where words of a list stand in a text: from left to right, the longest where several begin, none inside another. The
 * same as an alternation of the words, the longest first, but most characters are done with after one look in a table.
 *
 * @throws RangeError for a word of fewer than two characters
 */
export function wordFinder(words: readonly string[]): (text: string) => readonly Span[] {
  const mayBegin = headTable(words);
  const byHead = new Map<string, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (word.length < 2) throw new RangeError(`a word of fewer than two characters: ${word}`);
    const head = word.slice(0, 2);
    byHead.set(head, [...(byHead.get(head) ?? []), word]);
  }
  return (text) => {
    const found: Span[] = [];
    for (let at = 0; at < text.length; at++) {
      if (!mayBegin(text, at)) continue;
      const length = lengthAt(text, at, byHead.get(text.slice(at, at + 2)) ?? NONE);
      if (length === 0) continue;
      found.push({ start: at, end: at + length });
      at += length - 1;
    }
    return found;
  };
}

const NONE: readonly string[] = [];

/** Length of the first of `words` that stands at `at`, 0 where none does. */
function lengthAt(text: string, at: number, words: readonly string[]): number {
  for (const word of words) if (text.startsWith(word, at)) return word.length;
  return 0;
}
