/** What the notebooks read of `xunjian evaluate --format json` (written by `pipeline/evaluate/json.ts`). */
export interface Evaluation {
  readonly notices: readonly string[];
  readonly not_evaluated: readonly { readonly name: string; readonly reason: string }[];
  readonly scores: readonly Score[];
  readonly agreement: readonly Agreement[];
  readonly confusion: readonly Confusion[];
  readonly differences: readonly Difference[];
}

export interface Score {
  readonly item: string;
  readonly notices: number;
  readonly n: number;
  readonly right: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly score: number | null;
  readonly interval: readonly [number, number] | null;
  readonly interval_by: string | null;
}

/** Program and label on one thing: the primary code at a level, or all codes of a leaf, for which κ is not defined. */
export interface Agreement {
  readonly of: string;
  readonly n: number;
  readonly observed: number;
  readonly kappa: number | null;
  readonly kappa_interval: readonly [number, number] | null;
  readonly alpha: number | null;
  readonly alpha_interval: readonly [number, number] | null;
}

export interface Confusion {
  readonly level: number;
  readonly expected: string;
  readonly read: string;
  readonly n: number;
}

/** One place where reading and label differ; `start` counts UTF-16 units of the text. */
export interface Difference {
  readonly notice: string;
  readonly item: string;
  readonly expected: string | null;
  readonly read: string | null;
  readonly start: number | null;
  readonly excerpt: string | null;
}
