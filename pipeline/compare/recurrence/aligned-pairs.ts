import type { Tile } from "./alignment.ts";
import { NumberList } from "./number-list.ts";

/** Two wordings and the characters they share; `a` comes before `b` in the list of wordings. */
export interface AlignedPair {
  readonly a: number;
  readonly b: number;
  /** Characters in tiles. */
  readonly matched: number;
  /** Made anew at every call. */
  readonly tiles: () => Tile[];
}

/** Aligned pairs in the order of their `b`, as lists of numbers: a corpus has millions of them. */
export class AlignedPairs implements Iterable<AlignedPair> {
  readonly #a = new NumberList(Int32Array);
  readonly #b = new NumberList(Int32Array);
  readonly #matched = new NumberList(Int32Array);
  /** Where the tiles of each pair end. */
  readonly #tilesEnd = new NumberList(Int32Array);
  /** `aStart`, `bStart` and `length` of each tile. */
  readonly #tiles = new NumberList(Int32Array);
  /** Where the pairs of each wording as `b` begin and end. */
  readonly #start: Int32Array;
  readonly #end: Int32Array;

  /** `wordings`: how many there are. */
  constructor(wordings: number) {
    this.#start = new Int32Array(wordings);
    this.#end = new Int32Array(wordings);
  }

  /** Adds a pair; `b` never falls from one to the next. */
  add(a: number, b: number, tiles: readonly Tile[]): void {
    let matched = 0;
    for (const { aStart, bStart, length } of tiles) {
      this.#tiles.push(aStart);
      this.#tiles.push(bStart);
      this.#tiles.push(length);
      matched += length;
    }
    if (this.#end[b] === 0) this.#start[b] = this.#a.length;
    this.#a.push(a);
    this.#b.push(b);
    this.#matched.push(matched);
    this.#tilesEnd.push(this.#tiles.length);
    this.#end[b] = this.#a.length;
  }

  /** The pair of two wordings, whichever comes first; undefined where they were not aligned. */
  of(one: number, other: number): AlignedPair | undefined {
    const [a, b] = one < other ? [one, other] : [other, one];
    for (let pair = this.#start[b]!; pair < this.#end[b]!; pair++) if (this.#a.at(pair) === a) return this.#at(pair);
    return undefined;
  }

  *[Symbol.iterator](): Generator<AlignedPair> {
    for (let pair = 0; pair < this.#a.length; pair++) yield this.#at(pair);
  }

  #at(pair: number): AlignedPair {
    const tiles = (): Tile[] => {
      const found: Tile[] = [];
      for (let at = pair === 0 ? 0 : this.#tilesEnd.at(pair - 1); at < this.#tilesEnd.at(pair); at += 3)
        found.push({ aStart: this.#tiles.at(at), bStart: this.#tiles.at(at + 1), length: this.#tiles.at(at + 2) });
      return found;
    };
    return { a: this.#a.at(pair), b: this.#b.at(pair), matched: this.#matched.at(pair), tiles };
  }
}
