import { level1Of } from "./codebook.ts";
import type { CodingEngine } from "./engine.ts";
import { bestSubcode, type FaultObject } from "./objects.ts";
import type { CodingUnit, Proposal } from "./propose.ts";
import type { Evidence } from "./reading.ts";
import { mayApply, situation } from "./rules.ts";

/** At most so many secondary codes (codebook: primary_and_secondary). */
const LIMIT = 2;

/**
 * Secondary codes beside a primary: those the rules name, then further objects of the leaf in order of appearance. A
 * further object stands in a clause of its own: within the clause of the primary it only says whose or what money, post
 * or meeting that is.
 */
export function secondaryCodes(engine: CodingEngine, unit: CodingUnit, proposal: Proposal, primary: string): string[] {
  const taken = new Set([level1Of(primary), "other"]);
  const codes: string[] = [];
  const add = (code: string): void => {
    if (codes.length >= LIMIT || taken.has(level1Of(code))) return;
    taken.add(level1Of(code));
    codes.push(code);
  };
  for (const code of proposal.named) if (code !== "@object") add(code);
  const seen = situation(unit, proposal.evidence, primary);
  for (const rule of engine.compiled) {
    const { effect } = rule;
    if (!mayApply(rule, unit.leaf) || !("secondary" in effect) || "primary" in effect) continue;
    if (rule.test(seen)) for (const code of effect.secondary) add(code);
  }
  for (const object of furtherObjects(engine, unit, proposal, primary))
    add(bestSubcode(unit.leaf, object.evidence, engine.rules.weights) ?? object.level1);
  return codes;
}

/** Objects that words of the leaf justify beside the primary, in order of appearance. */
function furtherObjects(
  { rules: { weights } }: CodingEngine,
  { leaf }: CodingUnit,
  { objects, bodyObjects, named, isFaint }: Proposal,
  primary: string,
): FaultObject[] {
  const level1 = level1Of(primary);
  const isOther = (object: FaultObject): boolean => object.level1 !== level1;
  // The substance of an earlier finding, the matter of a decision: the object with most evidence, of the headline
  // where that names one.
  if (named.includes("@object")) return [objects.find(isOther) ?? bodyObjects.find(isOther)].filter((one) => !!one);
  if (isFaint) return [];
  const own = objects.find((object) => object.level1 === level1);
  const taken = new Set(own?.evidence.map((one) => leaf.clause[one.start]));
  const standsApart = ({ evidence }: FaultObject): boolean => {
    const apart = evidence.filter((one) => !taken.has(leaf.clause[one.start]));
    return apart.length > 0 && together(apart, weights.further_cue) >= weights.secondary_apart_minimum;
  };
  return [...objects, ...bodyObjects]
    .filter((object) => isOther(object) && standsApart(object))
    .sort((a, b) => a.start - b.start);
}

/** How much evidence some words are together, wherever they stand: a second object has no say in the order of clauses. */
function together(evidence: readonly Evidence[], furtherCue: number): number {
  const most = Math.max(...evidence.map(({ weight }) => weight));
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return most + (sum - most) * furtherCue;
}
