/** Features of documents in both directions, as `indexShingles` and `postingsOf` make them. */
export interface FeatureIndex {
  readonly features: readonly Int32Array[];
  readonly firstPosting: Int32Array;
  readonly postings: Int32Array;
}

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
 * the rarest, so a stock phrase proposes nothing by itself.
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
  const documents = index.features.length;
  const weight = featureWeights(index);
  const total = new Float64Array(documents);
  const shared = new Float64Array(documents);
  const lastSeen = new Int32Array(weight.length).fill(-1);
  const met: number[] = [];
  for (let later = 0; later < documents; later++) {
    for (const feature of index.features[later]!) {
      if (lastSeen[feature] === later) continue;
      lastSeen[feature] = later;
      const gain = weight[feature]!;
      total[later]! += gain;
      const start = index.firstPosting[feature]!;
      const end = Math.min(index.firstPosting[feature + 1]!, start + options.maxPostings);
      for (let posting = start; posting < end; posting++) {
        const earlier = index.postings[posting]!;
        if (earlier >= later) break;
        if (shared[earlier] === 0) met.push(earlier);
        shared[earlier]! += gain;
      }
    }
    if (met.length === 0) continue;
    const passing = met.filter(
      (earlier) => shared[earlier]! >= options.minShared * Math.min(total[later]!, total[earlier]!),
    );
    passing.sort((a, b) => shared[b]! - shared[a]! || a - b);
    if (passing.length > options.maxCandidates) passing.length = options.maxCandidates;
    for (const earlier of met) shared[earlier] = 0;
    met.length = 0;
    if (passing.length > 0) visit(later, passing);
  }
}

/** Inverse document frequency of each feature, 1 for a feature of one document, near 0 for one of all. */
export function featureWeights(index: FeatureIndex): Float64Array {
  const documents = index.features.length;
  const size = index.firstPosting.length - 1;
  const weights = new Float64Array(size);
  const scale = Math.log(documents + 1);
  for (let feature = 0; feature < size; feature++) {
    const frequency = index.firstPosting[feature + 1]! - index.firstPosting[feature]!;
    weights[feature] = Math.log((documents + 1) / frequency) / scale;
  }
  return weights;
}
