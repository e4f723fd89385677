/** Numbers of one buffer: 4 MB. */
const ROOM = 1 << 20;

/** Keeps many short lists of numbers in few buffers: a buffer each costs more than what is done with them. */
export class Arena {
  #buffer = new Int32Array(0);
  #used = 0;

  /** A copy of the list. */
  keep(list: Int32Array): Int32Array {
    if (this.#used + list.length > this.#buffer.length) {
      this.#buffer = new Int32Array(Math.max(ROOM, list.length));
      this.#used = 0;
    }
    const own = this.#buffer.subarray(this.#used, this.#used + list.length);
    own.set(list);
    this.#used += list.length;
    return own;
  }
}
