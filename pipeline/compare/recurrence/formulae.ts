import { indexShingles, type ShingleIndex, type ShingleOptions } from "./shingles.ts";
import type { Wording } from "./wording.ts";

/** A phrase is a formula when this many different statements use it … */
const MIN_STATEMENTS = 6;
/** … or this share of all of them, whichever is more … */
const MIN_SHARE = 0.005;
/** … of at least this many units. */
const MIN_UNITS = 4;

/** A whole statement this short that this many units (or this share of them) print alike is a stock heading. */
const STOCK_LENGTH = 20;
const STOCK_UNITS = 8;
const STOCK_SHARE = 0.05;

/** Phrases that belong to the language of the genre and say nothing about copying. */
export interface Formulae {
  /** 1 for each character of the wording that stands in a formula. */
  readonly maskOf: (wording: number) => Uint8Array;
  /** Characters of the wording outside formulae. */
  readonly informativeLength: (wording: number) => number;
  /** Number of the statement the wording is a near-copy of. */
  readonly family: Int32Array;
}

/**
 * Finds formulae: runs of shingles that many *different* statements of many units use. A statement copied many times
 * is one statement (`statementFamilies`), so copying alone makes no formula, except of short headings that a large part
 * of all units print alike.
 */
export function findFormulae(
  wordings: readonly Wording[],
  unitsOf: readonly (readonly number[])[],
  family: Int32Array,
  shingles: ShingleOptions,
): Formulae {
  const index = indexShingles(wordings, shingles);
  const statements = new Set(family).size;
  const units = new Set(unitsOf.flat()).size;
  const minStatements = Math.max(MIN_STATEMENTS, Math.ceil(MIN_SHARE * statements));
  const formulaic = formulaicShingles(index, family, unitsOf, minStatements);
  const stockUnits = Math.max(STOCK_UNITS, Math.ceil(STOCK_SHARE * units));
  const masks = new Map<number, Uint8Array>();
  const maskOf = (wording: number): Uint8Array => {
    const known = masks.get(wording);
    if (known) return known;
    const { characters } = wordings[wording]!;
    const mask = new Uint8Array(characters.length);
    if (characters.length <= STOCK_LENGTH && unitsOf[wording]!.length >= stockUnits) mask.fill(1);
    else coverRuns(mask, wording, index, formulaic, shingles.length);
    masks.set(wording, mask);
    return mask;
  };
  return {
    maskOf,
    informativeLength: (wording) => maskOf(wording).reduce((free, masked) => free + 1 - masked, 0),
    family,
  };
}

/** 1 for each shingle found in enough families and units. */
function formulaicShingles(
  index: ShingleIndex,
  family: Int32Array,
  unitsOf: readonly (readonly number[])[],
  minStatements: number,
): Uint8Array {
  const size = index.postings.start.length - 1;
  const formulaic = new Uint8Array(size);
  for (let shingle = 0; shingle < size; shingle++) {
    const start = index.postings.start[shingle]!;
    const end = index.postings.start[shingle + 1]!;
    if (end - start < minStatements) continue;
    const families = new Set<number>();
    const units = new Set<number>();
    for (let posting = start; posting < end; posting++) {
      const wording = index.postings.values[posting]!;
      families.add(family[wording]!);
      for (const unit of unitsOf[wording]!) units.add(unit);
      // Enough is enough: the exact counts of a common shingle are not needed.
      if (families.size >= minStatements && units.size >= MIN_UNITS) {
        formulaic[shingle] = 1;
        break;
      }
    }
  }
  return formulaic;
}

/** Marks the characters of formulaic shingles; kept shingles of one window overlap, so a formula leaves no gaps. */
function coverRuns(
  mask: Uint8Array,
  wording: number,
  { features, positions }: ShingleIndex,
  formulaic: Uint8Array,
  length: number,
): void {
  for (let at = features.start[wording]!; at < features.start[wording + 1]!; at++)
    // An unshared shingle has no entry.
    if (formulaic[features.values[at]!]) mask.fill(1, positions[at]!, positions[at]! + length);
}
