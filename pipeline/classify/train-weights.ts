import type { Features } from "./features.ts";
import type { Weights } from "./linear-model.ts";

/** One labelled statement to learn from; `weight` 1 is a whole statement. */
export interface LabelledFeatures {
  readonly code: string;
  readonly features: Features;
  readonly weight: number;
}

/** Penalty of a misread statement (C of the support vector machine). */
const PENALTY = 1;
/** Rounds over the statements; the weights hardly move after these. */
const ROUNDS = 12;
/** Every so many rounds all statements are read; in the others only those that were near the margin. */
const FULL_ROUND = 4;

/** Statements as rows of a sparse matrix, each of length 1 after weighting by inverse document frequency. */
interface Matrix {
  readonly start: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/**
 * One-against-the-rest support vector machines with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008,
 * the method of LIBLINEAR), over features weighted by inverse document frequency. As there, the statements are taken in
 * another order each round: in one order for all, the weights still follow that order when the rounds are over, and a cue
 * more, which moves it, changes codes it has nothing to do with. The orders are computed, so that the same statements
 * give the same weights.
 *
 * Own code: the packages at hand hold matrices densely or need a compiler; compared in data/codebook/MODEL-CARD.md.
 */
export function trainWeights(examples: readonly LabelledFeatures[]): Weights {
  const codes = [...new Set(examples.map((example) => example.code))].sort();
  const { columnOf, rarity } = columnsOf(examples);
  const matrix = matrixOf(examples, columnOf, rarity);
  const order = Uint32Array.from(examples.keys());
  const size = columnOf.size;
  const width = codes.length;
  const weights = new Float32Array(size * width);
  const bias = new Float32Array(width);
  for (const [index, code] of codes.entries()) {
    const own = separate(matrix, examples, code, order, size);
    for (let column = 0; column < size; column++) weights[column * width + index] = own[column]!;
    bias[index] = own[size]!;
  }
  return { codes, keys: Float64Array.from(columnOf.keys()), rarity, weights, bias };
}

/** The features that at least two statements have, and how rare each is: its smoothed inverse document frequency. */
function columnsOf(examples: readonly LabelledFeatures[]): {
  readonly columnOf: ReadonlyMap<number, number>;
  readonly rarity: Float32Array;
} {
  const frequency = new Map<number, number>();
  for (const { features } of examples)
    for (const key of features.keys) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const shared = [...frequency].filter(([, count]) => count > 1);
  return {
    columnOf: new Map(shared.map(([key], column) => [key, column])),
    rarity: Float32Array.from(shared, ([, count]) => Math.log((1 + examples.length) / (1 + count)) + 1),
  };
}

function matrixOf(
  examples: readonly LabelledFeatures[],
  columnOf: ReadonlyMap<number, number>,
  rarity: Float32Array,
): Matrix {
  const start = new Uint32Array(examples.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, { features }] of examples.entries()) {
    const first = columns.length;
    let squares = 0;
    for (const [index, key] of features.keys.entries()) {
      const column = columnOf.get(key);
      if (column === undefined) continue;
      const value = features.values[index]! * rarity[column]!;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = first; at < values.length; at++) values[at]! /= length;
    start[row + 1] = columns.length;
  }
  return { start, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

/** Weights that separate one code from the rest, the constant last. */
function separate(
  { start, columns, values }: Matrix,
  examples: readonly LabelledFeatures[],
  code: string,
  order: Uint32Array,
  size: number,
): Float64Array {
  const weights = new Float64Array(size + 1);
  const alpha = new Float64Array(examples.length);
  let active: Uint32Array = order;
  for (let round = 0; round < ROUNDS; round++) {
    if (round % FULL_ROUND === 0) active = order;
    const near: number[] = [];
    for (const row of shuffled(active, round)) {
      const example = examples[row]!;
      const sign = example.code === code ? 1 : -1;
      const end = start[row + 1]!;
      let product = weights[size]!;
      for (let at = start[row]!; at < end; at++) product += weights[columns[at]!]! * values[at]!;
      const softness = 1 / (2 * PENALTY * example.weight);
      const gradient = sign * product - 1 + softness * alpha[row]!;
      if (alpha[row] === 0 && gradient >= 0) continue;
      near.push(row);
      // A row has length 1 (0 without a known feature), and the constant adds 1.
      const next = Math.max(0, alpha[row]! - gradient / (2 + softness));
      const step = (next - alpha[row]!) * sign;
      alpha[row] = next;
      for (let at = start[row]!; at < end; at++) weights[columns[at]!]! += step * values[at]!;
      weights[size]! += step;
    }
    active = Uint32Array.from(near);
  }
  return weights;
}

/** The rows in an order of this round: Fisher and Yates, with a xorshift generator the round is the seed of. */
function shuffled(rows: Uint32Array, round: number): Uint32Array {
  const order = rows.slice();
  let state = Math.imul(round + 1, 0x9e3779b1);
  for (let last = order.length - 1; last > 0; last--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
