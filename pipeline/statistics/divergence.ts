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

/** Most pairs of counts whose terms are worked out beforehand; for more it costs as much as it saves. */
const MOST_PAIRS = 2 ** 12;

/**
 * {@link jensenShannon} of many pairs of profiles with the same two totals, to the last digit. Resampling meets the
 * same small counts again and again: the terms of a pair of counts are worked out once.
 */
export function divergencesOf(totalA: number, totalB: number): (a: ArrayLike<number>, b: ArrayLike<number>) => number {
  const width = totalB + 1;
  if ((totalA + 1) * width > MOST_PAIRS) return jensenShannon;
  const ofA = new Float64Array((totalA + 1) * width);
  const ofB = new Float64Array((totalA + 1) * width);
  for (let countA = 0; countA <= totalA; countA++)
    for (let countB = 0; countB <= totalB; countB++) {
      const p = countA / totalA;
      const q = countB / totalB;
      if (p > 0) ofA[countA * width + countB] = (p / 2) * Math.log2((2 * p) / (p + q));
      if (q > 0) ofB[countA * width + countB] = (q / 2) * Math.log2((2 * q) / (p + q));
    }
  return (a, b) => {
    let divergence = 0;
    for (let index = 0; index < a.length; index++) {
      const at = a[index]! * width + b[index]!;
      divergence += ofA[at]!;
      divergence += ofB[at]!;
    }
    return Math.min(1, Math.max(0, divergence));
  };
}
