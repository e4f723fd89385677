/**
 * For each text the places of all texts of the list that contain it, its own among them, ascending. Sorted suffixes: work
 * grows with the characters of the list (and their logarithm) and with what is found.
 *
 * @param texts different texts
 */
export function containersOf(texts: readonly string[]): number[][] {
  const suffixes: { readonly suffix: string; readonly place: number }[] = [];
  for (const [place, text] of texts.entries())
    for (let start = 0; start < text.length; start++) suffixes.push({ suffix: text.slice(start), place });
  suffixes.sort((a, b) => (a.suffix < b.suffix ? -1 : a.suffix > b.suffix ? 1 : a.place - b.place));
  return texts.map((text) => {
    const places = new Set<number>();
    for (let at = firstFrom(suffixes, text); suffixes[at]?.suffix.startsWith(text); at++)
      places.add(suffixes[at]!.place);
    return [...places].sort((a, b) => a - b);
  });
}

/** The first suffix that does not stand before `text`. */
function firstFrom(suffixes: readonly { readonly suffix: string }[], text: string): number {
  let low = 0;
  let high = suffixes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (suffixes[middle]!.suffix < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
