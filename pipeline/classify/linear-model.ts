import { integerTable } from "../integer-table.ts";
import { level1Of } from "./codebook.ts";
import type { Features } from "./features.ts";

/** What a linear classifier has learned: plain data, written and read as it is. */
export interface Weights {
  /** In code-unit order. */
  readonly codes: readonly string[];
  /** The features, by their place in `rarity` and `weights`. */
  readonly keys: Float64Array;
  /** Inverse document frequency of each feature. */
  readonly rarity: Float32Array;
  /** A row a feature, a column a code: what a feature says of all codes lies together. */
  readonly weights: Float32Array;
  /** What a statement without any feature says of each code. */
  readonly bias: Float32Array;
}

/** A trained linear classifier. */
export interface LinearModel {
  readonly codes: readonly string[];
  /** The level-1 categories, and for each of `codes` the index of its own. */
  readonly categories: readonly string[];
  readonly categoryOf: Uint8Array;
  /** Decision value of each code, in the order of `codes`: above 0 speaks for it, 1 is a clear case. */
  readonly score: (features: Features) => number[];
  /** What a feature adds for a code, against the mean of all codes: the weight an explanation shows. */
  readonly weight: (feature: number, code: string) => number;
}

/** The classifier that these weights make. Pure. */
export function linearModel({ codes, keys, rarity, weights, bias }: Weights): LinearModel {
  const width = codes.length;
  const categories = [...new Set(codes.map(level1Of))];
  const columnOf = new Map(codes.map((code, column) => [code, column]));
  const means = rarity.map((_, row) => {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) sum += weights[at]!;
    return sum / width;
  });
  const table = integerTable(new Map([...keys].map((key, row) => [key, row])));
  // One for all statements: to allocate it would cost as much as to fill it.
  const sums = new Float64Array(width);
  return {
    codes,
    categories,
    categoryOf: Uint8Array.from(codes, (code) => categories.indexOf(level1Of(code))),
    score: ({ keys: seen, values }) => {
      sums.fill(0);
      let squares = 0;
      for (let index = 0; index < seen.length; index++) {
        const row = table.get(seen[index]!);
        if (row < 0) continue;
        const value = values[index]! * rarity[row]!;
        squares += value * value;
        const first = row * width;
        for (let code = 0; code < width; code++) sums[code]! += value * weights[first + code]!;
      }
      const length = Math.sqrt(squares) || 1;
      return codes.map((_, code) => sums[code]! / length + bias[code]!);
    },
    weight: (feature, code) => {
      const row = table.get(feature);
      const column = columnOf.get(code);
      if (row < 0 || column === undefined) return 0;
      return (weights[row * width + column]! - means[row]!) * rarity[row]!;
    },
  };
}

/** Below this a share is nothing beside the greatest. */
const NEGLIGIBLE = -40;

/** Probabilities from decision values: the exponentials of value over `temperature`, as shares of their sum. */
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
  return shares.map((share) => share / sum);
}
