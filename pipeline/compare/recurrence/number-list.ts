type NumberArray = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A list of numbers that grows and holds nothing but them; as objects they would take several times the room. */
export class NumberList<Numbers extends NumberArray> {
  readonly #make: new (
    length: number,
  ) => Numbers;
  #values: Numbers;
  #length = 0;

  /** `make`: `Int32Array` for whole numbers of 32 bits, `Float64Array` for others. */
  constructor(make: new (length: number) => Numbers) {
    this.#make = make;
    this.#values = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.#make(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The number at a place that was pushed. */
  at(place: number): number {
    return this.#values[place]!;
  }

  /** All of them; what is pushed later may or may not show. */
  values(): Numbers {
    return this.#values.subarray(0, this.#length) as Numbers;
  }
}
