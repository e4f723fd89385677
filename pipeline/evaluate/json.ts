import type { Lang } from "../finding.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Trouble } from "./gold-folder.ts";

/** An evaluation as JSON: keys in snake case, unrounded figures, everything the tables and the list of differences say. */
export function evaluationJson(evaluation: Evaluation, troubles: readonly Trouble[], lang: Lang): string {
  return JSON.stringify(
    {
      notices: evaluation.notices,
      not_evaluated: troubles.map(({ name, say }) => ({ name, reason: say[lang] })),
      scores: evaluation.scores.map((score) => ({
        item: score.item,
        score_is: score.scoredBy,
        notices: score.notices,
        n: score.n,
        right: score.right,
        expected: score.expected,
        read: score.read,
        hits: score.hits,
        precision: score.precision,
        precision_interval: pair(score.precisionInterval),
        recall: score.recall,
        recall_interval: pair(score.recallInterval),
        score: score.score,
        interval: pair(score.interval),
        interval_by: score.intervalBy,
        unsure: score.unsure,
      })),
      agreement: evaluation.agreement.map(({ of, n, observed, observedInterval, kappa, alpha }) => ({
        of,
        n,
        observed,
        observed_interval: pair(observedInterval),
        expected_by_chance: kappa?.expected ?? null,
        kappa: kappa?.kappa ?? null,
        kappa_interval: pair(kappa?.interval ?? null),
        kappa_interval_by: kappa?.interval ? kappa.intervalBy : null,
        alpha: alpha.alpha,
        alpha_interval: pair(alpha.interval),
      })),
      codes: evaluation.codes.map((one) => ({
        level: one.level,
        code: one.code,
        notices: one.notices,
        expected: one.expected,
        read: one.read,
        hits: one.hits,
        precision: one.read === 0 ? null : one.hits / one.read,
        recall: one.expected === 0 ? null : one.hits / one.expected,
        f1: one.score,
        interval: pair(one.interval),
        interval_by: one.intervalBy,
      })),
      confusion: evaluation.confusion,
      error_rates: evaluation.errorRates.map(({ smallN, interval, ...one }) => ({
        ...one,
        interval: pair(interval),
        small_n: smallN,
      })),
      differences: evaluation.differences.map(({ isUnsure, hint, ...one }) => ({
        ...one,
        hint: hint?.[lang] ?? null,
        unsure: isUnsure,
      })),
    },
    null,
    1,
  );
}

function pair(interval: Interval | null): readonly [number, number] | null {
  return interval && [interval.low, interval.high];
}
