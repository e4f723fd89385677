import type { Interval } from "../../compare/statistics/interval.ts";
import { bootstrapClusters } from "../../evaluate/resample.ts";

/** What the coders said of one thing; a coder who said nothing is left out. */
export type CodedUnit<T> = readonly T[];

/** How far apart two values are: 0 the same, 1 as far as can be. */
export type Distance<T> = (a: T, b: T) => number;

/** Distance of codes without order. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1);

/**
 * MASI distance of two sets of codes (Passonneau 2006): 1 − Jaccard × monotonicity, where monotonicity is 1 for equal
 * sets, 2/3 where one holds the other, 1/3 where they only overlap, 0 where they share nothing.
 */
export const masi: Distance<ReadonlySet<string>> = (a, b) => {
  const shared = [...a].filter((code) => b.has(code)).length;
  const all = a.size + b.size - shared;
  if (all === 0) return 0;
  const monotonicity =
    shared === 0 ? 0 : a.size === b.size && shared === a.size ? 1 : shared === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3;
  return 1 - (shared / all) * monotonicity;
};

/**
 * Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2011) for any number of coders and missing
 * values. Null where fewer than two values are comparable, or where all values are the same and chance explains all.
 */
export function krippendorffAlpha<T>(units: readonly CodedUnit<T>[], distance: Distance<T>): number | null {
  const paired = units.filter((unit) => unit.length > 1);
  const values = paired.flat();
  const n = values.length;
  if (n < 2) return null;
  let observed = 0;
  for (const unit of paired) observed += pairwise(unit, distance) / (unit.length - 1);
  const expected = pairwise(values, distance) / (n - 1);
  return expected === 0 ? null : 1 - observed / expected;
}

/** Sum of the distances of all ordered pairs of different places. */
function pairwise<T>(values: readonly T[], distance: Distance<T>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) sum += 2 * distance(values[i]!, values[j]!);
  return sum;
}

/** Share of all pairs of coders that agree, over the things at least two coded; null without such. */
export function percentAgreement(units: readonly CodedUnit<string>[]): number | null {
  let same = 0;
  let pairs = 0;
  for (const unit of units)
    for (let i = 0; i < unit.length; i++)
      for (let j = i + 1; j < unit.length; j++) {
        pairs++;
        if (unit[i] === unit[j]) same++;
      }
  return pairs === 0 ? null : same / pairs;
}

/**
 * α with a 95 % interval from drawing whole sources again (leaves of one notice are not independent), seeded.
 *
 * @param sources the coded units of each source, in a defined order
 */
export function alphaWithInterval<T>(
  name: string,
  sources: readonly (readonly CodedUnit<T>[])[],
  distance: Distance<T>,
): { readonly alpha: number | null; readonly interval: Interval | null } {
  const alpha = krippendorffAlpha(sources.flat(), distance);
  if (alpha === null || sources.length < 2) return { alpha, interval: null };
  const interval = bootstrapClusters(
    `alpha ${name}`,
    sources,
    (drawn) => krippendorffAlpha(drawn.flat(), distance) ?? 0,
  );
  return { alpha, interval };
}
