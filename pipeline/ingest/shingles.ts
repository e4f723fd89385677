import { comparable } from "../fold.ts";

/** Characters in a shingle: long enough that one sentence has few by chance, short enough to survive small changes. */
const SHINGLE = 5;
/** Size of a signature; the error of an estimated similarity is about 1/√64 = 0.125. */
const HASHES = 64;
/** Entries of a signature that form one bucket: texts with similarity s meet with 1 − (1 − s²)³², 95 % at s = 0.3. */
const BAND = 2;

/** Texts up to which every pair is likely: comparing them all costs less than finding out. */
const FEW = 16;

/** A text as the set of its shingles, hashed and in ascending order. */
export type Shingled = Uint32Array;

/** Shingles of the text without white space, punctuation and differences of width. */
export function shingle(text: string): Shingled {
  const bare = comparable(text);
  const hashes = new Uint32Array(Math.max(0, bare.length - SHINGLE + 1));
  for (let at = 0; at < hashes.length; at++) {
    // FNV-1a over the UTF-16 units.
    let hash = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193);
    hashes[at] = hash;
  }
  hashes.sort();
  return hashes.filter((hash, at) => at === 0 || hash !== hashes[at - 1]);
}

/** Shared shingles in shares of all (`jaccard`) and of the smaller set (`containment`); 0 for empty sets. */
export function overlap(a: Shingled, b: Shingled): { jaccard: number; containment: number } {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const smaller = Math.min(a.length, b.length);
  return {
    jaccard: shared === 0 ? 0 : shared / (a.length + b.length - shared),
    containment: smaller === 0 ? 0 : shared / smaller,
  };
}

/** Pairs of texts that may share much, as indices `[a, b]` with a < b, each pair once, in order. */
export function* likelyPairs(texts: readonly Shingled[]): Generator<[number, number]> {
  if (texts.length > FEW) return yield* pairsByBands(texts);
  for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++) yield [a, b];
}

/** MinHash with banding. */
function* pairsByBands(texts: readonly Shingled[]): Generator<[number, number]> {
  const signatures = texts.map(signatureOf);
  const seen = new Set<number>();
  for (let band = 0; band < HASHES / BAND; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, index) => {
      if (texts[index]!.length === 0) return;
      const key = signature.subarray(band * BAND, (band + 1) * BAND).join(",");
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket) seen.add(other * texts.length + index);
      bucket.push(index);
      buckets.set(key, bucket);
    });
  }
  for (const pair of [...seen].sort((a, b) => a - b)) yield [Math.floor(pair / texts.length), pair % texts.length];
}

/**
 * One-permutation MinHash: the least hash in each of {@link HASHES} bins, for the price of one hash a shingle; an empty
 * bin takes that of the next bin that has one (Shrivastava and Li 2014).
 */
function signatureOf(hashes: Uint32Array): Uint32Array {
  const least = new Float64Array(HASHES).fill(Number.POSITIVE_INFINITY);
  for (const hash of hashes) {
    // The low bits of a product carry little: fold the high ones in.
    const product = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const mixed = (product ^ (product >>> 12)) >>> 0;
    const bin = mixed % HASHES;
    if (mixed < least[bin]!) least[bin] = mixed;
  }
  return Uint32Array.from(least, (_, bin) => {
    for (let step = 0; step < HASHES; step++) {
      const value = least[(bin + step) % HASHES]!;
      // The distance keeps a borrowed value from meeting the same one at home.
      if (value < Number.POSITIVE_INFINITY) return Math.imul(value + step, 0x9e3779b1) >>> 0;
    }
    return 0;
  });
}
