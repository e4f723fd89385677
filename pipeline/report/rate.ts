import { LEAST_DENOMINATOR } from "../statistics/least-denominator.ts";
import type { Texts } from "./texts.ts";

/** `n / denominator` of 0–1, or nothing where the denominator is too small for a rate. */
export function rate(n: number, denominator: number): number | null {
  return denominator < LEAST_DENOMINATOR ? null : n / denominator;
}

/** A share in a sentence: `67%`, or the two counts as `2/3` where the denominator is too small for a rate. */
export function portion(texts: Texts, n: number, denominator: number): string {
  const share = rate(n, denominator);
  return share === null ? `${n}/${denominator}` : texts.percent(share);
}
