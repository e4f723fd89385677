import { codingUnit } from "../classify-problem.ts";
import { sameCategory } from "../codebook.ts";
import { type CodingEngine, engine } from "../engine.ts";
import { propose } from "../propose.ts";
import { situation } from "../rules.ts";
import type { LabelledStatement } from "../training-data.ts";

/** How one coding step or rule does on labelled statements. */
export interface RuleUse {
  /** `S3`, `P1b`, `T14` … */
  readonly rule: string;
  /** Statements its condition holds for (steps: that it decided). */
  readonly holds: number;
  /** Statements whose primary code it decided, and how many of them rightly. */
  readonly decides: number;
  readonly right: number;
  readonly rightCategory: number;
}

/** Two rules that name a primary and both hold for so many statements: the earlier decides, the later is silent. */
export interface RuleOverlap {
  readonly earlier: string;
  readonly later: string;
  readonly statements: number;
  /** They name different codes: their order decides. */
  readonly isConflict: boolean;
}

/** Coverage, accuracy and overlap of every step and rule on labelled statements, in the order of the rule file. */
export function ruleReport(
  statements: readonly LabelledStatement[],
  coding: CodingEngine = engine(),
): { readonly uses: readonly RuleUse[]; readonly overlaps: readonly RuleOverlap[] } {
  const uses = new Map<string, { holds: number; decides: number; right: number; rightCategory: number }>();
  const use = (rule: string) => {
    const known = uses.get(rule) ?? { holds: 0, decides: 0, right: 0, rightCategory: 0 };
    uses.set(rule, known);
    return known;
  };
  for (const rule of coding.compiled) use(rule.id);
  const overlaps = new Map<string, number>();
  for (const statement of statements) {
    const unit = codingUnit(coding, statement);
    const proposal = propose(coding, unit);
    const naming: string[] = [];
    for (const rule of coding.compiled) {
      const primary = "secondary" in rule.effect && !("primary" in rule.effect) ? proposal.primary : null;
      if (!rule.test(situation(unit, proposal.evidence, primary))) continue;
      use(rule.id).holds++;
      if ("primary" in rule.effect) naming.push(rule.id);
    }
    for (const [index, earlier] of naming.entries())
      for (const later of naming.slice(index + 1))
        overlaps.set(`${earlier} ${later}`, (overlaps.get(`${earlier} ${later}`) ?? 0) + 1);
    const decider = use(proposal.ruleId);
    if (/^S/.test(proposal.ruleId) || !coding.compiled.some(({ id }) => id === proposal.ruleId)) decider.holds++;
    decider.decides++;
    if (proposal.primary === statement.code) decider.right++;
    if (sameCategory(proposal.primary, statement.code)) decider.rightCategory++;
  }
  const named = new Map(
    coding.compiled.map(({ id, effect }) => [id, "primary" in effect ? effect.primary : null] as const),
  );
  return {
    uses: [...uses].map(([rule, counts]) => ({ rule, ...counts })),
    overlaps: [...overlaps]
      .map(([pair, statements]) => {
        const [earlier, later] = pair.split(" ") as [string, string];
        return { earlier, later, statements, isConflict: named.get(earlier) !== named.get(later) };
      })
      .sort((a, b) => b.statements - a.statements || (a.earlier + a.later < b.earlier + b.later ? -1 : 1)),
  };
}
