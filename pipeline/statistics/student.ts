/** 97.5 % point of the standard normal distribution. */
export const NORMAL_975 = 1.959963984540054;

/** Degrees of freedom up to which the exact series is summed; beyond, the expansion is exact to nine digits. */
const SUMMED = 200;
const known = new Map<number, number>();

/**
 * 97.5 % point of Student's t: the half-width factor of a 95 % interval that rests on `df` degrees of freedom
 * (Abramowitz & Stegun 26.7.3–5).
 *
 * @throws RangeError where `df` is no positive whole number
 */
export function student975(df: number): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`no t distribution has ${df} degrees of freedom`);
  if (df > SUMMED) return expanded(df);
  let point = known.get(df);
  if (point === undefined) {
    let low = 0;
    let high = 16;
    while (high - low > 1e-12) {
      const middle = (low + high) / 2;
      if (within(middle, df) < 0.95) low = middle;
      else high = middle;
    }
    point = (low + high) / 2;
    known.set(df, point);
  }
  return point;
}

/** P(|T| ≤ t) of whole degrees of freedom, as a finite sum (26.7.3 and 26.7.4). */
function within(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const cosine = Math.cos(angle);
  const isOdd = df % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = isOdd && df === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** Cornish–Fisher expansion (26.7.5). */
function expanded(df: number): number {
  const z = NORMAL_975;
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * df) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * df ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * df ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * df ** 4)
  );
}
