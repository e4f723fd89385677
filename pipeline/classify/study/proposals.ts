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
  const elsewhere = settled.map((text) => matchingText(text).text);
  return groups
    .map((members) => ({
      terms: tellingTerms(
        members.map((at) => leaves[at]!.leaf.text),
        elsewhere,
      ),
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

/** Words most of the group share, by log-odds against the settled leaves; a word inside a chosen longer one is none. */
function tellingTerms(texts: readonly string[], elsewhere: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const length of TERM_LENGTHS)
      for (const gram of grams(text, length)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const ranked = [...counts]
    .filter(([, count]) => count >= Math.max(SMALLEST, texts.length / 2))
    .map(([gram, count]) => {
      const others = elsewhere.filter((text) => text.includes(gram)).length;
      const odds = Math.log((count + 0.5) / (texts.length - count + 0.5));
      const background = Math.log((others + 0.5) / (elsewhere.length - others + 0.5));
      return { gram, weight: odds - background + gram.length / 10 };
    })
    .sort((a, b) => b.weight - a.weight || (a.gram < b.gram ? -1 : 1));
  const chosen: string[] = [];
  for (const { gram } of ranked)
    if (chosen.length < TERMS && !chosen.some((term) => term.includes(gram) || gram.includes(term))) chosen.push(gram);
  return chosen;
}
