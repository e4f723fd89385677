import type { AlignedPair, AlignedPairs } from "./aligned-pairs.ts";
import { Links, starClusters } from "./stars.ts";
import type { Wording } from "./wording.ts";

/** Least share of the characters of both wordings together that near-copies have in common. */
export const NEAR_COPY = 0.6;
/** Least share of the centre's characters that at least half the family must repeat. */
const SHARED_CORE = 0.85;

/**
 * Numbers the different statements behind the wordings: near-copies of one statement get one number, every other
 * wording its own. What matters is whether the whole statement is repeated: copies are edited in different places, so
 * together they keep every part of the centre, whereas statements made from one template keep only the template, and
 * are told apart here although each pair of them looks alike.
 */
export function statementFamilies(wordings: readonly Wording[], pairs: AlignedPairs): Int32Array {
  const family = Int32Array.from(wordings.keys());
  const links = new Links();
  for (const pair of pairs) {
    const lengths = wordings[pair.a]!.length + wordings[pair.b]!.length;
    const similarity = (2 * pair.matched) / lengths;
    if (similarity >= NEAR_COPY) links.add(pair.a, pair.b, similarity);
  }
  for (const { centre, members } of starClusters(links)) {
    const others = members.filter(({ node }) => node !== centre);
    const repeated = new Int32Array(wordings[centre]!.length);
    for (const { node } of others) countRepeated(repeated, pairs.of(centre, node)!, centre);
    const core = repeated.filter((times) => 2 * times >= others.length).length;
    if (core < SHARED_CORE * repeated.length) continue;
    for (const { node } of others) family[node] = centre;
  }
  return family;
}

/** Adds 1 to every character of the centre that stands in a tile of the pair. */
function countRepeated(repeated: Int32Array, pair: AlignedPair, centre: number): void {
  for (const tile of pair.tiles()) {
    const start = pair.a === centre ? tile.aStart : tile.bStart;
    for (let index = start; index < start + tile.length; index++) repeated[index]!++;
  }
}
