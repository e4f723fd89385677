import { seededDraws, seedOf } from "../statistics/bootstrap.ts";
import { divergencesOf, jensenShannon } from "../statistics/divergence.ts";
import { type Interval, percentileInterval } from "../statistics/interval.ts";

/**
 * Draws of a pair, a fifth of those of a share: every unit has three pairs, and each draw is of all leaves of both. The
 * ends of an interval move by about a fifth of its half-width, and p is known to 0.03.
 */
const REPLICATES = 200;

/**
 * Fewest notices of each unit whose resampling is trusted. Simulated (ARCHITECTURE.md, 2026-11-23), the interval held the
 * divergence in 90–100 % of the trials with ten notices a unit, much as with fifty; in 86–99 % with five. Where a unit has
 * one or two nothing tells how its notices vary, and intervals over their leaves held it in 48–99 %.
 */
export const FEWEST_NOTICES = 10;

/** Leaves of a unit by category, notice by notice. */
export interface Profile {
  readonly unitId: string;
  readonly counts: Int32Array;
  readonly denominator: number;
  /** The counts as shares of the denominator. */
  readonly shares: Float64Array;
  /** Category of each leaf. */
  readonly leaves: Int32Array;
  readonly notices: readonly Int32Array[];
}

/** How far the divergence of a pair would move in other samples of these sizes. */
export interface Uncertainty {
  /** The interval; null with too few notices. */
  readonly low: number | null;
  readonly high: number | null;
  readonly byChance: number;
  readonly p: number;
}

type Divergence = (a: ArrayLike<number>, b: ArrayLike<number>) => number;

/** {@link divergencesOf}, remembered by the two totals: units are often of the same size. */
export function rememberedDivergences(): (totalA: number, totalB: number) => Divergence {
  const known = new Map<string, Divergence>();
  return (totalA, totalB) => {
    const key = `${totalA}/${totalB}`;
    const divergence = known.get(key) ?? divergencesOf(totalA, totalB);
    known.set(key, divergence);
    return divergence;
  };
}

/**
 * Resamples a pair: a 95 % interval of its divergence over whole notices (basic bootstrap), and the divergence by chance of
 * two samples of single leaves from one common profile, with the share of those at least as large as `observed`.
 */
export function uncertaintyOf(
  a: Profile,
  b: Profile,
  observed: number,
  divergences: ReturnType<typeof rememberedDivergences>,
): Uncertainty {
  const draw = seededDraws(seedOf(`${a.unitId}\u0000${b.unitId}`));
  const { low, high } = intervalOf(a, b, observed, draw) ?? { low: null, high: null };
  return { low, high, ...chanceOf(a, b, observed, divergences(a.denominator, b.denominator), draw) };
}

type Draw = ReturnType<typeof seededDraws>;

function intervalOf(a: Profile, b: Profile, observed: number, draw: Draw): Interval | null {
  if (Math.min(a.notices.length, b.notices.length) < FEWEST_NOTICES) return null;
  const ofA = new Int32Array(a.counts.length);
  const ofB = new Int32Array(b.counts.length);
  const resampled = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    drawNotices(a.notices, draw, ofA);
    drawNotices(b.notices, draw, ofB);
    resampled[replicate] = jensenShannon(ofA, ofB);
  }
  const { low, high } = percentileInterval(resampled);
  // Mirrored at the observed divergence, the upper end can come to lie below it, and below 0. Equal profiles have no mirror.
  const upper = observed === 0 ? high : Math.max(observed, 2 * observed - low);
  return { low: Math.max(0, 2 * observed - high), high: Math.min(1, upper) };
}

function chanceOf(
  a: Profile,
  b: Profile,
  observed: number,
  divergence: Divergence,
  draw: Draw,
): Pick<Uncertainty, "byChance" | "p"> {
  const pooled = Int32Array.from([...a.leaves, ...b.leaves]);
  const ofA = new Int32Array(a.counts.length);
  const ofB = new Int32Array(b.counts.length);
  let byChance = 0;
  let asFar = 0;
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    drawLeaves(pooled, a.denominator, draw, ofA);
    drawLeaves(pooled, b.denominator, draw, ofB);
    const chance = divergence(ofA, ofB);
    byChance += chance;
    if (chance >= observed) asFar++;
  }
  return { byChance: byChance / REPLICATES, p: (asFar + 1) / (REPLICATES + 1) };
}

function drawNotices(notices: readonly Int32Array[], draw: Draw, counts: Int32Array): void {
  counts.fill(0);
  for (let drawn = 0; drawn < notices.length; drawn++) add(counts, notices[draw(notices.length)]!);
}

function drawLeaves(leaves: Int32Array, times: number, draw: Draw, counts: Int32Array): void {
  counts.fill(0);
  for (let drawn = 0; drawn < times; drawn++) counts[leaves[draw(leaves.length)]!]!++;
}

/** Adds counts in place. */
export function add(counts: Int32Array, more: Int32Array): void {
  for (let index = 0; index < counts.length; index++) counts[index]! += more[index]!;
}
