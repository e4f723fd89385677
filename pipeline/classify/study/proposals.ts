import { matchingText } from "../matching-text.ts";

/** A leaf the codebook did not settle: an abstention, or coded `other.*`. */
export interface UnsettledLeaf {
  readonly problemId: string;
  readonly text: string;
}

/** Leaves of one kind that the codebook misses: the ground for a new code or a new cue. */
export interface CodeProposal {
  /** Words that stand in these leaves and hardly in others, most telling first. */
  readonly terms: readonly string[];
  /** The leaf most like the others first. */
  readonly leaves: readonly UnsettledLeaf[];
}

/** Share of the smaller leaf's character pairs two leaves must have in common. */
const ALIKE = 0.25;
const SMALLEST = 2;
const TERM_LENGTHS = [4, 3, 2];
const TERMS = 5;

/**
 * Groups unsettled leaves that say similar things, largest group first. Each leaf joins the group of the leaf it is
 * most like, directly and not through others, so that chains of weak likeness make no group.
 *
 * @param unsettled leaves to group
 * @param settled texts of coded leaves: a term that is common there tells nothing
 */
export function codeProposals(unsettled: readonly UnsettledLeaf[], settled: readonly string[]): CodeProposal[] {
  const leaves = unsettled.map((leaf) => ({ leaf, grams: grams(leaf.text, 2) }));
  const neighbours = leaves.map(({ grams: own }, index) =>
    leaves
      .map(({ grams: other }, at) => ({ at, share: at === index ? 0 : overlap(own, other) }))
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.share - a.share || a.at - b.at),
  );
  const order = leaves.map((_, index) => index).sort((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b);
  const taken = new Set<number>();
  const groups: number[][] = [];
  for (const centre of order) {
    if (taken.has(centre)) continue;
    const members = [centre, ...neighbours[centre]!.map(({ at }) => at).filter((at) => !taken.has(at))];
    if (members.length < SMALLEST) continue;
    for (const at of members) taken.add(at);
    groups.push(members);
  }
  const counted = groups.map((members) => sharedGrams(members.map((at) => leaves[at]!.leaf.text)));
  const elsewhere = countIn(settled, new Set(counted.flatMap((grams) => [...grams.keys()])));
  return groups
    .map((members, group) => ({
      terms: tellingTerms(counted[group]!, members.length, elsewhere, settled.length),
      leaves: members.map((at) => leaves[at]!.leaf),
    }))
    .sort((a, b) => b.leaves.length - a.leaves.length);
}

function grams(text: string, length: number): Set<string> {
  const { text: view } = matchingText(text);
  const found = new Set<string>();
  for (let index = 0; index + length <= view.length; index++) {
    const gram = view.slice(index, index + length);
    if (/^\p{Script=Han}+$/u.test(gram)) found.add(gram);
  }
  return found;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / Math.min(a.size, b.size);
}

/** Character sequences that stand in most of the texts, and in how many. */
function sharedGrams(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const length of TERM_LENGTHS)
      for (const gram of grams(text, length)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count >= Math.max(SMALLEST, texts.length / 2)));
}

/** In how many texts each of the wanted sequences stands; one pass, however many are wanted. */
function countIn(texts: readonly string[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const length of TERM_LENGTHS)
      for (const gram of grams(text, length)) if (wanted.has(gram)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/**
 * The words of a group by log-odds against the settled leaves; a word inside a chosen longer one is none.
 *
 * @param shared sequences most of the group's `n` leaves share, with the number of leaves
 * @param elsewhere in how many of the `m` settled leaves they stand
 */
function tellingTerms(
  shared: ReadonlyMap<string, number>,
  n: number,
  elsewhere: ReadonlyMap<string, number>,
  m: number,
): string[] {
  const ranked = [...shared]
    .map(([gram, count]) => {
      const others = elsewhere.get(gram) ?? 0;
      const odds = Math.log((count + 0.5) / (n - count + 0.5));
      const background = Math.log((others + 0.5) / (m - others + 0.5));
      return { gram, weight: odds - background + gram.length / 10 };
    })
    .sort((a, b) => b.weight - a.weight || (a.gram < b.gram ? -1 : 1));
  const chosen: string[] = [];
  for (const { gram } of ranked)
    if (chosen.length < TERMS && !chosen.some((term) => term.includes(gram) || gram.includes(term))) chosen.push(gram);
  return chosen;
}
