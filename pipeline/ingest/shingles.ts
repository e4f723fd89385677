import { comparable } from "../fold.ts";

/** Characters in a shingle: long enough that one sentence has few by chance, short enough to survive small changes. */
const SHINGLE = 5;
/** Size of a signature; the error of an estimated similarity is about 1/√64 = 0.125. */
const HASHES = 64;
/** Entries of a signature that form one bucket: texts with similarity s meet with 1 − (1 − s²)³², 95 % at s = 0.3. */
const BAND = 2;

/** A text as the set of its shingles, hashed and in ascending order, and a signature of that set. */
export interface Shingled {
  readonly hashes: Uint32Array;
  readonly signature: Uint32Array;
}

/** Shingles of the text without white space, punctuation and differences of width. */
export function shingle(text: string): Shingled {
  const bare = comparable(text);
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= bare.length; at++) {
    // FNV-1a over the UTF-16 units.
    let hash = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193);
    hashes.add(hash >>> 0);
  }
  const sorted = Uint32Array.from(hashes).sort();
  return { hashes: sorted, signature: minHash(sorted) };
}

/** Shared shingles in shares of all (`jaccard`) and of the smaller set (`containment`); 0 for empty sets. */
export function overlap(a: Shingled, b: Shingled): { jaccard: number; containment: number } {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.hashes.length && j < b.hashes.length) {
    const [x, y] = [a.hashes[i]!, b.hashes[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const smaller = Math.min(a.hashes.length, b.hashes.length);
  return {
    jaccard: shared === 0 ? 0 : shared / (a.hashes.length + b.hashes.length - shared),
    containment: smaller === 0 ? 0 : shared / smaller,
  };
}

/** Pairs of texts that may share much (MinHash with banding), as indices `[a, b]` with a < b, each pair once. */
export function* likelyPairs(texts: readonly Shingled[]): Generator<[number, number]> {
  const seen = new Set<number>();
  for (let band = 0; band < HASHES / BAND; band++) {
    const buckets = new Map<string, number[]>();
    texts.forEach(({ signature, hashes }, index) => {
      if (hashes.length === 0) return;
      const key = signature.subarray(band * BAND, (band + 1) * BAND).join(",");
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket) seen.add(other * texts.length + index);
      bucket.push(index);
      buckets.set(key, bucket);
    });
  }
  for (const pair of [...seen].sort((a, b) => a - b)) yield [Math.floor(pair / texts.length), pair % texts.length];
}

/** Multipliers and offsets of the hash family: fixed, so that the same texts always meet. */
const FAMILY = (() => {
  let state = 0x9e3779b9;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return Array.from({ length: HASHES }, () => ({ multiplier: next() | 1, offset: next() }));
})();

function minHash(hashes: Uint32Array): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  FAMILY.forEach(({ multiplier, offset }, index) => {
    let least = 0xffffffff;
    for (const hash of hashes) {
      // The low bits of a product carry little: fold the high ones in.
      const product = (Math.imul(hash, multiplier) + offset) >>> 0;
      const value = (product ^ (product >>> 15)) >>> 0;
      if (value < least) least = value;
    }
    signature[index] = least;
  });
  return signature;
}
