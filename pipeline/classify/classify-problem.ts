import type { Problem, ProblemCategory } from "../model.ts";
import { level1Of } from "./codebook.ts";
import { type CombinationFile, combinationFile } from "./combination-file.ts";
import { combine, type Verdict } from "./combine.ts";
import { type CodingEngine, engine } from "./engine.ts";
import { codeCues, modelCues } from "./explain.ts";
import { type Features, features } from "./features.ts";
import { learnedModel } from "./learned-model.ts";
import type { LinearModel } from "./linear-model.ts";
import { type CodingUnit, type Proposal, propose } from "./propose.ts";
import { type Reading, readStatement } from "./reading.ts";
import { secondaryCodes } from "./secondary.ts";
import { withheld } from "./withheld.ts";

/** A cue within the statement that was given, UTF-16 offsets. */
export interface StatementCue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One code of one statement: a {@link ProblemCategory} that does not yet know its problem. */
export type StatementCategory = Omit<ProblemCategory, "problemId" | "cues"> & {
  readonly cues: readonly StatementCue[];
};

export interface ProblemInput {
  /** The leaf's clean statement. */
  readonly text: string;
  /** What the leaf stands under: direct parent problem first (if it has one), then theme. */
  readonly parents: readonly string[];
  /** True when `parents[0]` is a problem and not a theme. */
  readonly parentIsProblem: boolean;
  readonly themeKind: Problem["themeKind"];
}

/** What a coder works with: the codebook's rules, and a learned model with the policy that combines the two. */
export interface Coder {
  readonly engine: CodingEngine;
  /** Null: the rules alone. */
  readonly model: LinearModel | null;
  readonly policy: CombinationFile;
}

/**
 * Codes one leaf statement by the codebook: first the primary code, then up to two secondary codes of other
 * categories. A leaf with text always gets a primary; where it is unsure `needsReview` is set (the guess stays), where
 * neither leaf, parent nor theme names an object the code is `other.unclassifiable`.
 *
 * Pure: the same input gives the same codes.
 */
export function classifyProblem(input: ProblemInput): { readonly categories: readonly StatementCategory[] } {
  return classifyWith(coder(), input);
}

/** The project's coder: its codebook, rules, model and policy. */
export function coder(): Coder {
  return { engine: engine(), model: learnedModel(), policy: combinationFile() };
}

/** As {@link classifyProblem}, with a codebook, rules and model of the caller's. */
export function classifyWith(coder: Coder, input: ProblemInput): { readonly categories: readonly StatementCategory[] } {
  const kept = withheld(input.text, coder.engine.codebook);
  if (kept) return { categories: [kept] };
  const unit = codingUnit(coder.engine, input);
  const proposal = propose(coder.engine, unit);
  const seen = features(unit.leaf);
  const verdict = settle(coder, unit, proposal, seen);
  const secondary = secondaryCodes(coder.engine, unit, proposal, verdict.primary);
  return {
    categories: [
      primaryCategory(coder, unit.leaf, proposal, verdict, seen, input.text),
      ...secondary.map((code) => secondaryCategory(code, unit.leaf, proposal, input.text)),
    ],
  };
}

/** The leaf and what it stands under, read for matching. A theme that names a status says nothing of its leaves. */
export function codingUnit(coding: CodingEngine, input: ProblemInput): CodingUnit {
  const [first, second] = input.parents;
  const parent = input.parentIsProblem ? first : undefined;
  const theme = input.parentIsProblem ? second : first;
  return {
    leaf: readStatement(input.text, coding.vocabulary, coding.bodyOpeners),
    parent: parent === undefined ? null : coding.readAbove(parent),
    theme: theme === undefined || input.themeKind === "status" ? null : coding.readAbove(theme),
  };
}

function settle({ model, policy }: Coder, unit: CodingUnit, proposal: Proposal, seen: Features): Verdict {
  if (model !== null) return combine(proposal, model, seen, policy, unit.parent ? "parent" : "theme");
  const rival = proposal.objects.find(({ level1 }) => level1 !== level1Of(proposal.primary));
  return {
    primary: proposal.primary,
    confidence: ruleConfidence(proposal),
    method: "rule",
    runnerUp: rival?.level1 ?? null,
  };
}

/** How sure the rules alone are, 0–1: the primary's share of the evidence. */
function ruleConfidence({ primary, objects, inherited, isRuled, isFaint }: Proposal): number {
  if (isRuled) return 0.95;
  if (inherited) return 0.45;
  if (primary === "other.unclassifiable") return 0.2;
  const total = objects.reduce((sum, object) => sum + object.score, 0);
  const own = objects.find(({ level1 }) => level1 === level1Of(primary))?.score ?? 0;
  return (isFaint ? 0.5 : 1) * ((own + 0.5) / (total + 1));
}

function primaryCategory(
  { policy, model }: Coder,
  leaf: Reading,
  proposal: Proposal,
  verdict: Verdict,
  seen: Features,
  statement: string,
): StatementCategory {
  const { primary, method, runnerUp } = verdict;
  const score = Math.round(verdict.confidence * 1000) / 1000;
  const spoken = codeCues(primary, proposal.evidence, leaf, statement);
  const cues = method === "model" && spoken.length === 0 ? modelCues(primary, model!, seen, leaf, statement) : spoken;
  return {
    code: primary,
    level1: level1Of(primary),
    isPrimary: true,
    score,
    method,
    ruleId: method === "model" ? policy.version : proposal.ruleId,
    inherited: method === "rule" && proposal.inherited,
    needsReview: score < policy.review_below || primary === "other.unclassifiable",
    runnerUp,
    cues,
  };
}

/** Confidence of a secondary code: the words are there, their weight beside the primary is a convention. */
const SECONDARY_SCORE = 0.5;

function secondaryCategory(code: string, leaf: Reading, proposal: Proposal, statement: string): StatementCategory {
  return {
    code,
    level1: level1Of(code),
    isPrimary: false,
    score: SECONDARY_SCORE,
    method: "rule",
    ruleId: proposal.evidence.find((one) => one.code === code && one.rule !== null)?.rule ?? "P6",
    inherited: false,
    needsReview: false,
    runnerUp: null,
    cues: codeCues(code, proposal.evidence, leaf, statement),
  };
}
