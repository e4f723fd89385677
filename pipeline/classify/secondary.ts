import { level1Of } from "./codebook.ts";
import type { CodingEngine } from "./engine.ts";
import { bestSubcode, type FaultObject } from "./objects.ts";
import type { CodingUnit, Proposal } from "./propose.ts";
import { mayApply, situation } from "./rules.ts";

/** At most so many secondary codes (codebook: primary_and_secondary). */
const LIMIT = 2;

/** Secondary codes beside a primary: those the rules name, then further objects of the leaf in order of appearance. */
export function secondaryCodes(engine: CodingEngine, unit: CodingUnit, proposal: Proposal, primary: string): string[] {
  const taken = new Set([level1Of(primary), "other"]);
  const codes: string[] = [];
  const add = (code: string): void => {
    if (codes.length >= LIMIT || taken.has(level1Of(code))) return;
    taken.add(level1Of(code));
    codes.push(code);
  };
  for (const code of proposal.named) if (code !== "@object") add(code);
  for (const rule of engine.compiled) {
    const { effect } = rule;
    if (!("secondary" in effect) || "primary" in effect || !mayApply(rule, unit.leaf)) continue;
    if (rule.test(situation(unit, proposal.evidence, primary))) for (const code of effect.secondary) add(code);
  }
  for (const object of furtherObjects(engine, proposal, primary))
    add(bestSubcode(unit.leaf, object.evidence, engine.rules.weights) ?? object.level1);
  return codes;
}

/** Objects that words of the leaf justify beside the primary. */
function furtherObjects(engine: CodingEngine, proposal: Proposal, primary: string): FaultObject[] {
  const { secondary_share, secondary_body_minimum } = engine.rules.weights;
  const { objects, bodyObjects, named, isFaint } = proposal;
  if (isFaint) return [];
  const level1 = level1Of(primary);
  const own = objects.find((object) => object.level1 === level1)?.score ?? 0;
  const least = named.includes("@object") ? 0 : own * secondary_share;
  return [
    ...objects.filter(({ score }) => score >= least),
    ...bodyObjects.filter(({ score }) => score >= secondary_body_minimum),
  ]
    .filter((object) => object.level1 !== level1)
    .sort((a, b) => a.start - b.start);
}
