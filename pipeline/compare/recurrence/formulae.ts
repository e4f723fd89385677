import { rememberedPerCharacter } from "./per-character.ts";
import type { ShingleIndex } from "./shingles.ts";
import { charactersOf, foldText, type Wording } from "./wording.ts";

/** A phrase is a formula when this many different statements use it … */
const MIN_STATEMENTS = 6;
/** … or this share of all of them, whichever is more … */
const MIN_SHARE = 0.005;
/** … of at least this many units. */
export const MIN_UNITS = 4;

/** A whole statement this short that this many units (or this share of them) print alike is a stock heading. */
const STOCK_LENGTH = 20;
const STOCK_UNITS = 8;
const STOCK_SHARE = 0.05;

/** Phrases that say nothing about copying: those of the genre, and titles of documents. */
export interface Formulae {
  /** 1 for each character of the wording that stands in a formula or a document's title. */
  readonly maskOf: (wording: number) => Uint8Array;
  /** 1 for each character that stands in a formula. */
  readonly formulaMaskOf: (wording: number) => Uint8Array;
  /** Characters of the wording outside both. */
  readonly informativeLength: (wording: number) => number;
  /** True for a short statement that so many units print alike that it is a stock heading. */
  readonly isStock: (wording: number) => boolean;
  /** Fewest different statements that make a phrase a formula. */
  readonly minStatements: number;
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
  index: ShingleIndex,
  shingleLength: number,
): Formulae {
  const statements = new Set(family).size;
  const units = new Set(unitsOf.flat()).size;
  const minStatements = Math.max(MIN_STATEMENTS, Math.ceil(MIN_SHARE * statements));
  const formulaic = formulaicShingles(index, family, unitsOf, minStatements);
  const stockUnits = Math.max(STOCK_UNITS, Math.ceil(STOCK_SHARE * units));
  const isStock = (wording: number): boolean =>
    wordings[wording]!.length <= STOCK_LENGTH && unitsOf[wording]!.length >= stockUnits;
  const formulaMaskOf = (wording: number): Uint8Array => {
    const mask = new Uint8Array(wordings[wording]!.length);
    if (isStock(wording)) mask.fill(1);
    else coverRuns(mask, wording, wordings[wording]!.text, index, formulaic, shingleLength);
    return mask;
  };
  const maskOf = rememberedPerCharacter(wordings, Uint8Array, (wording) => {
    const mask = formulaMaskOf(wording);
    if (!wordings[wording]!.text.includes("《")) return mask;
    const titles = titleMask(wordings[wording]!.text);
    return mask.map((inFormula, at) => inFormula | titles[at]!);
  });
  return {
    maskOf,
    formulaMaskOf,
    informativeLength: (wording) => maskOf(wording).reduce((free, masked) => free + 1 - masked, 0),
    isStock,
    minStatements,
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
  const lastOfFamily = new Int32Array(family.length).fill(-1);
  for (let shingle = 0; shingle < size; shingle++) {
    const start = index.postings.start[shingle]!;
    const end = index.postings.start[shingle + 1]!;
    if (end - start < minStatements) continue;
    let families = 0;
    const units = new Set<number>();
    for (let posting = start; posting < end; posting++) {
      const wording = index.postings.values[posting]!;
      if (lastOfFamily[family[wording]!] !== shingle) families++;
      lastOfFamily[family[wording]!] = shingle;
      if (units.size < MIN_UNITS) for (const unit of unitsOf[wording]!) units.add(unit);
      // Enough is enough: the exact counts of a common shingle are not needed.
      if (families >= minStatements && units.size >= MIN_UNITS) {
        formulaic[shingle] = 1;
        break;
      }
    }
  }
  return formulaic;
}

/** Marks the characters between 《 and 》: two texts that name one document do not thereby copy each other. */
function titleMask(text: string): Uint8Array {
  const inTitle: number[] = [];
  let depth = 0;
  for (const character of text) {
    if (character === "》") depth = Math.max(0, depth - 1);
    inTitle.push(depth > 0 ? 1 : 0);
    if (character === "《") depth++;
    // A title that is never closed ends with its sentence.
    if (character === "。") depth = 0;
  }
  return Uint8Array.from(foldText(text).offsets, (offset) => inTitle[offset]!);
}

/**
 * Marks the characters of formulaic shingles; kept shingles of one window overlap, so a formula leaves no gaps. Numbers
 * and dates are particulars, however many statements share a year.
 */
function coverRuns(
  mask: Uint8Array,
  wording: number,
  text: string,
  { features, positions }: ShingleIndex,
  formulaic: Uint8Array,
  length: number,
): void {
  let characters: Int32Array | undefined;
  for (let at = features.start[wording]!; at < features.start[wording + 1]!; at++) {
    // An unshared shingle has no entry.
    if (!formulaic[features.values[at]!]) continue;
    characters ??= charactersOf(text);
    const start = positions[at]!;
    if (!hasDigit(characters, start, start + length)) mask.fill(1, start, start + length);
  }
}

function hasDigit(characters: Int32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (characters[at]! >= 0x30 && characters[at]! <= 0x39) return true;
  return false;
}
