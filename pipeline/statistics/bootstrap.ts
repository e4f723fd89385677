import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Interval, percentileInterval } from "./interval.ts";

/** Draws of a bootstrap, where its caller gives no other reason: enough that the ends of a 95 % interval move by about a tenth of its half-width. */
export const REPLICATES = 1000;

/**
 * Stable seed of a name (FNV-1a, 32 bits over UTF-16 units): each group has its own stream, so adding a group does not
 * move the interval of another.
 */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** A seeded source of whole numbers in `[0, below)`. */
export function seededDraws(seed: number): (below: number) => number {
  const generator = xoroshiro128plus(seed);
  // 32 random bits scaled to the range: the bias is below `below / 2^32`, far under what 1000 draws can show.
  return (below) => Math.floor(((generator.next() >>> 0) * below) / 0x100000000);
}

/** Leaves of one notice by category, in the order of `categories`. */
export interface ClusterCounts {
  readonly counts: Int32Array;
  readonly total: number;
}

/**
 * Percentile bootstrap of category shares over whole notices: findings of one notice are not independent, so notices
 * and not leaves are drawn with replacement (Davison & Hinkley 1997, §3.8, sampling clusters).
 *
 * @param notices one entry a notice, in a defined order
 * @param categories number of categories
 * @returns one interval a category
 */
export function bootstrapShares(
  notices: readonly ClusterCounts[],
  categories: number,
  seed: number,
  replicates: number = REPLICATES,
): Interval[] {
  const draw = seededDraws(seed);
  // One row a notice, its total last: what is drawn stands side by side in memory.
  const width = categories + 1;
  const table = new Int32Array(notices.length * width);
  notices.forEach(({ counts, total }, notice) => {
    table.set(counts, notice * width);
    table[notice * width + categories] = total;
  });
  const shares = Array.from({ length: categories }, () => new Float64Array(replicates));
  const sums = new Int32Array(width);
  for (let replicate = 0; replicate < replicates; replicate++) {
    sums.fill(0);
    for (let drawn = 0; drawn < notices.length; drawn++) {
      const row = draw(notices.length) * width;
      for (let column = 0; column < width; column++) sums[column]! += table[row + column]!;
    }
    for (let category = 0; category < categories; category++)
      shares[category]![replicate] = sums[category]! / sums[categories]!;
  }
  return shares.map(percentileInterval);
}
