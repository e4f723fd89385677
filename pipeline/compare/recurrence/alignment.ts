/** A run of equal characters in two wordings: `a[aStart … aStart+length)` equals `b[bStart … bStart+length)`. */
export interface Tile {
  readonly aStart: number;
  readonly bStart: number;
  readonly length: number;
}

/**
 * Greedy string tiling (Wise 1993): the longest common runs first, no character of either wording in two tiles, no run
 * shorter than `minLength`. Order may change between the two, so a moved clause still aligns. Ties go to the run that
 * starts first in `a`, then in `b`. Tiles come ordered by their place in `a`.
 */
export function alignTiles(a: Int32Array, b: Int32Array, minLength: number): Tile[] {
  return alignmentsWith(b, minLength)(a);
}

/** {@link alignTiles} of many wordings `a` with one `b`. */
export function alignmentsWith(b: Int32Array, minLength: number): (a: Int32Array) => Tile[] {
  const places = placesIn(b);
  return (a) => tilesOf(a, b, maximalRuns(a, b, places, minLength), minLength);
}

function tilesOf(a: Int32Array, b: Int32Array, runs: readonly Tile[], minLength: number): Tile[] {
  const byLength = new RunQueue();
  for (const run of runs) byLength.push(run);
  const takenA = new Uint8Array(a.length);
  const takenB = new Uint8Array(b.length);
  const tiles: Tile[] = [];
  for (let run = byLength.pop(); run; run = byLength.pop()) {
    const free = freeParts(run, takenA, takenB, minLength);
    if (free.length === 1 && free[0]!.length === run.length) {
      takenA.fill(1, run.aStart, run.aStart + run.length);
      takenB.fill(1, run.bStart, run.bStart + run.length);
      tiles.push(run);
    } else for (const part of free) byLength.push(part);
  }
  return tiles.sort((one, other) => one.aStart - other.aStart);
}

/** Where each character stands in a wording: its last place, and for each place the one before it; -1 where there is none. */
interface Places {
  readonly last: Map<number, number>;
  readonly before: Int32Array;
}

function placesIn(characters: Int32Array): Places {
  const last = new Map<number, number>();
  const before = new Int32Array(characters.length);
  characters.forEach((character, place) => {
    before[place] = last.get(character) ?? -1;
    last.set(character, place);
  });
  return { last, before };
}

/** Every pair of equal runs that cannot be lengthened on either side, of at least `minLength`. */
function maximalRuns(a: Int32Array, b: Int32Array, { last, before }: Places, minLength: number): Tile[] {
  const runs: Tile[] = [];
  for (let aStart = 0; aStart + minLength <= a.length; aStart++) {
    for (let bStart = last.get(a[aStart]!) ?? -1; bStart >= 0; bStart = before[bStart]!) {
      if (aStart > 0 && bStart > 0 && a[aStart - 1] === b[bStart - 1]) continue;
      let length = 1;
      while (aStart + length < a.length && bStart + length < b.length && a[aStart + length] === b[bStart + length])
        length++;
      if (length >= minLength) runs.push({ aStart, bStart, length });
    }
  }
  return runs;
}

/** The parts of a run that no earlier tile has taken on either side, of at least `minLength`. */
function freeParts(run: Tile, takenA: Uint8Array, takenB: Uint8Array, minLength: number): Tile[] {
  const parts: Tile[] = [];
  let start = 0;
  for (let index = 0; index <= run.length; index++) {
    const free = index < run.length && !takenA[run.aStart + index] && !takenB[run.bStart + index];
    if (free) continue;
    if (index - start >= minLength)
      parts.push({ aStart: run.aStart + start, bStart: run.bStart + start, length: index - start });
    start = index + 1;
  }
  return parts;
}

/** Runs by length, longest first, then by place: one bucket a length, since parts only get shorter. */
class RunQueue {
  private readonly buckets = new Map<number, Tile[]>();
  private longest = 0;

  push(run: Tile): void {
    const bucket = this.buckets.get(run.length);
    if (bucket) bucket.push(run);
    else this.buckets.set(run.length, [run]);
    this.longest = Math.max(this.longest, run.length);
  }

  pop(): Tile | undefined {
    for (; this.longest > 0; this.longest--) {
      const bucket = this.buckets.get(this.longest);
      if (!bucket || bucket.length === 0) continue;
      let best = 0;
      for (let index = 1; index < bucket.length; index++) {
        const order = bucket[index]!.aStart - bucket[best]!.aStart || bucket[index]!.bStart - bucket[best]!.bStart;
        if (order < 0) best = index;
      }
      const [run] = bucket.splice(best, 1);
      return run;
    }
    return undefined;
  }
}
