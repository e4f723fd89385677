import { type Categories, categoriesOf } from "./categories.ts";
import { compareCase } from "./compare.ts";
import { type Difference, differencesOf } from "./differences.ts";
import { type ErrorRate, errorRates } from "./error-rates.ts";
import type { ReadCase } from "./read-cases.ts";
import { type Score, scores } from "./score.ts";

/** How well a set of texts was read. */
export interface Evaluation extends Categories {
  readonly notices: readonly string[];
  readonly scores: readonly Score[];
  readonly errorRates: readonly ErrorRate[];
  readonly differences: readonly Difference[];
}

/** Measures readings against labels. Pure; the order of the cases is the order of the differences. */
export function evaluate(cases: readonly ReadCase[]): Evaluation {
  const outcomes = cases.map(({ labelled, reading }) => compareCase(labelled, reading));
  return {
    notices: cases.map(({ labelled }) => labelled.name),
    scores: scores(outcomes),
    ...categoriesOf(outcomes),
    errorRates: errorRates(cases, outcomes),
    differences: cases.flatMap(({ labelled, reading }, at) =>
      differencesOf(labelled.name, reading.text, outcomes[at]!),
    ),
  };
}
