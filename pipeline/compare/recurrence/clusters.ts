import { type ComparedLeaf, numbering, TERM_END } from "./leaves.ts";
import { paraphraseLinks, type Statement } from "./paraphrase.ts";
import { starClusters } from "./stars.ts";
import { acrossNotices, type Occurrence, type VerbatimReuse, verbatimReuse } from "./verbatim.ts";
import { charactersOf, formKey, type Wording, wordingsOf } from "./wording.ts";

/** Leaves (by index) that say the same, each with its similarity to the medoid. */
export interface Cluster {
  readonly tier: "verbatim" | "paraphrase";
  /** The wording all members were verified against. */
  readonly medoid: number;
  readonly members: readonly { readonly leaf: number; readonly wording: number; readonly similarity: number }[];
}

export interface Recurrence {
  readonly wordings: readonly Wording[];
  readonly reuse: VerbatimReuse;
  readonly clusters: readonly Cluster[];
}

/** Fewest characters outside formulae for a statement to be looked for in other words. */
const MIN_INFORMATIVE = 4;

/**
 * Finds what recurs at leaf level, by wording and in other words. Only leaves of different notices are linked, and a
 * cluster stands in at least two notices. Copies of one statement enter the paraphrase tier as one statement, so a
 * paraphrase cluster always holds at least two wordings that are no copies of each other.
 */
export function findRecurrence(leaves: readonly ComparedLeaf[]): Recurrence {
  const wordings = wordingsOf(leaves.map((leaf) => leaf.text));
  const occurrences = occurrencesOf(wordings, leaves);
  const reuse = verbatimReuse(wordings, occurrences);
  const statements = statementsOf(wordings, reuse);
  const expand = (members: readonly { readonly wording: number; readonly similarity: number }[]): Cluster["members"] =>
    members
      .flatMap(({ wording, similarity }) => wordings[wording]!.texts.map((leaf) => ({ leaf, wording, similarity })))
      .sort((a, b) => a.leaf - b.leaf);
  const clusters: Cluster[] = [];
  for (const { medoid, members } of statements) {
    if (members.length === 1 && !reuse.countsWhole(medoid)) continue;
    clusters.push({ tier: "verbatim", medoid, members: expand(members) });
  }
  const worded = statements.filter(({ medoid }) => reuse.formulae.informativeLength(medoid) >= MIN_INFORMATIVE);
  const spread = worded.map(({ members }) => unionOf(members.map(({ wording }) => occurrences[wording]!)));
  const foldTerm = remembered(formKey);
  const described = function* (): Generator<Statement> {
    for (const { medoid } of worded) yield describe(wordings[medoid]!, leaves, reuse.formulae.maskOf(medoid), foldTerm);
  };
  const links = paraphraseLinks(described(), (a, b) => acrossNotices(spread[a]!, spread[b]!));
  for (const { centre, members } of starClusters(links)) {
    const wide = members.flatMap(({ node, similarity }) =>
      worded[node]!.members.map(({ wording }) => ({ wording, similarity })),
    );
    clusters.push({ tier: "paraphrase", medoid: worded[centre]!.medoid, members: expand(wide) });
  }
  const notices = (cluster: Cluster): number => new Set(cluster.members.map(({ leaf }) => leaves[leaf]!.noticeId)).size;
  return { wordings, reuse, clusters: clusters.filter((cluster) => notices(cluster) > 1) };
}

/** Copies of one statement: the wording that stands for them and all of them, itself included. */
interface CopiedStatement {
  readonly medoid: number;
  readonly members: readonly { readonly wording: number; readonly similarity: number }[];
}

function statementsOf(wordings: readonly Wording[], reuse: VerbatimReuse): CopiedStatement[] {
  const stars = starClusters(reuse.links);
  const starred = new Set(stars.flatMap(({ members }) => members.map(({ node }) => node)));
  const copied = stars.map(({ centre, members }) => ({
    medoid: centre,
    members: members.map(({ node, similarity }) => ({ wording: node, similarity })),
  }));
  const single = [...wordings.keys()]
    .filter((wording) => !starred.has(wording))
    .map((wording) => ({ medoid: wording, members: [{ wording, similarity: 1 }] }));
  return [...copied, ...single].sort((a, b) => a.medoid - b.medoid);
}

function occurrencesOf(wordings: readonly Wording[], leaves: readonly ComparedLeaf[]): Occurrence[] {
  const noticeNumber = numbering();
  const unitNumber = numbering();
  const notices = leaves.map((leaf) => noticeNumber(leaf.noticeId));
  const units = leaves.map((leaf) => unitNumber(leaf.unitId));
  return wordings.map(({ texts }) => ({
    notices: ascending(texts.map((leaf) => notices[leaf]!)),
    units: ascending(texts.map((leaf) => units[leaf]!)),
  }));
}

function unionOf(occurrences: readonly Occurrence[]): Occurrence {
  return {
    notices: ascending(occurrences.flatMap(({ notices }) => notices)),
    units: ascending(occurrences.flatMap(({ units }) => units)),
  };
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Terms of a wording outside its formulae, of the whole and of the headline. */
function describe(
  wording: Wording,
  leaves: readonly ComparedLeaf[],
  mask: Uint8Array,
  foldTerm: (term: string) => string,
): Statement {
  const { level1, terms, text } = leaves[wording.texts[0]!]!;
  const characters = charactersOf(wording.text);
  const whole = unmasked(characters, mask);
  const headlineLength = charactersOf(text.slice(0, Math.max(0, text.indexOf("。")))).length;
  const headline = unmasked(characters.subarray(0, headlineLength), mask);
  const within = (where: string): string[] =>
    terms.split(TERM_END).filter((term) => {
      const folded = foldTerm(term);
      return folded !== "" && where.includes(folded);
    });
  const inWhole = within(whole);
  const inHeadline = within(headline);
  const tells = inHeadline.length > 1 && inHeadline.length < inWhole.length;
  return { level1, terms: inWhole, headline: tells ? inHeadline : inWhole };
}

/** The function with its results kept: terms come back in every other statement. */
function remembered(compute: (key: string) => string): (key: string) => string {
  const results = new Map<string, string>();
  return (key) => {
    const result = results.get(key) ?? compute(key);
    results.set(key, result);
    return result;
  };
}

/** The characters outside formulae as a string, each formula one blank: terms do not reach across it. */
function unmasked(characters: Int32Array, mask: Uint8Array): string {
  let text = "";
  characters.forEach((character, index) => {
    if (!mask[index]) text += String.fromCodePoint(character);
    else if (!text.endsWith(" ")) text += " ";
  });
  return text;
}
