/** Characters of a stretch that one reader has taken, so that no later reader finds a year in a title or a number in an amount. */
export class Mask {
  #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  copy(): Mask {
    const copy = new Mask(0);
    copy.#taken = this.#taken.slice();
    return copy;
  }

  isFree(start: number, end: number): boolean {
    return !this.#taken.subarray(start, end).includes(1);
  }

  take(start: number, end: number): void {
    this.#taken.fill(1, start, end);
  }
}
