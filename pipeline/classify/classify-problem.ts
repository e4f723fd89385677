import type { Problem, ProblemCategory } from "../model.ts";
import { level1Of } from "./codebook.ts";
import { type Decision, decide } from "./decide.ts";
import { type CodingEngine, engine } from "./engine.ts";
import { type Reading, readStatement } from "./reading.ts";
import { themeReading, withheld } from "./statement.ts";

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

/**
 * Codes one leaf statement by the codebook: first the primary code, then up to two secondary codes of other
 * categories. A leaf with text always gets a primary; where it is unsure `needsReview` is set (the guess stays), where
 * neither leaf, parent nor theme names an object the code is `other.unclassifiable`.
 *
 * Pure: the same input gives the same codes.
 */
export function classifyProblem(input: ProblemInput): { readonly categories: readonly StatementCategory[] } {
  return classifyWith(engine(), input);
}

/** As {@link classifyProblem}, with a codebook and rules of the caller's. */
export function classifyWith(
  coding: CodingEngine,
  input: ProblemInput,
): { readonly categories: readonly StatementCategory[] } {
  const kept = withheld(input.text);
  if (kept) return { categories: [kept] };
  const read = (statement: string): Reading => readStatement(statement, coding.vocabulary, coding.bodyOpeners);
  const [first, second] = input.parents;
  const parent = input.parentIsProblem && first ? read(first) : null;
  const theme = themeReading(input.parentIsProblem ? second : first, input.themeKind, read);
  const leaf = read(input.text);
  const decision = decide(coding, leaf, parent, theme);
  const codes = [decision.primary, ...decision.secondary];
  return { categories: codes.map((code, rank) => category(code, rank === 0, decision, leaf, input.text)) };
}

/** Confidence below which a person should look; chosen on the development statements (MODEL-CARD.md). */
const REVIEW_BELOW = 0.5;

function category(
  code: string,
  isPrimary: boolean,
  decision: Decision,
  leaf: Reading,
  statement: string,
): StatementCategory {
  const score = confidence(code, isPrimary, decision);
  const cues = cuesFor(code, decision, leaf, statement);
  return {
    code,
    level1: level1Of(code),
    isPrimary,
    score,
    method: "rule",
    ruleId: decision.ruleId,
    inherited: isPrimary && decision.inherited,
    needsReview: isPrimary && score < REVIEW_BELOW,
    runnerUp: isPrimary ? decision.runnerUp : null,
    cues,
  };
}

/** How sure the rules are, 0–1: the primary's share of the evidence, less where the leaf itself names no object. */
function confidence(code: string, isPrimary: boolean, decision: Decision): number {
  if (code === "other.unclassifiable") return 0.2;
  if (!isPrimary) return 0.5;
  if (decision.inherited) return 0.45;
  const share = (decision.strength + 0.5) / (decision.strength + decision.rivalStrength + 1);
  return Math.round(Math.min(0.99, 0.25 + 0.75 * share) * 1000) / 1000;
}

/** Words of the statement that speak for the code, in order; a category's own words where its subcode has none. */
function cuesFor(code: string, decision: Decision, leaf: Reading, statement: string): StatementCue[] {
  const exact = decision.evidence.filter((one) => one.code === code);
  const used = exact.length > 0 ? exact : decision.evidence.filter((one) => one.level1 === level1Of(code));
  const seen = new Set<string>();
  const cues: StatementCue[] = [];
  for (const one of [...used].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const { start, end } = leaf.matching.original(one.start, one.end);
    const key = `${start}-${end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    cues.push({ text: statement.slice(start, end), start, end });
  }
  return cues;
}
