import { level1Of } from "./codebook.ts";
import type { CombinationFile } from "./combination-file.ts";
import type { Features } from "./features.ts";
import { type NaiveBayes, probabilities } from "./naive-bayes.ts";
import type { Proposal } from "./propose.ts";

/** The primary code rules and model agree on, or settle. */
export interface Verdict {
  readonly primary: string;
  /** How sure, 0–1: calibrated on held-out folds. */
  readonly confidence: number;
  /** `model`: the model changed what the rules said. */
  readonly method: "rule" | "model";
  /** Best code of another category, or another code of this one; null where there is none. */
  readonly runnerUp: string | null;
}

const UNCLASSIFIABLE = "other.unclassifiable";

/** Settles the primary code by the declared policy; pure. */
export function combine(
  proposal: Proposal,
  model: NaiveBayes,
  features: Features,
  policy: CombinationFile,
  inheritedFrom: "parent" | "theme",
): Verdict {
  const learned = probabilities(model.score(features), policy.model_temperature);
  const byCategory = categoryShares(model.codes, learned);
  const bestOf = (level1: string): string => bestSubcodeOf(level1, model.codes, learned);
  const rank = pooledRanking(proposal, byCategory, policy, inheritedFrom);
  const level1 = level1Of(proposal.primary);
  const otherThan = (taken: string): string | null => {
    const next = rank.find((one) => one.level1 !== taken);
    return next ? bestOf(next.level1) : null;
  };

  if (proposal.isRuled)
    return {
      primary: proposal.primary,
      confidence: policy.ruled_confidence,
      method: "rule",
      runnerUp: otherThan(level1),
    };

  const nothingNamed = proposal.objects.length === 0 && !proposal.inherited;
  const best = rank[0]!;
  if (nothingNamed && (best.level1 === "other" || Math.max(...byCategory.values()) < policy.unclassifiable_below)) {
    const primary = best.level1 === "other" ? bestOf("other") : UNCLASSIFIABLE;
    return {
      primary,
      confidence: best.level1 === "other" ? best.share : 1 - best.share,
      method: primary === UNCLASSIFIABLE ? "rule" : "model",
      runnerUp: otherThan("other"),
    };
  }
  const primary = settleSubcode(proposal, best.level1, model.codes, learned, byCategory, policy);
  return {
    primary,
    confidence: best.share,
    method: primary === proposal.primary ? "rule" : "model",
    runnerUp: primary === proposal.primary || best.level1 !== level1 ? otherThan(best.level1) : proposal.primary,
  };
}

function categoryShares(codes: readonly string[], shares: Float64Array): Map<string, number> {
  const byCategory = new Map<string, number>();
  for (const [index, code] of codes.entries()) {
    const level1 = level1Of(code);
    byCategory.set(level1, (byCategory.get(level1) ?? 0) + shares[index]!);
  }
  return byCategory;
}

/** Categories by the product of what model and rules give them, with calibrated shares. */
function pooledRanking(
  proposal: Proposal,
  byCategory: ReadonlyMap<string, number>,
  policy: CombinationFile,
  inheritedFrom: "parent" | "theme",
): { level1: string; share: number }[] {
  const rules = new Map<string, number>();
  const total = proposal.objects.reduce((sum, object) => sum + object.score, 0);
  for (const { level1, score } of proposal.objects)
    rules.set(level1, (score / total) * (proposal.isFaint ? policy.faint_share : 1));
  if (proposal.inherited) rules.set(level1Of(proposal.primary), policy.inherited_share[inheritedFrom]);
  // Where the leaf or what it stands under names an object, `other` is no candidate (codebook: definition of other).
  const open = proposal.inherited || (proposal.objects.length > 0 && !proposal.isFaint);
  const pooled = [...byCategory]
    .filter(([level1]) => !(open && level1 === "other"))
    .map(([level1, share]) => ({
      level1,
      log:
        policy.calibration_power *
        (Math.log(share + 1e-6) + policy.rule_power * Math.log((rules.get(level1) ?? 0) + policy.rule_floor)),
    }));
  const most = Math.max(...pooled.map(({ log }) => log));
  const sum = pooled.reduce((so, { log }) => so + Math.exp(log - most), 0);
  return pooled
    .map(({ level1, log }) => ({ level1, share: Math.exp(log - most) / sum }))
    .sort((a, b) => b.share - a.share || (a.level1 < b.level1 ? -1 : 1));
}

function bestSubcodeOf(level1: string, codes: readonly string[], shares: Float64Array): string {
  let best = level1;
  let most = -1;
  for (const [index, code] of codes.entries())
    if (level1Of(code) === level1 && shares[index]! > most) {
      most = shares[index]!;
      best = code;
    }
  return best;
}

/** Level 2 inside the category that won (step S6). */
function settleSubcode(
  proposal: Proposal,
  level1: string,
  codes: readonly string[],
  shares: Float64Array,
  byCategory: ReadonlyMap<string, number>,
  policy: CombinationFile,
): string {
  const learned = bestSubcodeOf(level1, codes, shares);
  if (level1Of(proposal.primary) !== level1) return learned;
  const shareOf = (code: string): number => shares[codes.indexOf(code)] ?? 0;
  if (!proposal.primary.includes("."))
    return shareOf(learned) >= policy.subcode_minimum * byCategory.get(level1)! ? learned : proposal.primary;
  const favoured = Math.log(shareOf(proposal.primary) + 1e-9) + policy.subcode_favour;
  return Math.log(shareOf(learned) + 1e-9) > favoured ? learned : proposal.primary;
}
