import type { Features } from "./features.ts";

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
  /** Log joint probability of each code with the features, in the order of `codes`. */
  readonly score: (features: Features) => Float64Array;
  /** Log-odds a feature adds for a code against the mean of all codes: the weight an explanation shows. */
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
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const rows = new Map<number, number>();
  for (const { features } of examples) for (const key of features.keys()) if (!rows.has(key)) rows.set(key, rows.size);

  const width = codes.length;
  const counts = new Float64Array(rows.size * width);
  const totals = new Float64Array(width);
  const priors = new Float64Array(width);
  for (const { code, features, weight } of examples) {
    const column = indexOf.get(code)!;
    priors[column]! += weight;
    for (const [key, value] of features) {
      counts[rows.get(key)! * width + column]! += value * weight;
      totals[column]! += value * weight;
    }
  }
  const table = new Float32Array(counts.length);
  for (let row = 0; row < rows.size; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      table[at] = Math.log((counts[at]! + SMOOTHING) / (totals[column]! + SMOOTHING * rows.size));
    }
  const prior = priors.map((count) => PRIOR_POWER * Math.log(count + 1));

  return {
    codes,
    score: (features) => {
      const scores = Float64Array.from(prior);
      for (const [key, value] of features) {
        const row = rows.get(key);
        if (row === undefined) continue;
        const from = row * width;
        for (let column = 0; column < width; column++) scores[column]! += value * table[from + column]!;
      }
      return scores;
    },
    weight: (feature, code) => {
      const row = rows.get(feature);
      const column = indexOf.get(code);
      if (row === undefined || column === undefined) return 0;
      const values = table.subarray(row * width, (row + 1) * width);
      return values[column]! - values.reduce((sum, value) => sum + value, 0) / width;
    },
  };
}

/** Probabilities from log scores, softened by `temperature` (naive Bayes is overconfident: features are dependent). */
export function probabilities(scores: Float64Array, temperature: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  const shares = scores.map((score) => Math.exp((score - most) / temperature));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
}
