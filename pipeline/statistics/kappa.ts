import type { Interval } from "./interval.ts";
import { bootstrapClusters, FEWEST_NOTICES } from "./resample.ts";
import { wilsonInterval } from "./wilson.ts";

/** What two coders say of one thing. */
export interface Codes {
  readonly first: string;
  readonly second: string;
}

/** Agreement of two coders beyond chance. */
export interface Kappa {
  /** Cohen's κ; null where both coders used one and the same code only, and chance explains everything. */
  readonly kappa: number | null;
  /** Agreement expected if each coder drew from his own distribution of codes. */
  readonly expected: number;
  readonly interval: Interval | null;
  readonly intervalBy: "bootstrap" | "wilson";
}

/**
 * Cohen's κ = (observed − expected) / (1 − expected) (Cohen 1960) of codes without order. Leaves of one notice are not
 * independent, so its interval comes from drawing whole notices again. Where that says nothing (few notices, no
 * disagreement) it follows from the Wilson interval of the observed agreement at the same expected one.
 *
 * @param name seeds the draws
 * @param perNotice the pairs of each notice, in a defined order
 * @returns null without pairs
 */
export function cohensKappa(name: string, perNotice: readonly (readonly Codes[])[]): Kappa | null {
  const notices = perNotice.filter((pairs) => pairs.length > 0);
  const pairs = notices.flat();
  if (pairs.length === 0) return null;
  const { same, expected, kappa } = kappaOf(pairs);
  if (kappa === null) return { kappa, expected, interval: null, intervalBy: "wilson" };
  if (notices.length < FEWEST_NOTICES || same === pairs.length) {
    const { low, high } = wilsonInterval(same, pairs.length);
    const beyondChance = (share: number): number => (share - expected) / (1 - expected);
    return { kappa, expected, interval: { low: beyondChance(low), high: beyondChance(high) }, intervalBy: "wilson" };
  }
  // A draw in which chance explains everything shows no agreement beyond it.
  const interval = bootstrapClusters(`kappa ${name}`, notices, (drawn) => kappaOf(drawn.flat()).kappa ?? 0);
  return { kappa, expected, interval, intervalBy: "bootstrap" };
}

function kappaOf(pairs: readonly Codes[]): {
  readonly same: number;
  readonly expected: number;
  readonly kappa: number | null;
} {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const pair of pairs) {
    first.set(pair.first, (first.get(pair.first) ?? 0) + 1);
    second.set(pair.second, (second.get(pair.second) ?? 0) + 1);
    if (pair.first === pair.second) same++;
  }
  const n = pairs.length;
  let products = 0;
  for (const [code, count] of first) products += count * (second.get(code) ?? 0);
  const expected = products / (n * n);
  return { same, expected, kappa: products === n * n ? null : (same / n - expected) / (1 - expected) };
}
