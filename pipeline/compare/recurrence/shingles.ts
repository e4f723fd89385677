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

/** Shingles (runs of k characters) of a list of wordings. */
export interface ShingleIndex extends FeatureIndex {
  /** Position (character index) of each shingle, in step with `features.values`. */
  readonly positions: Int32Array;
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
  wordings: readonly { readonly characters: Int32Array }[],
  options: ShingleOptions,
): ShingleIndex {
  const most = wordings.reduce((sum, { characters }) => sum + Math.max(0, characters.length - options.length + 1), 0);
  const hashes = new Int32Array(most);
  const positions = new Int32Array(most);
  const start = new Int32Array(wordings.length + 1);
  let kept = 0;
  wordings.forEach(({ characters }, wording) => {
    kept = selectShingles(characters, options, hashes, positions, kept);
    start[wording + 1] = kept;
  });
  return { ...indexHashes({ start, values: hashes.subarray(0, kept) }), positions: positions.slice(0, kept) };
}

/** Indexes documents by 32-bit hashes of their features. */
export function indexHashes({ start, values }: Lists): FeatureIndex {
  const numbers = numberRepeated(values);
  const size = numbers.reduce((most, number) => Math.max(most, number + 1), 0);
  const frequency = new Int32Array(size);
  eachOnce({ start, values: numbers }, size, (number) => {
    frequency[number]!++;
  });
  const shared = new Int32Array(size);
  const ends: number[] = [0];
  frequency.forEach((documents, number) => {
    shared[number] = documents > 1 ? ends.length - 1 : UNSHARED;
    if (documents > 1) ends.push(ends.at(-1)! + documents);
  });
  const features = { start, values: numbers.map((number) => (number === UNSHARED ? UNSHARED : shared[number]!)) };
  return { features, postings: postingsOf(features, Int32Array.from(ends)) };
}

/** Documents of each feature; `start` as it will be, from the number of documents of each. */
function postingsOf(features: Lists, start: Int32Array): Lists {
  const size = start.length - 1;
  const next = start.slice(0, size);
  const values = new Int32Array(start[size]!);
  eachOnce(features, size, (feature, document) => {
    values[next[feature]!++] = document;
  });
  return { start, values };
}

/** Calls `visit` once for each shared feature of each document, documents in order. */
function eachOnce(features: Lists, size: number, visit: (feature: number, document: number) => void): void {
  const lastSeen = new Int32Array(size).fill(-1);
  for (let document = 0; document + 1 < features.start.length; document++)
    for (let at = features.start[document]!; at < features.start[document + 1]!; at++) {
      const feature = features.values[at]!;
      if (feature === UNSHARED || lastSeen[feature] === document) continue;
      lastSeen[feature] = document;
      visit(feature, document);
    }
}

/** Hashes of one wording, reused from wording to wording. */
let scratch = new Int32Array(1024);

/** Writes the kept shingles of one wording from `kept` on; returns the new end. */
function selectShingles(
  characters: Int32Array,
  { length, window }: ShingleOptions,
  hashes: Int32Array,
  positions: Int32Array,
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

/** Most bits of the filter below: 4 MiB, in which a table of all hashes of a large corpus would not fit. */
const FILTER_BITS = 2 ** 25;

/**
 * Numbers 32-bit hashes 0, 1, 2 … in order of first appearance, and those that come once {@link UNSHARED}. Most runs of
 * a corpus stand in it once; a filter of two bits a hash finds them without a table entry each (a few slip through and
 * get a number of their own, which is as good). Two shingles of one hash (about 1 in 1000 at three million shingles)
 * share a number, which can only propose a candidate too many: every candidate is verified on its characters.
 */
function numberRepeated(hashes: Int32Array): Int32Array {
  const words = Math.min(FILTER_BITS, 2 ** Math.ceil(Math.log2(8 * hashes.length + 32))) / 32;
  const met = new Uint32Array(words);
  const repeated = new Uint32Array(words);
  let again = 0;
  for (const hash of hashes) {
    const bit = 1 << (hash & 31);
    const word = (hash >>> 5) & (words - 1);
    if (met[word]! & bit) {
      if (!(repeated[word]! & bit)) again++;
      repeated[word]! |= bit;
    } else met[word]! |= bit;
  }
  const numbering = new HashNumbering(2 * again);
  return hashes.map((hash) => {
    const isRepeated = repeated[(hash >>> 5) & (words - 1)]! & (1 << (hash & 31));
    return isRepeated ? numbering.numberOf(hash) : UNSHARED;
  });
}

/** An open-addressing table, several times faster than a Map of millions of keys; grows when two thirds full. */
class HashNumbering {
  private size = 0;
  private mask: number;
  private hashes: Int32Array;
  private numbers: Int32Array;

  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 1.5)));
    this.mask = slots - 1;
    this.hashes = new Int32Array(slots);
    this.numbers = new Int32Array(slots).fill(-1);
  }

  numberOf(hash: number): number {
    const slot = this.slotOf(hash);
    if (this.numbers[slot]! >= 0) return this.numbers[slot]!;
    this.hashes[slot] = hash;
    this.numbers[slot] = this.size;
    if (++this.size * 1.5 > this.mask) this.grow();
    return this.size - 1;
  }

  /** The slot that holds the hash, or the free one where it belongs. */
  private slotOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & this.mask;
    while (this.numbers[slot]! >= 0 && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }

  private grow(): void {
    const { hashes, numbers } = this;
    this.mask = 2 * numbers.length - 1;
    this.hashes = new Int32Array(2 * numbers.length);
    this.numbers = new Int32Array(2 * numbers.length).fill(-1);
    numbers.forEach((number, from) => {
      if (number < 0) return;
      const slot = this.slotOf(hashes[from]!);
      this.hashes[slot] = hashes[from]!;
      this.numbers[slot] = number;
    });
  }
}
