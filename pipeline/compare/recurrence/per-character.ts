import type { Wording } from "./wording.ts";

/**
 * A function that gives a number for each character of a wording, with its results kept end to end in one array: kept as
 * an array each they would take several times the room.
 */
export function rememberedPerCharacter<Numbers extends Uint8Array | Float64Array>(
  wordings: readonly Wording[],
  make: new (length: number) => Numbers,
  compute: (wording: number) => Numbers,
): (wording: number) => Numbers {
  let numbers: Numbers | undefined;
  const start = new Float64Array(wordings.length + 1);
  const isKnown = new Uint8Array(wordings.length);
  return (wording) => {
    if (numbers === undefined) {
      for (const [at, { length }] of wordings.entries()) start[at + 1] = start[at]! + length;
      // The system hands out its pages as they are written to.
      numbers = new make(start[wordings.length]!);
    }
    const own = numbers.subarray(start[wording]!, start[wording + 1]!) as Numbers;
    if (!isKnown[wording]) {
      own.set(compute(wording));
      isKnown[wording] = 1;
    }
    return own;
  };
}
