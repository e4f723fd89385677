import type { AlignedPair } from "./aligned-pairs.ts";
import type { Tile } from "./alignment.ts";
import { NEAR_COPY } from "./families.ts";
import { findReuse, type Reuse } from "./reuse.ts";
import { Links } from "./stars.ts";
import type { Wording } from "./wording.ts";

/** Fewest characters two different wordings must share, and least information of them (in characters of full weight). */
const MIN_SHARED_LENGTH = 8;
const MIN_INFORMATION = 4;
/** Least share of the shorter statement that must be shared, by characters and by information. */
const MIN_CONTAINED = 0.7;
/** Least share of the stretch from the first to the last shared passage that is shared, in either text. */
const MIN_DENSITY = 0.5;
/** A wording repeated as a whole counts from this many characters, of which this many are no formula. */
const MIN_LENGTH = 8;
const MIN_WHOLE_INFORMATIVE = 4;

/** Where wordings occur: notices and units, numbered, ascending, without repeats. */
export interface Occurrence {
  readonly notices: readonly number[];
  readonly units: readonly number[];
}

export interface VerbatimReuse extends Reuse {
  /** Verified links between different wordings. */
  readonly links: Links;
  /** Whether the wording, repeated as a whole in several notices, is a recurrence by itself. */
  readonly countsWhole: (wording: number) => boolean;
}

/**
 * Verbatim reuse between statements of different notices. Two wordings are linked when the passages they share cover
 * at least 70 % of the shorter statement, both of its characters and of the information they carry
 * (`Reuse.informationOf`); the latter share is the similarity. Light edits (a number, a word, a moved clause) stay within it, a common formula alone does not.
 */
export function verbatimReuse(wordings: readonly Wording[], occurrences: readonly Occurrence[]): VerbatimReuse {
  const units = occurrences.map((occurrence) => occurrence.units);
  const reuse = findReuse(wordings, units, (a, b) => acrossNotices(occurrences[a]!, occurrences[b]!), {
    shingles: { length: 4, window: 1 },
    formulaShingles: { length: 8, window: 1 },
    candidates: { minShared: 0.2, maxPostings: 32, maxCandidates: 64 },
    minTile: 4,
    // Below both it is neither a link nor a near-copy.
    minMatched: (length, otherLength) =>
      Math.floor(Math.min((NEAR_COPY / 2) * (length + otherLength), MIN_CONTAINED * Math.min(length, otherLength))),
  });
  const links = new Links();
  for (const pair of reuse.pairs) {
    const similarity = verbatimSimilarity(pair, wordings, reuse);
    if (similarity !== null) links.add(pair.a, pair.b, similarity);
  }
  const countsWhole = (wording: number): boolean =>
    wordings[wording]!.length >= MIN_LENGTH && reuse.formulae.informativeLength(wording) >= MIN_WHOLE_INFORMATIVE;
  return { ...reuse, links, countsWhole };
}

/** True when some leaf of the one and some leaf of the other stand in different notices. */
export function acrossNotices(a: Occurrence, b: Occurrence): boolean {
  return a.notices.length > 1 || b.notices.length > 1 || a.notices[0] !== b.notices[0];
}

function verbatimSimilarity(pair: AlignedPair, wordings: readonly Wording[], reuse: Reuse): number | null {
  const shorter = Math.min(wordings[pair.a]!.length, wordings[pair.b]!.length);
  if (pair.matched < Math.max(MIN_SHARED_LENGTH, MIN_CONTAINED * shorter)) return null;
  const tiles = pair.tiles();
  if (!isDense(tiles, pair.matched)) return null;
  const inA = reuse.informationOf(pair.a);
  const inB = reuse.informationOf(pair.b);
  const sharedInA = sumOver(
    tiles.map((tile) => [tile.aStart, tile.length]),
    inA,
  );
  const sharedInB = sumOver(
    tiles.map((tile) => [tile.bStart, tile.length]),
    inB,
  );
  const totalA = sumOver([[0, inA.length]], inA);
  const totalB = sumOver([[0, inB.length]], inB);
  // Shared information over that of the statement that has less: near 1 also where a headline stands in a long finding.
  const similarity = Math.min(1, totalA <= totalB ? sharedInA / totalA : sharedInB / totalB);
  return Math.min(sharedInA, sharedInB) >= MIN_INFORMATION && similarity >= MIN_CONTAINED ? similarity : null;
}

function sumOver(runs: readonly (readonly [start: number, length: number])[], values: Float64Array): number {
  let sum = 0;
  for (const [start, length] of runs) for (let at = start; at < start + length; at++) sum += values[at]!;
  return sum;
}

/** Words strewn over a long text are no passage: shared characters must fill half the stretch they lie in. */
function isDense(tiles: readonly Tile[], matched: number): boolean {
  const stretch = (starts: readonly number[], ends: readonly number[]): number =>
    Math.max(...ends) - Math.min(...starts);
  const inA = stretch(
    tiles.map((tile) => tile.aStart),
    tiles.map((tile) => tile.aStart + tile.length),
  );
  const inB = stretch(
    tiles.map((tile) => tile.bStart),
    tiles.map((tile) => tile.bStart + tile.length),
  );
  return matched >= MIN_DENSITY * Math.max(inA, inB);
}
