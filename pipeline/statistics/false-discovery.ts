/**
 * Benjamini–Hochberg adjusted p-values (Benjamini & Hochberg 1995, step-up; R's `p.adjust(p, "BH")`), in the order of
 * the input. Rejecting where the result is at most q keeps the expected share of false rejections at q for independent
 * tests and for positively dependent ones.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const tests = pValues.length;
  const fromLargest = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(tests);
  let smallest = 1;
  fromLargest.forEach((index, position) => {
    smallest = Math.min(smallest, pValues[index]! * (tests / (tests - position)));
    adjusted[index] = smallest;
  });
  return adjusted;
}
