import { charactersOf, type Wording } from "./wording.ts";

/** Lists of numbers, one a document, end to end: document `d` has `values[start[d] … start[d + 1])`. */
export interface Lists {
  readonly start: Int32Array;
  readonly values: Int32Array;
}

/** Id of a feature that stands in one document only: it can be shared with none and needs no posting list. */
export const UNSHARED = -1;

/** Features of documents in both directions. */
export interface FeatureIndex {
  /** Feature ids of each document, {@link UNSHARED} among them; the same feature may stand there twice. */
  readonly features: Lists;
  /** Documents that contain each shared feature, ascending, no repeats. */
  readonly postings: Lists;
}

/** 16 bits where no wording is longer. */
type Positions = Uint16Array | Int32Array;

/** Shingles (runs of k characters) of a list of wordings. */
export interface ShingleIndex extends FeatureIndex {
  /** Position (character index) of each shingle, in step with `features.values`. */
  readonly positions: Positions;
}

export interface ShingleOptions {
  /** Characters of a shingle. */
  readonly length: number;
  /**
   * Winnowing window (Schleimer, Wilkerson & Aiken 2003): of every `window` neighbouring shingles the one of smallest
   * hash is kept, so that two wordings that share `length + window − 1` characters in a row share a kept shingle.
   * 1 keeps all.
   */
  readonly window: number;
}

/** Indexes wordings by their shingles. Wordings shorter than a shingle have none. */
export function indexShingles(
  wordings: readonly Pick<Wording, "length" | "text">[],
  options: ShingleOptions,
): ShingleIndex {
  const most = wordings.reduce((sum, { length }) => sum + Math.max(0, length - options.length + 1), 0);
  // What is not filled takes no memory: the system hands out pages as they are written to.
  const hashes = new Int32Array(most);
  const isShort = wordings.every(({ length }) => length <= 0xffff);
  const positions: Positions = isShort ? new Uint16Array(most) : new Int32Array(most);
  const start = new Int32Array(wordings.length + 1);
  let kept = 0;
  wordings.forEach((wording, at) => {
    kept = selectShingles(charactersOf(wording.text), options, hashes, positions, kept);
    start[at + 1] = kept;
  });
  return { ...indexHashes({ start, values: hashes.subarray(0, kept) }), positions: positions.subarray(0, kept) };
}

/** Indexes documents by 32-bit hashes of their features; the hashes are overwritten with the features' ids. */
export function indexHashes({ start, values: numbers }: Lists): FeatureIndex {
  const documents = numberRepeated({ start, values: numbers });
  const shared = new Int32Array(documents.length);
  const ends: number[] = [0];
  documents.forEach((count, number) => {
    shared[number] = count > 1 ? ends.length - 1 : UNSHARED;
    if (count > 1) ends.push(ends.at(-1)! + count);
  });
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== UNSHARED) numbers[at] = shared[numbers[at]!]!;
  const features = { start, values: numbers };
  return { features, postings: postingsOf(features, Int32Array.from(ends)) };
}

/** Documents of each feature; `start` as it will be, from the number of documents of each. */
function postingsOf(features: Lists, start: Int32Array): Lists {
  const next = start.slice(0, -1);
  const values = new Int32Array(start.at(-1)!);
  for (let document = 0; document + 1 < features.start.length; document++)
    for (let at = features.start[document]!; at < features.start[document + 1]!; at++) {
      const feature = features.values[at]!;
      if (feature === UNSHARED) continue;
      const end = next[feature]!;
      if (end > start[feature]! && values[end - 1] === document) continue;
      values[end] = document;
      next[feature] = end + 1;
    }
  return { start, values };
}

/** Hashes of one wording, reused from wording to wording. */
let scratch = new Int32Array(1024);

/** Writes the kept shingles of one wording from `kept` on; returns the new end. */
function selectShingles(
  characters: Int32Array,
  { length, window }: ShingleOptions,
  hashes: Int32Array,
  positions: Positions,
  kept: number,
): number {
  const count = Math.max(0, characters.length - length + 1);
  if (scratch.length < count) scratch = new Int32Array(2 * count);
  for (let position = 0; position < count; position++) scratch[position] = hashRun(characters, position, length);
  const width = Math.min(window, count);
  let end = kept;
  for (let first = 0; first + width <= count && count > 0; first++) {
    let smallest = first;
    // Rightmost minimum: fewer selections in runs of equal hashes.
    for (let position = first + 1; position < first + width; position++)
      if (scratch[position]! <= scratch[smallest]!) smallest = position;
    if (end > kept && positions[end - 1] === smallest) continue;
    hashes[end] = scratch[smallest]!;
    positions[end++] = smallest;
  }
  return end;
}

