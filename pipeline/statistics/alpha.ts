import type { Interval } from "./interval.ts";
import { bootstrapClusters, FEWEST_NOTICES } from "./resample.ts";

/** What the coders say of one thing: one entry each, those who said nothing left out. */
export type Unit<T> = readonly T[];

/** How different two statements are, from 0 (the same) to 1. */
export type Distance<T> = (a: T, b: T) => number;

/** Codes without order: the same or not. */
export const nominal: Distance<string> = (a, b) => (a === b ? 0 : 1);

/**
 * Distance of two sets of codes (MASI, Passonneau 2006): 1 − Jaccard × monotonicity, where monotonicity is 1 for equal
 * sets, 2/3 where one holds the other, 1/3 where they share some, 0 where they share none. Two empty sets are the same.
 */
export const masi: Distance<ReadonlySet<string>> = (a, b) => {
  const shared = [...a].filter((code) => b.has(code)).length;
  const all = a.size + b.size - shared;
  if (all === 0) return 0;
  const monotonicity = shared === all ? 1 : shared === Math.min(a.size, b.size) ? 2 / 3 : shared > 0 ? 1 / 3 : 0;
  return 1 - (shared / all) * monotonicity;
};

export interface Alpha {
  /** Krippendorff's α; null where no two statements differ at all and chance explains everything. */
  readonly alpha: number | null;
  /** By drawing whole notices again; null with few notices, and where nothing differs within them. */
  readonly interval: Interval | null;
}

/**
 * Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2011, for any number of coders, missing
 * statements and any distance).
 *
 * @param name seeds the draws
 * @param perNotice the units of each notice, in a defined order; units with fewer than two statements say nothing
 * @param keyOf the same for statements that are the same
 */
export function krippendorffsAlpha<T>(
  name: string,
  perNotice: readonly (readonly Unit<T>[])[],
  distance: Distance<T>,
  keyOf: (statement: T) => string,
): Alpha {
  const values: T[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (statement: T): number => {
    const known = numbers.get(keyOf(statement));
    if (known !== undefined) return known;
    numbers.set(keyOf(statement), values.length);
    return values.push(statement) - 1;
  };
  const notices = perNotice
    .map((units) => units.filter((unit) => unit.length > 1).map((unit) => unit.map(numberOf)))
    .filter((units) => units.length > 0);
  const distances = values.map((a) => values.map((b) => distance(a, b)));
  const alpha = alphaOf(notices.flat(), distances);
  if (alpha === null || alpha === 1 || notices.length < FEWEST_NOTICES) return { alpha, interval: null };
  // A draw in which chance explains everything shows no agreement beyond it.
  const interval = bootstrapClusters(`alpha ${name}`, notices, (drawn) => alphaOf(drawn.flat(), distances) ?? 0);
  return { alpha, interval };
}

function alphaOf(units: readonly (readonly number[])[], distances: readonly (readonly number[])[]): number | null {
  const counts = new Float64Array(distances.length);
  let n = 0;
  let within = 0;
  for (const unit of units) {
    n += unit.length;
    let sum = 0;
    for (const a of unit) {
      counts[a]!++;
      for (const b of unit) sum += distances[a]![b]!;
    }
    within += sum / (unit.length - 1);
  }
  let across = 0;
  counts.forEach((countA, a) => {
    if (countA > 0) for (const [b, countB] of counts.entries()) across += countA * countB * distances[a]![b]!;
  });
  return across === 0 ? null : 1 - (within / across) * (n - 1);
}
