import type { Texts } from "./texts.ts";

/** Below this many of what is divided by, counts stand alone: a rate of so few says nothing (DESIGN.md section 6). */
export const LEAST_DENOMINATOR = 10;

/** `n / denominator` of 0–1, or nothing where the denominator is too small for a rate. */
export function rate(n: number, denominator: number): number | null {
  return denominator < LEAST_DENOMINATOR ? null : n / denominator;
}

/** A share in a sentence: `67%`, or the two counts as `2/3` where the denominator is too small for a rate. */
export function portion(texts: Texts, n: number, denominator: number): string {
  const share = rate(n, denominator);
  return share === null ? `${n}/${denominator}` : texts.percent(share);
}
