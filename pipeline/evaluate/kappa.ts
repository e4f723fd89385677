import type { Interval } from "../compare/statistics/interval.ts";
import { wilsonInterval } from "../compare/statistics/wilson.ts";
import { bootstrapClusters, FEWEST_NOTICES } from "./resample.ts";

/** What two coders say of one thing. */
export interface Codes {
  readonly first: string;
  readonly second: string;
}

/** How far two coders agree beyond chance. */
export interface Agreement {
  readonly n: number;
  /** Share of things both gave the same code. */
  readonly observed: number;
  readonly observedInterval: Interval;
  /** Share expected if each coder drew from his own distribution of codes. */
  readonly expected: number;
  /** Cohen's κ; null where both coders used one and the same code only, and chance explains everything. */
  readonly kappa: number | null;
  readonly interval: Interval | null;
  readonly intervalBy: "bootstrap" | "wilson";
}

/**
 * Cohen's κ = (observed − expected) / (1 − expected) (Cohen 1960) of codes without order. Leaves of one notice are not
 * independent, so its interval comes from drawing whole notices again. Where that says nothing (few notices, no
 * disagreement) it follows from the Wilson interval of the observed agreement at the same expected one.
 *
 * @param perNotice the pairs of each notice, in a defined order
 * @returns null without pairs
 */
export function cohensKappa(name: string, perNotice: readonly (readonly Codes[])[]): Agreement | null {
  const notices = perNotice.filter((pairs) => pairs.length > 0);
  const pairs = notices.flat();
  if (pairs.length === 0) return null;
  const { observed, expected, kappa } = agreementOf(pairs);
  const n = pairs.length;
  const observedInterval = wilsonInterval(Math.round(observed * n), n);
  const base = { n, observed, observedInterval, expected, kappa };
  if (kappa === null) return { ...base, interval: null, intervalBy: "wilson" };
  if (notices.length < FEWEST_NOTICES || observed === 1) {
    const beyondChance = (share: number): number => (share - expected) / (1 - expected);
    const interval = { low: beyondChance(observedInterval.low), high: beyondChance(observedInterval.high) };
    return { ...base, interval, intervalBy: "wilson" };
  }
  // A draw in which chance explains everything shows no agreement beyond it.
  const interval = bootstrapClusters(`kappa ${name}`, notices, (drawn) => agreementOf(drawn.flat()).kappa ?? 0);
  return { ...base, interval, intervalBy: "bootstrap" };
}

function agreementOf(pairs: readonly Codes[]): Pick<Agreement, "observed" | "expected" | "kappa"> {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const pair of pairs) {
    first.set(pair.first, (first.get(pair.first) ?? 0) + 1);
    second.set(pair.second, (second.get(pair.second) ?? 0) + 1);
    if (pair.first === pair.second) same++;
  }
  const n = pairs.length;
  const observed = same / n;
  let products = 0;
  for (const [code, count] of first) products += count * (second.get(code) ?? 0);
  const expected = products / (n * n);
  return { observed, expected, kappa: products === n * n ? null : (observed - expected) / (1 - expected) };
}
