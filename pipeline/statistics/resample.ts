import { REPLICATES, seededDraws, seedOf } from "./bootstrap.ts";
import { type Interval, percentileInterval } from "./interval.ts";

/** Below this many notices drawing them again says little, and intervals take the leaves one by one. */
export const FEWEST_NOTICES = 5;

/**
 * Percentile bootstrap of a statistic over whole notices (Davison & Hinkley 1997, §3.8, sampling clusters).
 *
 * @param name seeds the draws: the same name and notices give the same interval
 * @param clusters one entry a notice, in a defined order; at least one
 */
export function bootstrapClusters<T>(
  name: string,
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number,
): Interval {
  const draw = seededDraws(seedOf(name));
  const values = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++)
    values[replicate] = statistic(clusters.map(() => clusters[draw(clusters.length)]!));
  return percentileInterval(values);
}