/** FNV-1a over code points with a final mix (MurmurHash3's), so that the smallest hash is a random choice. */
function hashRun(characters: Int32Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < start + length; index++) hash = Math.imul(hash ^ characters[index]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Most hashes the filter below tells apart, 2 bits each: 8 MiB, where a table of all hashes of a large corpus would not fit. */
const FILTER_SIZE = 2 ** 25;

/**
 * Numbers 32-bit hashes 0, 1, 2 … in order of first appearance, and those that come once {@link UNSHARED}, in place;
 * counts the documents of each number. Most runs of a corpus stand in it once; a filter of two bits a hash (met, met again) finds
 * them without a table entry each (a few slip through and get a number of their own, which is as good). Two shingles of
 * one hash (about 1 in 1000 at three million shingles) share a number, which can only propose a candidate too many:
 * every candidate is verified on its characters.
 */
function numberRepeated({ start, values: hashes }: Lists): Int32Array {
  const words = Math.min(FILTER_SIZE, 2 ** Math.ceil(Math.log2(8 * hashes.length + 32))) / 16;
  const filter = new Uint32Array(words);
  let again = 0;
  for (const hash of hashes) {
    const word = (hash >>> 4) & (words - 1);
    const known = filter[word]!;
    const met = 1 << ((hash & 15) << 1);
    if (!(known & met)) filter[word] = known | met;
    else if (!(known & (met << 1))) {
      filter[word] = known | (met << 1);
      again++;
    }
  }
  const table = new HashTable(again);
  for (let document = 0; document + 1 < start.length; document++)
    for (let at = start[document]!; at < start[document + 1]!; at++) {
      const hash = hashes[at]!;
      const isRepeated = filter[(hash >>> 4) & (words - 1)]! & (2 << ((hash & 15) << 1));
      hashes[at] = isRepeated ? table.numberOf(hash, document) : UNSHARED;
    }
  return table.documents();
}

/** Places of an entry of the table below: the hash, one more than its number (0: free), its documents, the last of them. */
const NUMBER = 1;
const DOCUMENTS = 2;
const LAST = 3;
const ENTRY = 4;

/**
 * Numbers hashes and counts their documents: an open-addressing table, several times faster than a Map of millions. An
 * entry lies in one place, since every look-up leaves the processor's cache.
 */
class HashTable {
  private size = 0;
  private entries: Int32Array;

  constructor(expected: number) {
    this.entries = new Int32Array(ENTRY * 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.5))));
  }

  /** Number of a hash that stands in a document; documents come in order. */
  numberOf(hash: number, document: number): number {
    const { entries } = this;
    const at = this.placeOf(hash);
    if (entries[at + NUMBER] === 0) {
      entries[at] = hash;
      entries[at + NUMBER] = ++this.size;
      entries[at + DOCUMENTS] = 1;
      entries[at + LAST] = document;
      if (this.size * 1.5 * ENTRY > entries.length) this.grow();
      return this.size - 1;
    }
    if (entries[at + LAST] !== document) {
      entries[at + LAST] = document;
      entries[at + DOCUMENTS]!++;
    }
    return entries[at + NUMBER]! - 1;
  }

  /** Documents of each number. */
  documents(): Int32Array {
    const documents = new Int32Array(this.size);
    const { entries } = this;
    for (let at = 0; at < entries.length; at += ENTRY)
      if (entries[at + NUMBER] !== 0) documents[entries[at + NUMBER]! - 1] = entries[at + DOCUMENTS]!;
    return documents;
  }

  /** Where the hash stands or, when it is new, belongs. */
  private placeOf(hash: number): number {
    const { entries } = this;
    const mask = entries.length - 1;
    let at = Math.imul(hash, 0x9e3779b1 * ENTRY) & mask;
    while (entries[at + NUMBER] !== 0 && entries[at] !== hash) at = (at + ENTRY) & mask;
    return at;
  }

  private grow(): void {
    const { entries } = this;
    this.entries = new Int32Array(2 * entries.length);
    for (let from = 0; from < entries.length; from += ENTRY)
      if (entries[from + NUMBER] !== 0)
        this.entries.set(entries.subarray(from, from + ENTRY), this.placeOf(entries[from]!));
  }
}
