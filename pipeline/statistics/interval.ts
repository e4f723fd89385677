/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Quantile of ascending values by linear interpolation (type 7 of Hyndman & Fan 1996, the default of R and NumPy).
 *
 * @throws RangeError for no values
 */
export function quantile(ascending: ArrayLike<number>, probability: number): number {
  if (ascending.length === 0) throw new RangeError("a quantile needs at least one value");
  const position = (ascending.length - 1) * probability;
  const below = Math.floor(position);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (high - low) * (position - below);
}

/** The middle 95 % of resampled values; sorts `values` in place. */
export function percentileInterval(values: Float64Array): Interval {
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}
