import type { Tile } from "./alignment.ts";

/** The same characters in two texts; offsets are code points of the texts as published, half-open. */
export interface Passage {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
  /** Folded characters in common. */
  readonly characters: number;
}

/** Turns a run of folded characters back into the places where it stands in the two texts. */
export function passageOf(tile: Tile, aOffsets: Int32Array, bOffsets: Int32Array): Passage {
  return {
    aStart: aOffsets[tile.aStart]!,
    aEnd: aOffsets[tile.aStart + tile.length - 1]! + 1,
    bStart: bOffsets[tile.bStart]!,
    bEnd: bOffsets[tile.bStart + tile.length - 1]! + 1,
    characters: tile.length,
  };
}

/** The tile with its two sides exchanged. */
export function mirrored(tile: Tile): Tile {
  return { aStart: tile.bStart, bStart: tile.aStart, length: tile.length };
}

/** True when at least half of the run's characters stand in formulae. */
export function isFormulaic(tile: Tile, mask: Uint8Array): boolean {
  let masked = 0;
  for (let index = tile.aStart; index < tile.aStart + tile.length; index++) masked += mask[index]!;
  return 2 * masked >= tile.length;
}
