import type { Tile } from "./alignment.ts";

/** Two wordings and the characters they share; `a` comes before `b` in the list of wordings. */
export interface AlignedPair {
  readonly a: number;
  readonly b: number;
  /** Characters in tiles. */
  readonly matched: number;
  /** Made anew at every call. */
  readonly tiles: () => Tile[];
}

/** Numbers kept of a pair: `a`, `b`, characters matched, where its tiles end. */
const PAIR = 4;
/** Numbers kept of a tile: `aStart`, `bStart`, `length`. */
const TILE = 3;

/** Aligned pairs in the order of their `b`, in arrays of numbers: as objects a million of them hold ten times the memory. */
export class AlignedPairs implements Iterable<AlignedPair> {
  #size = 0;
  #pairs = new Int32Array(1024 * PAIR);
  #tiles = new Int32Array(1024 * TILE);
  /** Where the pairs of a `b` begin and end. */
  readonly #start: Int32Array;
  readonly #end: Int32Array;

  /** `wordings`: how many there are. */
  constructor(wordings: number) {
    this.#start = new Int32Array(wordings);
    this.#end = new Int32Array(wordings);
  }

  /** Adds a pair; `b` never falls from one to the next. */
  add(a: number, b: number, tiles: readonly Tile[]): void {
    const from = this.#tilesOf(this.#size - 1).end;
    const end = from + tiles.length * TILE;
    if (end > this.#tiles.length) this.#tiles = grown(this.#tiles, end);
    let matched = 0;
    tiles.forEach(({ aStart, bStart, length }, index) => {
      this.#tiles.set([aStart, bStart, length], from + index * TILE);
      matched += length;
    });
    const at = this.#size * PAIR;
    if (at + PAIR > this.#pairs.length) this.#pairs = grown(this.#pairs, at + PAIR);
    this.#pairs.set([a, b, matched, end], at);
    if (this.#end[b] === 0) this.#start[b] = this.#size;
    this.#end[b] = ++this.#size;
  }

  /** The pair of two wordings, whichever comes first; undefined where they were not aligned. */
  of(one: number, other: number): AlignedPair | undefined {
    const [a, b] = one < other ? [one, other] : [other, one];
    for (let pair = this.#start[b]!; pair < this.#end[b]!; pair++)
      if (this.#pairs[pair * PAIR] === a) return this.#at(pair);
    return undefined;
  }

  *[Symbol.iterator](): Generator<AlignedPair> {
    for (let pair = 0; pair < this.#size; pair++) yield this.#at(pair);
  }

  #at(pair: number): AlignedPair {
    const at = pair * PAIR;
    const tiles = (): Tile[] => {
      const { start, end } = this.#tilesOf(pair);
      const found: Tile[] = [];
      for (let tile = start; tile < end; tile += TILE)
        found.push({ aStart: this.#tiles[tile]!, bStart: this.#tiles[tile + 1]!, length: this.#tiles[tile + 2]! });
      return found;
    };
    return { a: this.#pairs[at]!, b: this.#pairs[at + 1]!, matched: this.#pairs[at + 2]!, tiles };
  }

  #tilesOf(pair: number): { start: number; end: number } {
    const endOf = (one: number): number => (one < 0 ? 0 : this.#pairs[one * PAIR + PAIR - 1]!);
    return { start: endOf(pair - 1), end: endOf(pair) };
  }
}

/** A copy at least twice as long that holds `least`. */
function grown(array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(2 * array.length, least));
  larger.set(array);
  return larger;
}
