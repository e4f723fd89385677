import type { Interval } from "./interval.ts";

/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson 95 % score interval of a share `n / denominator` (Wilson 1927). It treats the leaves as drawn one by one: with
 * findings nested in notices it is too narrow, so it only stands in where a group has too few notices to resample.
 */
export function wilsonInterval(n: number, denominator: number): Interval {
  const share = n / denominator;
  const weight = (Z * Z) / denominator;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (Z * Math.sqrt((share * (1 - share)) / denominator + weight / (4 * denominator))) / (1 + weight);
  return { low: n === 0 ? 0 : centre - half, high: n === denominator ? 1 : centre + half };
}
