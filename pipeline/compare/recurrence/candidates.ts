import { type FeatureIndex, UNSHARED } from "./shingles.ts";

export interface CandidateOptions {
  /** Least share of the lighter document's weight that must be in common. */
  readonly minShared: number;
  /** Only the first this many documents of a posting list are met: work per document stays bounded. */
  readonly maxPostings: number;
  /** The best this many candidates of a document are kept. */
  readonly maxCandidates: number;
}

/**
 * Proposes pairs that share rare features: for every document `later`, the earlier documents whose shared features
 * weigh at least `minShared` of the lighter of the two. A feature weighs its inverse document frequency, scaled to 1 for
 * one that stands nowhere else and to a quarter for one of all, so a stock phrase proposes nothing by itself.
 *
 * Posting lists are cut to their first documents, so the work grows in proportion to the number of documents. A
 * document of a crowd thus meets the crowd's first members, which is what star clustering needs: its centre, not
 * every pair.
 *
 * @param visit called once a document, in order, with the earlier documents proposed, best first
 */
export function proposeCandidates(
  index: FeatureIndex,
  options: CandidateOptions,
  visit: (later: number, earlier: readonly number[]) => void,
): void {
  const { features, postings } = index;
  const documents = features.start.length - 1;
  const weight = featureWeights(index);
  const total = new Float64Array(documents);
  const shared = new Float64Array(documents);
  const lastSeen = new Int32Array(weight.length).fill(-1);
  const met = new Int32Array(documents);
  for (let later = 0; later < documents; later++) {
    let meetings = 0;
    for (let at = features.start[later]!; at < features.start[later + 1]!; at++) {
      const feature = features.values[at]!;
      if (feature === UNSHARED) {
        total[later]!++;
        continue;
      }
      if (lastSeen[feature] === later) continue;
      lastSeen[feature] = later;
      const gain = weight[feature]!;
      total[later]! += gain;
      const start = postings.start[feature]!;
      const end = Math.min(postings.start[feature + 1]!, start + options.maxPostings);
      for (let posting = start; posting < end; posting++) {
        const earlier = postings.values[posting]!;
        if (earlier >= later) break;
        if (shared[earlier] === 0) met[meetings++] = earlier;
        shared[earlier]! += gain;
      }
    }
    const passing: number[] = [];
    for (let meeting = 0; meeting < meetings; meeting++) {
      const earlier = met[meeting]!;
      if (shared[earlier]! >= options.minShared * Math.min(total[later]!, total[earlier]!)) passing.push(earlier);
    }
    passing.sort((a, b) => shared[b]! - shared[a]! || a - b);
    if (passing.length > options.maxCandidates) passing.length = options.maxCandidates;
    for (let meeting = 0; meeting < meetings; meeting++) shared[met[meeting]!] = 0;
    if (passing.length > 0) visit(later, passing);
  }
}

/** Weight of a feature that every document has; without it a corpus of copies would propose nothing. */
const LEAST_WEIGHT = 0.25;

/** Inverse document frequency of each shared feature: 1 for one that stands in one document, least for one of all. */
function featureWeights({ features, postings }: FeatureIndex): Float64Array {
  const scale = Math.log(features.start.length);
  const weights = new Float64Array(postings.start.length - 1);
  for (let feature = 0; feature < weights.length; feature++) {
    const frequency = postings.start[feature + 1]! - postings.start[feature]!;
    weights[feature] = Math.max(LEAST_WEIGHT, 1 - Math.log(frequency) / scale);
  }
  return weights;
}
