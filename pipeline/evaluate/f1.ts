import type { Interval } from "../statistics/interval.ts";
import { bootstrapClusters, FEWEST_NOTICES } from "../statistics/resample.ts";
import { wilsonInterval } from "../statistics/wilson.ts";

/** What one notice contributes to a search for things: how many there are, were found, and are both. */
export interface Found {
  readonly expected: number;
  readonly read: number;
  readonly hits: number;
}

/** A figure with its 95 % interval and how that was got. */
export interface Estimate {
  readonly score: number;
  readonly interval: Interval;
  /** `bootstrap`: whole notices drawn again, seeded. */
  readonly intervalBy: "bootstrap" | "wilson";
}

/**
 * Pooled F1 = 2·hits / (expected + read). Errors of one notice are not independent, so its interval comes from drawing
 * whole notices again. Where that says nothing (few notices; no error or nothing right, so that every draw gives the same)
 * it is the Wilson interval of hits / mean(expected, read), the share F1 is.
 *
 * @param name seeds the draws
 * @param notices those with anything expected or read, in a defined order; at least one
 */
export function f1(name: string, notices: readonly Found[]): Estimate {
  const { hits, mean } = sum(notices);
  const score = hits / mean;
  if (notices.length < FEWEST_NOTICES || score === 0 || score === 1)
    return { score, interval: wilsonInterval(hits, mean), intervalBy: "wilson" };
  const interval = bootstrapClusters(`f1 ${name}`, notices, (drawn) => {
    const total = sum(drawn);
    return total.hits / total.mean;
  });
  return { score, interval, intervalBy: "bootstrap" };
}

function sum(notices: readonly Found[]): { readonly hits: number; readonly mean: number } {
  let hits = 0;
  let both = 0;
  for (const notice of notices) {
    hits += notice.hits;
    both += notice.expected + notice.read;
  }
  return { hits, mean: both / 2 };
}
