import { level1Of } from "./codebook.ts";
import type { Features } from "./features.ts";
import { integerTable } from "./integer-table.ts";

/** One labelled statement to learn from; `weight` 1 is a whole statement. */
export interface LabelledFeatures {
  readonly code: string;
  readonly features: Features;
  readonly weight: number;
}

/** A trained linear classifier. */
export interface LinearModel {
  /** In code-unit order. */
  readonly codes: readonly string[];
  /** The level-1 categories, and for each of `codes` the index of its own. */
  readonly categories: readonly string[];
  readonly categoryOf: Uint8Array;
  /** Decision value of each code, in the order of `codes`: above 0 speaks for it, 1 is a sure case. */
  readonly score: (features: Features) => number[];
  /** What a feature adds for a code, against the mean of all codes: the weight an explanation shows. */
  readonly weight: (feature: number, code: string) => number;
}

/** Penalty of a misread statement (C of the support vector machine). */
const PENALTY = 1;
/** Rounds over the statements; the weights hardly move after these. */
const ROUNDS = 12;
/** Rounds between looks at all statements; in the others only those near the margin are read. */
const FULL_ROUND = 4;

/** Statements as rows of a sparse matrix, each of length 1 after weighting by inverse document frequency. */
interface Matrix {
  readonly start: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/**
 * One-against-the-rest support vector machines with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008,
 * the method of LIBLINEAR), over inverse-document-frequency weighted features. The order of the statements is fixed, so the same
 * statements give the same weights.
 *
 * Own code: the packages at hand hold matrices densely or run in native code that needs a compiler (MODEL-CARD.md).
 */
export function trainLinearModel(examples: readonly LabelledFeatures[]): LinearModel {
  const codes = [...new Set(examples.map((example) => example.code))].sort();
  const categories = [...new Set(codes.map(level1Of))];
  const columnOf = new Map<number, number>();
  for (const { features } of examples)
    for (const key of features.keys) if (!columnOf.has(key)) columnOf.set(key, columnOf.size);
  const rarity = inverseFrequency(examples, columnOf);
  const matrix = matrixOf(examples, columnOf, rarity);
  const order = scattered(examples.length);

  const width = codes.length;
  // One row a feature, one column a code: what a statement's features say of all codes lies together.
  const weights = new Float32Array(columnOf.size * width);
  const bias = new Float32Array(width);
  for (const [index, code] of codes.entries()) {
    const own = separate(matrix, examples, code, order, columnOf.size);
    for (let column = 0; column < columnOf.size; column++) weights[column * width + index] = own[column]!;
    bias[index] = own[columnOf.size]!;
  }
  const table = integerTable(columnOf);

  return {
    codes,
    categories,
    categoryOf: Uint8Array.from(codes, (code) => categories.indexOf(level1Of(code))),
    score: ({ keys, values }) => {
      const scores: number[] = new Array(width).fill(0);
      let squares = 0;
      for (let index = 0; index < keys.length; index++) {
        const column = table.get(keys[index]!);
        if (column < 0) continue;
        const scaled = values[index]! * rarity[column]!;
        squares += scaled * scaled;
        const row = column * width;
        for (let code = 0; code < width; code++) scores[code]! += scaled * weights[row + code]!;
      }
      const length = Math.sqrt(squares) || 1;
      return scores.map((score, code) => score / length + bias[code]!);
    },
    weight: (feature, code) => {
      const column = table.get(feature);
      const index = codes.indexOf(code);
      if (column < 0 || index < 0) return 0;
      const row = weights.subarray(column * width, (column + 1) * width);
      return (row[index]! - row.reduce((sum, weight) => sum + weight, 0) / width) * rarity[column]!;
    },
  };
}

function inverseFrequency(examples: readonly LabelledFeatures[], columnOf: ReadonlyMap<number, number>): Float32Array {
  const frequency = new Float32Array(columnOf.size);
  for (const { features } of examples) for (const key of features.keys) frequency[columnOf.get(key)!]!++;
  return frequency.map((count) => Math.log((1 + examples.length) / (1 + count)) + 1);
}

function matrixOf(
  examples: readonly LabelledFeatures[],
  columnOf: ReadonlyMap<number, number>,
  rarity: Float32Array,
): Matrix {
  const start = new Uint32Array(examples.length + 1);
  for (const [row, { features }] of examples.entries()) start[row + 1] = start[row]! + features.keys.length;
  const columns = new Uint32Array(start[examples.length]!);
  const values = new Float32Array(columns.length);
  for (const [row, { features }] of examples.entries()) {
    let at = start[row]!;
    let squares = 0;
    for (const [index, key] of features.keys.entries()) {
      const column = columnOf.get(key)!;
      columns[at] = column;
      values[at] = features.values[index]! * rarity[column]!;
      squares += values[at]! ** 2;
      at++;
    }
    const length = Math.sqrt(squares) || 1;
    for (at = start[row]!; at < start[row + 1]!; at++) values[at]! /= length;
  }
  return { start, columns, values };
}

/** Weights that separate one code from the rest, the constant last. */
function separate(
  { start, columns, values }: Matrix,
  examples: readonly LabelledFeatures[],
  code: string,
  order: Uint32Array,
  size: number,
): Float64Array {
  const w = new Float64Array(size + 1);
  const alpha = new Float64Array(examples.length);
  let active = order;
  for (let round = 0; round < ROUNDS; round++) {
    if (round % FULL_ROUND === 0) active = order;
    const near: number[] = [];
    for (const row of active) {
      const { code: own, weight } = examples[row]!;
      const sign = own === code ? 1 : -1;
      let product = w[size]!;
      for (let at = start[row]!; at < start[row + 1]!; at++) product += w[columns[at]!]! * values[at]!;
      const softness = 1 / (2 * PENALTY * weight);
      const gradient = sign * product - 1 + softness * alpha[row]!;
      if (alpha[row] === 0 && gradient >= 0) continue;
      near.push(row);
      // Rows have length 1, and the constant adds 1.
      const next = Math.max(0, alpha[row]! - gradient / (2 + softness));
      const step = (next - alpha[row]!) * sign;
      alpha[row] = next;
      if (step === 0) continue;
      for (let at = start[row]!; at < start[row + 1]!; at++) w[columns[at]!]! += step * values[at]!;
      w[size]! += step;
    }
    active = Uint32Array.from(near);
  }
  return w;
}

/** All numbers below `size` in a fixed order that does not follow the files: neighbours there are alike. */
function scattered(size: number): Uint32Array {
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  return order.sort((a, b) => scatter(a) - scatter(b) || a - b);
}

/** A fixed hash of a row number (Knuth's multiplicative hashing). */
const scatter = (row: number): number => Math.imul(row + 1, 2_654_435_761) >>> 0;
