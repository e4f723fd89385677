/** Characters of a stretch that one reader has taken, so that no later reader finds a year in a title or a number in an amount. */
export class Mask {
  readonly #length: number;
  /** Made when something is first taken: of many short stretches nothing is. */
  #taken: Uint8Array | null = null;

  constructor(length: number) {
    this.#length = length;
  }

  isFree(start: number, end: number): boolean {
    if (this.#taken === null) return true;
    for (let at = start; at < end; at++) if (this.#taken[at] === 1) return false;
    return true;
  }

  take(start: number, end: number): void {
    this.#taken ??= new Uint8Array(this.#length);
    this.#taken.fill(1, start, end);
  }
}
