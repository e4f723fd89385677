import { level1Of } from "./codebook.ts";
import type { Features } from "./features.ts";
import { integerTable } from "./integer-table.ts";

/** One labelled statement to learn from; `weight` 1 is a whole statement. */
export interface LabelledFeatures {
  readonly code: string;
  readonly features: Features;
  readonly weight: number;
}

/** A trained multinomial naive Bayes classifier. */
export interface NaiveBayes {
  /** In code-unit order. */
  readonly codes: readonly string[];
  /** The level-1 categories, and for each of `codes` the index of its own. */
  readonly categories: readonly string[];
  readonly categoryOf: Uint8Array;
  /** Log joint probability of each code with the features, in the order of `codes`. */
  readonly score: (features: Features) => number[];
  /** What having been seen with a code adds for it, against the mean of all codes: the weight an explanation shows. */
  readonly weight: (feature: number, code: string) => number;
}

/** Lidstone smoothing; chosen by nested cross-validation (MODEL-CARD.md). */
const SMOOTHING = 0.1;
/** Power of the class prior: the codes' shares in invented statements are not those of the world. */
const PRIOR_POWER = 0.3;

/**
 * Multinomial naive Bayes (McCallum & Nigam 1998) in log space over sparse features.
 *
 * Own code, because `natural`'s classifier is dense: it needs minutes for what this learns in a tenth of a second, and
 * its probabilities underflow on long texts (compared in MODEL-CARD.md).
 */
export function trainNaiveBayes(examples: readonly LabelledFeatures[]): NaiveBayes {
  const codes = [...new Set(examples.map((example) => example.code))].sort();
  const categories = [...new Set(codes.map(level1Of))];
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const rows = new Map<number, number>();
  for (const { features } of examples) for (const key of features.keys) if (!rows.has(key)) rows.set(key, rows.size);

  const width = codes.length;
  const counts = [...rows].map(() => new Map<number, number>());
  const totals = new Float64Array(width);
  const priors = new Float64Array(width);
  for (const { code, features, weight } of examples) {
    const column = indexOf.get(code)!;
    priors[column]! += weight;
    for (const [index, key] of features.keys.entries()) {
      const value = features.values[index]!;
      const row = counts[rows.get(key)!]!;
      row.set(column, (row.get(column) ?? 0) + value * weight);
      totals[column]! += value * weight;
    }
  }
  // log P(feature | code) = unseen[code] + gain(feature, code), and the gain is 0 for all codes the feature was never
  // seen with: only the few others are stored, row after row.
  const unseen = totals.map((total) => Math.log(SMOOTHING / (total + SMOOTHING * rows.size)));
  const rowStart = new Uint32Array(rows.size + 1);
  for (const [row, seen] of counts.entries()) rowStart[row + 1] = rowStart[row]! + seen.size;
  const columns = new Uint8Array(rowStart[rows.size]!);
  const gains = new Float32Array(columns.length);
  for (const [row, seen] of counts.entries())
    for (const [offset, [column, count]] of [...seen].sort(([a], [b]) => a - b).entries()) {
      columns[rowStart[row]! + offset] = column;
      gains[rowStart[row]! + offset] = Math.log((count + SMOOTHING) / SMOOTHING);
    }
  const rowOf = integerTable(rows);
  // A plain list: copied for every statement, and a typed array of that length lives outside the heap.
  const prior = Array.from(priors, (count) => PRIOR_POWER * Math.log(count + 1));

  return {
    codes,
    categories,
    categoryOf: Uint8Array.from(codes, (code) => categories.indexOf(level1Of(code))),
    score: ({ keys, values }) => {
      const scores = prior.slice();
      let known = 0;
      for (let index = 0; index < keys.length; index++) {
        const row = rowOf.get(keys[index]!);
        if (row < 0) continue;
        const value = values[index]!;
        known += value;
        const end = rowStart[row + 1]!;
        for (let at = rowStart[row]!; at < end; at++) scores[columns[at]!]! += value * gains[at]!;
      }
      for (let column = 0; column < width; column++) scores[column]! += known * unseen[column]!;
      return scores;
    },
    weight: (feature, code) => {
      const row = rowOf.get(feature);
      const column = indexOf.get(code);
      if (row < 0 || column === undefined) return 0;
      let own = 0;
      let sum = 0;
      for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++) {
        sum += gains[at]!;
        if (columns[at] === column) own = gains[at]!;
      }
      return own - sum / width;
    },
  };
}

/** Below this a share is nothing beside the greatest. */
const NEGLIGIBLE = -40;

/** Probabilities from log scores, softened by `temperature` (naive Bayes is overconfident: features are dependent). */
export function probabilities(scores: readonly number[], temperature: number): number[] {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  const shares: number[] = [];
  let sum = 0;
  for (const score of scores) {
    const exponent = (score - most) / temperature;
    const share = exponent < NEGLIGIBLE ? 0 : Math.exp(exponent);
    shares.push(share);
    sum += share;
  }
  for (let index = 0; index < shares.length; index++) shares[index]! /= sum;
  return shares;
}
