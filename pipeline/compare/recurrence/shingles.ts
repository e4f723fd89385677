/** Occurrences of shingles (runs of k characters) in a list of wordings, and the way back. */
export interface ShingleIndex {
  /** Number of distinct shingles. */
  readonly size: number;
  /** Shingle ids of each wording, in order of position; the same shingle may stand there twice. */
  readonly shingles: readonly Int32Array[];
  /** Position (character index) of each of them. */
  readonly positions: readonly Int32Array[];
  /** Wordings that contain shingle `s`: `postings[firstPosting[s] … firstPosting[s + 1])`, ascending, no repeats. */
  readonly firstPosting: Int32Array;
  readonly postings: Int32Array;
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
  const selected = wordings.map(({ characters }) => selectShingles(characters, options));
  const { numbers: shingles, size } = numberHashes(selected.map(({ hashes }) => hashes));
  const positions = selected.map((one) => one.positions);
  return { size, shingles, positions, ...postingsOf(shingles, size) };
}

/** Numbers 32-bit hashes 0, 1, 2 … in order of first appearance. */
export function numberHashes(lists: readonly Int32Array[]): { numbers: Int32Array[]; size: number } {
  const numbering = new HashNumbering(lists.reduce((sum, list) => sum + list.length, 0));
  const numbers = lists.map((list) => list.map((hash) => numbering.numberOf(hash)));
  return { numbers, size: numbering.size };
}

/** Turns lists of feature ids into posting lists. */
export function postingsOf(
  features: readonly Int32Array[],
  size: number,
): { firstPosting: Int32Array; postings: Int32Array } {
  const lastSeen = new Int32Array(size).fill(-1);
  const firstPosting = new Int32Array(size + 1);
  features.forEach((list, document) => {
    for (const feature of list) {
      if (lastSeen[feature] === document) continue;
      lastSeen[feature] = document;
      firstPosting[feature + 1]!++;
    }
  });
  for (let feature = 0; feature < size; feature++) firstPosting[feature + 1]! += firstPosting[feature]!;
  const next = firstPosting.slice(0, size);
  const postings = new Int32Array(firstPosting[size]!);
  lastSeen.fill(-1);
  features.forEach((list, document) => {
    for (const feature of list) {
      if (lastSeen[feature] === document) continue;
      lastSeen[feature] = document;
      postings[next[feature]!++] = document;
    }
  });
  return { firstPosting, postings };
}

function selectShingles(
  characters: Int32Array,
  { length, window }: ShingleOptions,
): { hashes: Int32Array; positions: Int32Array } {
  const count = Math.max(0, characters.length - length + 1);
  const all = new Int32Array(count);
  for (let position = 0; position < count; position++) all[position] = hashRun(characters, position, length);
  if (window <= 1 || count <= 1) return { hashes: all, positions: Int32Array.from(all.keys()) };
  const kept: number[] = [];
  for (let start = 0; start + Math.min(window, count) <= count; start++) {
    let smallest = start;
    // Rightmost minimum: fewer selections in runs of equal hashes.
    for (let position = start + 1; position < start + window && position < count; position++)
      if (all[position]! <= all[smallest]!) smallest = position;
    if (kept.at(-1) !== smallest) kept.push(smallest);
  }
  const positions = Int32Array.from(kept);
  return { hashes: positions.map((position) => all[position]!), positions };
}

/** FNV-1a over code points with a final mix (MurmurHash3's), so that the smallest hash is a random choice. */
function hashRun(characters: Int32Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < start + length; index++) hash = Math.imul(hash ^ characters[index]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * Numbers 32-bit hashes 0, 1, 2 … in order of first appearance: an open-addressing table, several times faster than a
 * Map of millions of keys. Two shingles of one hash (about 1 in 1000 at three million shingles) share a number, which
 * can only propose a candidate too many: every candidate is verified on its characters.
 */
class HashNumbering {
  size = 0;
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly numbers: Int32Array;

  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 1.5)));
    this.mask = slots - 1;
    this.hashes = new Int32Array(slots);
    this.numbers = new Int32Array(slots).fill(-1);
  }

  numberOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & this.mask;
    for (;;) {
      const number = this.numbers[slot]!;
      if (number < 0) {
        this.hashes[slot] = hash;
        this.numbers[slot] = this.size;
        return this.size++;
      }
      if (this.hashes[slot] === hash) return number;
      slot = (slot + 1) & this.mask;
    }
  }
}
