import { seededDraws, seedOf } from "./statistics/bootstrap.ts";
import { divergencesOf, jensenShannon } from "./statistics/divergence.ts";
import { quantile } from "./statistics/interval.ts";

const REPLICATES = 200;

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
  /** What a resample draws: whole notices where there are enough of them, else single leaves. */
  readonly draws: "notices" | "leaves";
}

/** How far the divergence of a pair would move in other samples of these sizes. */
export interface Uncertainty {
  readonly low: number;
  readonly high: number;
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
 * Resamples a pair: a 95 % interval of its divergence (basic bootstrap) and the divergence by chance of two samples from
 * one common profile, with the share of those at least as large as `observed`.
 */
export function uncertaintyOf(
  a: Profile,
  b: Profile,
  observed: number,
  divergences: ReturnType<typeof rememberedDivergences>,
): Uncertainty {
  const chanceDivergence = divergences(a.denominator, b.denominator);
  // Only draws of single leaves keep the totals.
  const divergence = a.draws === "leaves" && b.draws === "leaves" ? chanceDivergence : jensenShannon;
  const draw = seededDraws(seedOf(`${a.unitId}\u0000${b.unitId}`));
  const pooled = Int32Array.from([...a.leaves, ...b.leaves]);
  const resampled = new Float64Array(REPLICATES);
  const ofA = new Int32Array(a.counts.length);
  const ofB = new Int32Array(b.counts.length);
  let byChance = 0;
  let asFar = 0;
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    resample(a, draw, ofA);
    resample(b, draw, ofB);
    resampled[replicate] = divergence(ofA, ofB);
    drawLeaves(pooled, a.denominator, draw, ofA);
    drawLeaves(pooled, b.denominator, draw, ofB);
    const chance = chanceDivergence(ofA, ofB);
    byChance += chance;
    if (chance >= observed) asFar++;
  }
  resampled.sort();
  return {
    low: Math.max(0, 2 * observed - quantile(resampled, 0.975)),
    high: Math.min(1, Math.max(0, 2 * observed - quantile(resampled, 0.025))),
    byChance: byChance / REPLICATES,
    p: (asFar + 1) / (REPLICATES + 1),
  };
}

/** Draws a profile of the unit's size from the unit, into `counts`. */
function resample(profile: Profile, draw: (below: number) => number, counts: Int32Array): void {
  const { notices, leaves, denominator } = profile;
  if (profile.draws === "leaves") drawLeaves(leaves, denominator, draw, counts);
  else {
    counts.fill(0);
    for (let drawn = 0; drawn < notices.length; drawn++) add(counts, notices[draw(notices.length)]!);
  }
}

function drawLeaves(leaves: Int32Array, times: number, draw: (below: number) => number, counts: Int32Array): void {
  counts.fill(0);
  for (let drawn = 0; drawn < times; drawn++) counts[leaves[draw(leaves.length)]!]!++;
}

/** Adds counts in place. */
export function add(counts: Int32Array, more: Int32Array): void {
  for (let index = 0; index < counts.length; index++) counts[index]! += more[index]!;
}
