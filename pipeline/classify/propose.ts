import { level1Of } from "./codebook.ts";
import type { CodingEngine } from "./engine.ts";
import { bestSubcode, type FaultObject, objectsIn, recoded } from "./objects.ts";
import type { Evidence, Reading } from "./reading.ts";
import { mayApply, situation } from "./rules.ts";

/** A leaf with what it stands under, as read. */
export interface CodingUnit {
  readonly leaf: Reading;
  /** The direct parent problem; a theme is none. */
  readonly parent: Above | null;
  readonly theme: Above | null;
}

/** A parent or theme: read once, with its own objects, for all that stands under it. */
export interface Above extends Reading {
  readonly objects: readonly FaultObject[];
}

/** What the rules say of one leaf. Offsets of evidence are those of the leaf's matching text. */
export interface Proposal {
  readonly primary: string;
  /** The coding step or rule that decided. */
  readonly ruleId: string;
  /** A rule of the codebook names the primary (P1, P5): it is not open to a vote. */
  readonly isRuled: boolean;
  readonly inherited: boolean;
  /** Only words of `weak_cues` spoke for it. */
  readonly isFaint: boolean;
  /** Secondary codes the deciding rule names; `@object` stands for the best objects. */
  readonly named: readonly string[];
  /** Objects that competed for the primary, best first; empty where the code was inherited or nothing was found. */
  readonly objects: readonly FaultObject[];
  readonly bodyObjects: readonly FaultObject[];
  readonly evidence: readonly Evidence[];
}

/** Coding steps S1–S6 and the declared rules up to the primary code; pure. */
export function propose(engine: CodingEngine, unit: CodingUnit): Proposal {
  const { weights } = engine.rules;
  let evidence: readonly Evidence[] = unit.leaf.cues;
  let decided: { code: string; named: readonly string[]; rule: string } | null = null;
  let seen = situation(unit, evidence, null);
  for (const rule of engine.compiled) {
    const { effect } = rule;
    if (!mayApply(rule, unit.leaf) || ("secondary" in effect && !("primary" in effect))) continue;
    if (decided && "primary" in effect) continue;
    if (seen.evidence !== evidence) seen = situation(unit, evidence, null);
    const holds = rule.test(seen);
    if (!holds) continue;
    if ("add" in effect) {
      const { start, end } = holds.span ?? { start: 0, end: unit.leaf.headlineEnd };
      const level1 = level1Of(effect.add);
      evidence = [...evidence, { code: effect.add, level1, weight: effect.weight, rule: rule.id, start, end }];
    } else if ("recode" in effect) evidence = recoded(evidence, effect.recode, effect.to, rule.id);
    else if ("drop" in effect) {
      const dropped = effect.drop;
      evidence = evidence.filter((one) => !dropped.some((code) => one.code === code || one.level1 === code));
    } else if ("primary" in effect) decided = { code: effect.primary, named: effect.secondary, rule: rule.id };
  }

  const { primary, ruleId, inherited, isFaint, objects, bodyObjects } = choose(engine, unit, evidence);
  const found = { objects, bodyObjects, evidence, named: decided?.named ?? [] };
  if (decided === null || decided.code === "@object")
    return { primary, ruleId, inherited, isFaint, isRuled: false, ...found };
  const { code, rule } = decided;
  const sub = bestSubcode(
    unit.leaf,
    evidence.filter((one) => one.level1 === code),
    weights,
  );
  const ruled = code.includes(".") ? code : (sub ?? code);
  return { primary: ruled, ruleId: rule, inherited: false, isFaint: false, isRuled: true, ...found };
}

type Choice = Pick<Proposal, "primary" | "ruleId" | "inherited" | "isFaint" | "objects" | "bodyObjects">;

