/**
 * Share of the expected characters that stand in the text read, in order, with nothing else between them:
 * 1 − edit distance / length. White space counts.
 */
export function fidelity(expected: string, actual: string): number {
  const [a, b] = [[...expected], [...actual]];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return 1 - row[b.length]! / Math.max(1, a.length);
}
