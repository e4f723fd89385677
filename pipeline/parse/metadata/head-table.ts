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
