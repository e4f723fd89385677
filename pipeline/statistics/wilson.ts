import type { Interval } from "./interval.ts";
import { NORMAL_975, student975 } from "./student.ts";

/**
 * Wilson 95 % score interval of a share `n / denominator` (Wilson 1927). It treats the leaves as drawn one by one: with
 * findings nested in notices it is too narrow, so it only stands in where nothing tells how notices vary: there is one,
 * or they are all of one category.
 */
export function wilsonInterval(n: number, denominator: number): Interval {
  return scoreInterval(n / denominator, denominator);
}

/**
 * Wilson interval of a share from leaves nested in notices, on the effective sample size of Korn & Graubard (1998,
 * Survey Methodology 24:193–201): the leaves divided by the design effect and by the square of how much wider Student's
 * t is with as few degrees of freedom as there are notices less one; never more than the leaves there are. (With the
 * score interval in place of the exact one: Franco, Little, Louis & Slud 2019, J. Survey Stat. Methodol. 7:334–364.)
 *
 * @param designEffect variance of the share between notices over that of leaves drawn one by one; a share of 0 or 1 shows
 * none and takes the mean of the group's others, null where there is none of those either
 */
export function nestedWilsonInterval(
  n: number,
  denominator: number,
  designEffect: number | null,
  notices: number,
): Interval {
  if (denominator < 2 || notices < 2 || designEffect === null || designEffect <= 0)
    return wilsonInterval(n, denominator);
  const widening = (student975(notices - 1) / student975(denominator - 1)) ** 2;
  return scoreInterval(n / denominator, Math.min(denominator, denominator / (designEffect * widening)));
}

function scoreInterval(share: number, size: number): Interval {
  const weight = NORMAL_975 ** 2 / size;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (NORMAL_975 * Math.sqrt((share * (1 - share)) / size + weight / (4 * size))) / (1 + weight);
  return { low: share === 0 ? 0 : centre - half, high: share === 1 ? 1 : centre + half };
}
