import { type FeatureIndex, type Lists, UNSHARED } from "./shingles.ts";

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
  const { start, values } = index.features;
  const documents = start.length - 1;
  const weight = featureWeights(index);
  const total = new Float64Array(documents);
  const meetings = new Meetings(index, options.maxPostings);
  const lastSeen = new Int32Array(weight.length).fill(-1);
  let distinct = new Int32Array(1024);
  for (let later = 0; later < documents; later++) {
    const end = start[later + 1]!;
    if (distinct.length < end - start[later]!) distinct = new Int32Array(2 * (end - start[later]!));
    let size = 0;
    let sum = 0;
    for (let at = start[later]!; at < end; at++) {
      const feature = values[at]!;
      if (feature === UNSHARED) sum++;
      else if (lastSeen[feature] !== later) {
        lastSeen[feature] = later;
        distinct[size++] = feature;
        sum += weight[feature]!;
      }
    }
    total[later] = sum;
    const features = distinct.subarray(0, size);
    // No feature weighs more than 1: most documents met share too few to be worth weighing.
    const many = meetings.withEnough(later, features, Math.ceil(options.minShared * sum));
    if (many.length === 0) continue;
    const shared = meetings.weigh(later, features, weight, many);
    const passing = many.filter((earlier) => shared[earlier]! >= options.minShared * Math.min(sum, total[earlier]!));
    passing.sort((a, b) => shared[b]! - shared[a]! || a - b);
    if (passing.length > options.maxCandidates) passing.length = options.maxCandidates;
    if (passing.length > 0) visit(later, passing);
  }
}

/** Which earlier documents a document shares features with, by posting lists cut to their first documents. */
class Meetings {
  private readonly postings: Lists;
  private readonly maxPostings: number;
  /** Features shared with the document at hand, above `base`; {@link WEIGHED} while they are weighed. */
  private readonly count: Int32Array;
  private base = 0;
  /** Least number of shared features that can carry enough weight, from the document's own side. */
  private readonly enough: Int32Array;
  private readonly shared: Float64Array;

  constructor({ features, postings }: FeatureIndex, maxPostings: number) {
    const documents = features.start.length - 1;
    this.count = new Int32Array(documents);
    this.enough = new Int32Array(documents);
    this.shared = new Float64Array(documents);
    this.postings = postings;
    this.maxPostings = maxPostings;
  }

  /** Earlier documents that share as many features as either of the two needs; `enough`: how many `later` needs. */
  withEnough(later: number, features: Int32Array, enough: number): number[] {
    const { count, base, enough: needed, maxPostings } = this;
    const { start, values } = this.postings;
    needed[later] = enough;
    const found: number[] = [];
    for (let own = 0; own < features.length; own++) {
      const feature = features[own]!;
      const first = start[feature]!;
      const end = Math.min(first + maxPostings, start[feature + 1]!);
      for (let at = first; at < end; at++) {
        const earlier = values[at]!;
        if (earlier >= later) break;
        // Branches and no Math.min: the processor reads on ahead of them.
        const before = count[earlier]! - base;
        const shared = before > 0 ? before + 1 : 1;
        count[earlier] = base + shared;
        const other = needed[earlier]!;
        if ((shared === enough && enough <= other) || (shared === other && other < enough)) found.push(earlier);
      }
    }
    this.base = base + features.length;
    return found;
  }

  /** Weight of the features shared with each of `chosen`, by document; valid until the next call. */
  weigh(later: number, features: Int32Array, weight: Float64Array, chosen: readonly number[]): Float64Array {
    const { count, shared, maxPostings } = this;
    const { start, values } = this.postings;
    for (const earlier of chosen) {
      count[earlier] = WEIGHED;
      shared[earlier] = 0;
    }
    for (let own = 0; own < features.length; own++) {
      const feature = features[own]!;
      const first = start[feature]!;
      const end = Math.min(first + maxPostings, start[feature + 1]!);
      const gain = weight[feature]!;
      for (let at = first; at < end; at++) {
        const earlier = values[at]!;
        if (earlier >= later) break;
        if (count[earlier] === WEIGHED) shared[earlier]! += gain;
      }
    }
    for (const earlier of chosen) count[earlier] = 0;
    return shared;
  }
}

const WEIGHED = -1;

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
