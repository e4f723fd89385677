import { AlignedPairs } from "./aligned-pairs.ts";
import { alignmentsWith, type Tile } from "./alignment.ts";
import { type CandidateOptions, proposeCandidates } from "./candidates.ts";
import { statementFamilies } from "./families.ts";
import { type Formulae, findFormulae } from "./formulae.ts";
import { rememberedPerCharacter } from "./per-character.ts";
import { indexShingles, type ShingleIndex, type ShingleOptions, UNSHARED } from "./shingles.ts";
import { charactersOf, type Wording } from "./wording.ts";

export interface ReuseOptions {
  /** Runs by which candidates are found. */
  readonly shingles: ShingleOptions;
  /** Runs by which formulae are found: long enough to be a phrase and no mere word. */
  readonly formulaShingles: ShingleOptions;
  readonly candidates: CandidateOptions;
  /** Shortest run of characters that counts as shared. */
  readonly minTile: number;
  /** Fewest characters in common that are of any use, by the lengths of the two wordings; without it any run is. */
  readonly minMatched?: (length: number, otherLength: number) => number;
}

export interface Reuse {
  readonly pairs: AlignedPairs;
  readonly formulae: Formulae;
  /**
   * How much each character of a wording tells, 0–1: the mean rarity of the shingles it stands in among different
   * statements, 0 in a formula. Words that every notice uses weigh little, the joints between them and the particulars
   * much; a statement keeps its weight however often it is copied.
   */
  readonly informationOf: (wording: number) => Float64Array;
}

/**
 * Everything two wordings share, pair by pair: candidates by rare shingles, each aligned on its characters, and the
 * stock phrases set apart.
 *
 * @param unitsOf units of each wording, ascending
 * @param comparable whether a pair may be reuse at all (other notice, other unit)
 */
export function findReuse(
  wordings: readonly Wording[],
  unitsOf: readonly (readonly number[])[],
  comparable: (a: number, b: number) => boolean,
  options: ReuseOptions,
): Reuse {
  const index = indexShingles(wordings, options.shingles);
  const pairs = new AlignedPairs(wordings.length);
  const covered = coverageOf(index, options);
  proposeCandidates(index, options.candidates, (b, earlier) => {
    const coveredBy = covered(b);
    let align: ((a: Int32Array) => Tile[]) | undefined;
    for (const a of earlier) {
      if (!comparable(a, b)) continue;
      const least = options.minMatched?.(wordings[a]!.length, wordings[b]!.length) ?? 1;
      if (coveredBy(a) < least) continue;
      align ??= alignmentsWith(alignedPart(wordings[b]!), options.minTile);
      const tiles = align(alignedPart(wordings[a]!));
      if (tiles.reduce((sum, tile) => sum + tile.length, 0) >= least) pairs.add(a, b, tiles);
    }
  });
  const family = statementFamilies(wordings, pairs);
  const { formulaShingles, shingles } = options;
  const isSameIndex = formulaShingles.length === shingles.length && formulaShingles.window === shingles.window;
  const formulae = findFormulae(
    wordings,
    unitsOf,
    family,
    isSameIndex ? index : indexShingles(wordings, formulaShingles),
    formulaShingles.length,
  );
  let rarity: Float64Array | undefined;
  const informationOf = rememberedPerCharacter(wordings, Float64Array, (wording) => {
    rarity ??= rarityAmong(family, index);
    const told = characterInformation(wordings[wording]!, index, wording, rarity, options.shingles.length);
    const mask = formulae.maskOf(wording);
    return told.map((amount, at) => (mask[at] ? 0 : amount));
  });
  return { pairs, formulae, informationOf };
}

/** Longer texts are aligned by their beginning: the work of a pair grows with the product of the two lengths. */
const LONGEST_ALIGNED = 4000;

function alignedPart({ text }: Wording): Int32Array {
  const characters = charactersOf(text);
  return characters.length > LONGEST_ALIGNED ? characters.subarray(0, LONGEST_ALIGNED) : characters;
}

/**
 * How many characters of one wording stand in shingles that another has too: never fewer than an alignment can match
 * where every tile is made of kept shingles, and much cheaper to tell. Where some are not kept, no bound at all.
 */
function coverageOf(
  { features, positions }: ShingleIndex,
  { shingles, minTile }: ReuseOptions,
): (later: number) => (earlier: number) => number {
  if (shingles.window > 1 || minTile < shingles.length) return () => () => Number.POSITIVE_INFINITY;
  const stamp = new Int32Array(features.values.reduce((most, feature) => Math.max(most, feature + 1), 0)).fill(-1);
  return (later) => {
    for (let at = features.start[later]!; at < features.start[later + 1]!; at++)
      if (features.values[at] !== UNSHARED) stamp[features.values[at]!] = later;
    return (earlier) => {
      let covered = 0;
      let end = 0;
      for (let at = features.start[earlier]!; at < features.start[earlier + 1]!; at++) {
        const feature = features.values[at]!;
        if (feature === UNSHARED || stamp[feature] !== later) continue;
        const start = positions[at]!;
        covered += start + shingles.length - Math.max(start, end);
        end = start + shingles.length;
      }
      return covered;
    };
  };
}

/** Inverse frequency of each shared shingle among different statements, 1 for one statement, near 0 for all. */
function rarityAmong(family: Int32Array, { postings }: ShingleIndex): Float64Array {
  const scale = Math.log(new Set(family).size + 1);
  const rarity = new Float64Array(postings.start.length - 1);
  const lastSeen = new Int32Array(family.length).fill(-1);
  for (let shingle = 0; shingle < rarity.length; shingle++) {
    let statements = 0;
    for (let posting = postings.start[shingle]!; posting < postings.start[shingle + 1]!; posting++) {
      const statement = family[postings.values[posting]!]!;
      if (lastSeen[statement] === shingle) continue;
      lastSeen[statement] = shingle;
      statements++;
    }
    rarity[shingle] = Math.max(0, 1 - Math.log(statements) / scale);
  }
  return rarity;
}

function characterInformation(
  { length }: Wording,
  index: ShingleIndex,
  wording: number,
  rarity: Float64Array,
  shingleLength: number,
): Float64Array {
  const sum = new Float64Array(length);
  const covering = new Int32Array(length);
  const { start: starts, values } = index.features;
  for (let one = starts[wording]!; one < starts[wording + 1]!; one++) {
    const start = index.positions[one]!;
    for (let at = start; at < start + shingleLength; at++) {
      sum[at]! += values[one] === UNSHARED ? 1 : rarity[values[one]!]!;
      covering[at]!++;
    }
  }
  // A text shorter than a shingle has none: each character tells all it can.
  return sum.map((total, at) => (covering[at]! > 0 ? total / covering[at]! : 1));
}