/** Steps S3–S6: headline, then body, then parent problem, weak words of the leaf, theme. */
function choose(engine: CodingEngine, unit: CodingUnit, evidence: readonly Evidence[]): Choice {
  const { weights } = engine.rules;
  const { leaf, parent, theme } = unit;
  const support = supportOf(engine, unit);
  const supported = (objects: readonly FaultObject[]): readonly FaultObject[] =>
    support.size === 0 || objects.length === 0
      ? objects
      : objects
          .map(({ level1, score, start, evidence }) => {
            return { level1, score: score + (support.get(level1) ?? 0), start, evidence };
          })
          .sort((a, b) => b.score - a.score || a.start - b.start);
  const named = (objects: readonly FaultObject[]): FaultObject[] =>
    objects.filter((object) => object.score >= weights.object_minimum);

  const headline = supported(named(objectsIn(leaf, evidence, "headline", weights)));
  const bodyObjects = supported(named(objectsIn(leaf, evidence, "body", weights)));
  const take = (objects: readonly FaultObject[], ruleId: string, isFaint = false): Choice => {
    const best = objects[0]!;
    // S6: level 2 from the part that decided; where that names only the category, from the whole leaf.
    const all = evidence.filter((one) => one.level1 === best.level1);
    const primary = bestSubcode(leaf, best.evidence, weights) ?? bestSubcode(leaf, all, weights) ?? best.level1;
    return { primary, ruleId, inherited: false, isFaint, objects, bodyObjects };
  };

  // P2: where a clause reports a violation, only objects of such clauses compete.
  const violation = violationEvidence(engine, leaf, evidence);
  if (violation.length > 0) {
    const inHeadline = named(objectsIn(leaf, violation, "headline", weights));
    const inBody = inHeadline.length > 0 ? [] : named(objectsIn(leaf, violation, "body", weights));
    const competing = supported([...inHeadline, ...inBody]);
    if (competing.length > 0) {
      const weaker = headline.filter((object) => !competing.some(({ level1 }) => level1 === object.level1));
      return take([...competing, ...weaker], competing[0]!.level1 === headline[0]?.level1 ? "S3" : "P2");
    }
  }
  if (headline.length > 0) return take(headline, headline.length > 1 ? "P6" : "S3");
  if (bodyObjects.length > 0) return take(bodyObjects, "S3");

  const fromParent = parent && inheritFrom(engine, parent);
  if (fromParent) return fromParent;
  const faint = supported(objectsIn(leaf, evidence, "leaf", weights));
  if (faint.length > 0) return take(faint, "S3", true);
  if (namesSomething(engine, leaf)) return UNKNOWN_OBJECT;
  const fromTheme = theme && inheritFrom(engine, theme);
  if (fromTheme) return fromTheme;
  const nothing = { objects: [], bodyObjects: [], inherited: false, isFaint: false };
  return { primary: "other.unclassifiable", ruleId: "S4", ...nothing };
}

/** So many characters beside generic words are an object. */
const OBJECT_LENGTH = 4;

/** S2: true when something is left of the headline without generic words, digits and punctuation. */
function namesSomething(engine: CodingEngine, leaf: Reading): boolean {
  const generic = new Uint8Array(leaf.headlineEnd);
  for (const hit of leaf.groups[engine.filler] ?? []) generic.fill(1, hit.start, hit.end);
  let left = 0;
  for (let index = 0; index < leaf.headlineEnd; index++)
    if (generic[index] === 0 && leaf.text.charCodeAt(index) >= 0x3400 && leaf.text.charCodeAt(index) <= 0x9fff) left++;
  return left >= OBJECT_LENGTH;
}

/** An object no word of the codebook names is the unit's own business more often than anything else. */
const UNKNOWN_OBJECT: Choice = {
  primary: "core-duties",
  ruleId: "S2",
  inherited: false,
  isFaint: true,
  objects: [{ level1: "core-duties", score: 1, start: 0, evidence: [] }],
  bodyObjects: [],
};

/** S4: the object of what the leaf stands under. */
function inheritFrom(engine: CodingEngine, above: Above): Choice | null {
  const { weights } = engine.rules;
  const best = above.objects.find(({ score }) => score >= weights.object_minimum);
  if (!best) return null;
  const primary = bestSubcode(above, best.evidence, weights) ?? best.level1;
  return { primary, ruleId: "S4", inherited: true, isFaint: false, objects: [], bodyObjects: [] };
}

/** Evidence that stands in one clause with a violation word. */
function violationEvidence(engine: CodingEngine, leaf: Reading, evidence: readonly Evidence[]): Evidence[] {
  const hits = leaf.groups[engine.violation];
  if (!hits) return [];
  const clauses = new Set(hits.map((hit) => leaf.clause[hit.start]));
  return evidence.filter((one) => clauses.has(leaf.clause[one.start]));
}

/** What parent problem and theme speak for: it tips the scale between objects, and never names one. */
function supportOf(engine: CodingEngine, { parent, theme }: CodingUnit): Map<string, number> {
  const { weights } = engine.rules;
  const support = new Map<string, number>();
  for (const [above, weight] of [
    [parent, weights.parent_support],
    [theme, weights.theme_support],
  ] as const) {
    if (!above) continue;
    const total = above.objects.reduce((sum, object) => sum + object.score, 0);
    for (const { level1, score } of above.objects)
      support.set(level1, (support.get(level1) ?? 0) + (weight * score) / total);
  }
  return support;
}
