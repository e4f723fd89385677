/**
 * Jensen–Shannon divergence of two distributions given by counts, in bits: 0 for equal profiles, 1 for profiles without
 * anything in common (Lin 1991). Its square root is a metric.
 *
 * @throws RangeError when a side has no counts
 */
export function jensenShannon(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let totalA = 0;
  let totalB = 0;
  for (let index = 0; index < a.length; index++) {
    totalA += a[index]!;
    totalB += b[index]!;
  }
  if (totalA <= 0 || totalB <= 0) throw new RangeError("a profile needs at least one count");
  let divergence = 0;
  for (let index = 0; index < a.length; index++) {
    const p = a[index]! / totalA;
    const q = b[index]! / totalB;
    if (p > 0) divergence += (p / 2) * Math.log2((2 * p) / (p + q));
    if (q > 0) divergence += (q / 2) * Math.log2((2 * q) / (p + q));
  }
  return Math.min(1, Math.max(0, divergence));
}
