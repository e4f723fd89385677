/**
 * Two-sided Fisher exact test of a 2×2 table with fixed margins: the probability of a table as improbable as, or more
 * improbable than, the observed one (the definition of R's `fisher.test` and SciPy's `fisher_exact`, with R's relative
 * tolerance of 1e-7 for ties).
 *
 * The hypergeometric weights come from the ratio of neighbours, `w(k+1)/w(k) = (row−k)(column−k) / ((k+1)(rest+k+1))`,
 * started at 1 at the mode: exact to rounding and without a special function, whatever the size of the table.
 *
 * @param n observed count of the cell
 * @param row total of its row (leaves of the group)
 * @param column total of its column (leaves of the category)
 * @param total all leaves of the table
 * @returns p in (0, 1]; 1 where a margin is empty or full and the cell cannot vary
 * @throws RangeError when the counts are no 2×2 table: a broken invariant
 */
export function fisherExact(n: number, row: number, column: number, total: number): number {
  const lowest = Math.max(0, row + column - total);
  const highest = Math.min(row, column);
  if (![n, row, column, total].every(Number.isInteger) || n < lowest || n > highest)
    throw new RangeError(`no 2×2 table has cell ${n} with margins ${row} and ${column} of ${total}`);
  const rest = total - row - column;
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((row + 1) * (column + 1)) / (total + 2))));
  const upRatio = (k: number): number => ((row - k) * (column - k)) / ((k + 1) * (rest + k + 1));
  const observed = weightAt(n, mode, upRatio);
  const limit = observed * (1 + 1e-7);
  let all = 0;
  let extreme = 0;
  const add = (weight: number): void => {
    all += weight;
    if (weight <= limit) extreme += weight;
  };
  // Weights fall on both sides of the mode; below this they change neither sum in its last digit.
  const negligible = Math.min(observed, 1) * 1e-20;
  let weight = 1;
  for (let k = mode; k <= highest && weight > negligible; k++) {
    add(weight);
    weight *= upRatio(k);
  }
  weight = 1;
  for (let k = mode - 1; k >= lowest; k--) {
    weight /= upRatio(k);
    if (weight <= negligible) break;
    add(weight);
  }
  return Math.min(1, extreme / all);
}

/** Weight of `k` relative to the mode; 0 where it underflows (p below 1e-300). */
function weightAt(k: number, mode: number, upRatio: (k: number) => number): number {
  let weight = 1;
  for (let step = mode; step < k; step++) weight *= upRatio(step);
  for (let step = mode - 1; step >= k; step--) weight /= upRatio(step);
  return weight;
}
