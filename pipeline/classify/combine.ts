import { level1Of } from "./codebook.ts";
import type { CombinationFile } from "./combination-file.ts";
import type { Features } from "./features.ts";
import { type LinearModel, probabilities } from "./linear-model.ts";
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
  model: LinearModel,
  features: Features,
  policy: CombinationFile,
  inheritedFrom: "parent" | "theme",
): Verdict {
  const learned = probabilities(model.score(features), policy.model_temperature);
  const byCategory = categoryShares(model, learned);
  const bestOf = (level1: string): string => bestSubcodeOf(level1, model, learned);
  const rank = pooledRanking(proposal, model.categories, byCategory, policy, inheritedFrom);
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
  if (nothingNamed && (best.level1 === "other" || Math.max(...byCategory) < policy.unclassifiable_below)) {
    const primary = best.level1 === "other" ? bestOf("other") : UNCLASSIFIABLE;
    return {
      primary,
      confidence: best.level1 === "other" ? best.share : 1 - best.share,
      method: primary === UNCLASSIFIABLE ? "rule" : "model",
      runnerUp: otherThan("other"),
    };
  }
  const primary = settleSubcode(proposal, best.level1, model, learned, byCategory, policy);
  return {
    primary,
    confidence: best.share,
    method: primary === proposal.primary ? "rule" : "model",
    runnerUp: primary === proposal.primary || best.level1 !== level1 ? otherThan(best.level1) : proposal.primary,
  };
}

function categoryShares({ categories, categoryOf }: LinearModel, shares: readonly number[]): number[] {
  const byCategory = categories.map(() => 0);
  for (let index = 0; index < shares.length; index++) byCategory[categoryOf[index]!]! += shares[index]!;
  return byCategory;
}

/** Categories by the product of what model and rules give them, with calibrated shares. */
function pooledRanking(
  proposal: Proposal,
  categories: readonly string[],
  byCategory: readonly number[],
  policy: CombinationFile,
  inheritedFrom: "parent" | "theme",
): { level1: string; share: number }[] {
  const { objects, isFaint, inherited } = proposal;
  const inheritedLevel1 = inherited ? level1Of(proposal.primary) : null;
  let total = policy.evidence_prior;
  for (const { score } of objects) total += score;
  const ruleShare = (level1: string): number => {
    if (level1 === inheritedLevel1) return policy.inherited_share[inheritedFrom];
    for (const object of objects)
      if (object.level1 === level1) return (object.score / total) * (isFaint ? policy.faint_share : 1);
    return 0;
  };
  const power = policy.rule_power * policy.calibration_power;
  // Most categories have no word for them: their power is the same.
  const unnamed = policy.rule_floor ** power;
  // Where the leaf or what it stands under names an object, `other` is no candidate (codebook: definition of other).
  const open = inherited || (objects.length > 0 && !isFaint);
  const ranking: { level1: string; share: number }[] = [];
  let sum = 0;
  for (const [index, level1] of categories.entries()) {
    if (open && level1 === "other") continue;
    const learned = (byCategory[index]! + 1e-6) ** policy.calibration_power;
    const share = ruleShare(level1);
    const ruled = share === 0 ? unnamed : (share + policy.rule_floor) ** power;
    ranking.push({ level1, share: learned * ruled });
    sum += learned * ruled;
  }
  for (const one of ranking) one.share /= sum;
  return ranking.sort((a, b) => b.share - a.share || (a.level1 < b.level1 ? -1 : 1));
}

function bestSubcodeOf(
  level1: string,
  { codes, categories, categoryOf }: LinearModel,
  shares: readonly number[],
  orCategory = true,
): string {
  const category = categories.indexOf(level1);
  let best = -1;
  for (let index = 0; index < shares.length; index++)
    if (categoryOf[index] === category && (orCategory || codes[index] !== level1))
      if (best < 0 || shares[index]! > shares[best]!) best = index;
  return codes[best] ?? level1;
}

/** Level 2 inside the category that won (step S6). */
function settleSubcode(
  proposal: Proposal,
  level1: string,
  model: LinearModel,
  shares: readonly number[],
  byCategory: readonly number[],
  policy: CombinationFile,
): string {
  if (level1Of(proposal.primary) !== level1) return bestSubcodeOf(level1, model, shares);
  const learned = bestSubcodeOf(level1, model, shares, false);
  if (learned === proposal.primary) return learned;
  const shareOf = (code: string): number => shares[model.codes.indexOf(code)] ?? 0;
  if (!proposal.primary.includes(".")) {
    const category = byCategory[model.categories.indexOf(level1)]!;
    return shareOf(learned) >= policy.subcode_minimum * category ? learned : proposal.primary;
  }
  const favoured = Math.log(shareOf(proposal.primary) + 1e-9) + policy.subcode_favour;
  return Math.log(shareOf(learned) + 1e-9) > favoured ? learned : proposal.primary;
}
