import { level1Of } from "./codebook.ts";
import type { CodingEngine } from "./engine.ts";
import { bestSubcode, type FaultObject, objectsIn, recoded } from "./objects.ts";
import type { Evidence, Reading } from "./reading.ts";
import type { Situation } from "./rules.ts";

/** What the rules say of one leaf. Offsets of evidence are those of the leaf's matching text. */
export interface Decision {
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly ruleId: string;
  readonly inherited: boolean;
  /** Best code not taken. */
  readonly runnerUp: string | null;
  /** Evidence of the primary and of the strongest other category, for the confidence. */
  readonly strength: number;
  readonly rivalStrength: number;
  readonly evidence: readonly Evidence[];
}

/** Coding steps S1–S6 with the declared rules; pure. */
export function decide(engine: CodingEngine, leaf: Reading, parent: Reading | null, theme: Reading | null): Decision {
  const { weights } = engine.rules;
  let evidence: readonly Evidence[] = leaf.cues;
  const situation = (primary: string | null): Situation => ({ leaf, parent, theme, evidence, primary });

  let decided: { code: string; secondary: readonly string[]; rule: string } | null = null;
  for (const rule of engine.compiled) {
    const { effect } = rule;
    if ("secondary" in effect && !("primary" in effect)) continue;
    if ("primary" in effect && decided) continue;
    const holds = rule.test(situation(null));
    if (!holds) continue;
    if ("add" in effect) {
      const place = holds.span ?? { start: 0, end: leaf.headlineEnd };
      const one = { code: effect.add, level1: level1Of(effect.add), weight: effect.weight, rule: rule.id };
      evidence = [...evidence, { ...one, start: place.start, end: place.end }];
    } else if ("recode" in effect) evidence = recoded(evidence, effect.recode, effect.to, rule.id);
    else if ("drop" in effect) {
      const dropped = effect.drop;
      evidence = evidence.filter((one) => !dropped.some((code) => one.code === code || one.level1 === code));
    } else if ("primary" in effect) decided = { code: effect.primary, secondary: effect.secondary, rule: rule.id };
  }

  const choice = choose(engine, leaf, parent, theme, evidence);
  const rivals = choice.objects;
  let primary: string;
  let ruleId: string;
  let inherited = false;
  if (decided && decided.code !== "@object") {
    primary = decided.code.includes(".")
      ? decided.code
      : (bestSubcode(
          leaf,
          evidence.filter((one) => one.level1 === decided.code),
          weights,
        )?.code ?? decided.code);
    ruleId = decided.rule;
  } else {
    primary = choice.code;
    ruleId = choice.step;
    inherited = choice.inherited;
  }
  const level1 = level1Of(primary);

  const secondary: string[] = [];
  const addSecondary = (code: string): void => {
    if (secondary.length >= 2) return;
    const taken = [level1, ...secondary.map(level1Of)];
    if (!taken.includes(level1Of(code)) && level1Of(code) !== "other") secondary.push(code);
  };
  for (const code of decided?.secondary ?? []) if (code !== "@object") addSecondary(code);
  for (const rule of engine.compiled) {
    const { effect } = rule;
    if (!("secondary" in effect) || "primary" in effect) continue;
    if (rule.test(situation(primary))) for (const code of effect.secondary) addSecondary(code);
  }
  for (const object of secondaryObjects(choice, level1, weights, decided?.secondary.includes("@object") ?? false))
    addSecondary(bestSubcode(leaf, object.evidence, weights)?.code ?? object.level1);

  const own = rivals.find((object) => object.level1 === level1);
  const rival = rivals.find((object) => object.level1 !== level1);
  return {
    primary,
    secondary,
    ruleId,
    inherited,
    runnerUp: rival ? (bestSubcode(leaf, rival.evidence, weights)?.code ?? rival.level1) : choice.runnerUpSubcode,
    strength: own?.score ?? 0,
    rivalStrength: rival?.score ?? 0,
    evidence,
  };
}

interface Choice {
  readonly code: string;
  readonly step: string;
  readonly inherited: boolean;
  /** Objects that competed, best first. */
  readonly objects: readonly FaultObject[];
  readonly bodyObjects: readonly FaultObject[];
  readonly runnerUpSubcode: string | null;
}

/** Steps S3–S6: headline, then body, then parent and theme. */
function choose(
  engine: CodingEngine,
  leaf: Reading,
  parent: Reading | null,
  theme: Reading | null,
  evidence: readonly Evidence[],
): Choice {
  const { weights } = engine.rules;
  const support = supportOf(engine, parent, theme);
  const supported = (objects: FaultObject[]): FaultObject[] =>
    objects
      .map((object) => ({ ...object, score: object.score + (support.get(object.level1) ?? 0) }))
      .sort((a, b) => b.score - a.score || a.start - b.start);
  const named = (objects: FaultObject[]): FaultObject[] =>
    objects.filter((object) => object.score >= weights.object_minimum);

  const headline = supported(named(objectsIn(leaf, evidence, "headline", weights)));
  const body = supported(named(objectsIn(leaf, evidence, "body", weights)));
  const take = (objects: FaultObject[], step: string): Choice => {
    const best = objects[0]!;
    // S6: level 2 from the part that decided; where that names only the category, from the whole leaf.
    const all = evidence.filter((one) => one.level1 === best.level1);
    const sub = bestSubcode(leaf, best.evidence, weights) ?? bestSubcode(leaf, all, weights);
    return {
      code: sub?.code ?? best.level1,
      step,
      inherited: false,
      objects,
      bodyObjects: body,
      runnerUpSubcode: sub?.runnerUp ?? null,
    };
  };

  // P2: where a clause reports a violation, only objects of such clauses compete.
  const violation = violationEvidence(engine, leaf, evidence);
  if (violation.length > 0) {
    const inHeadline = named(objectsIn(leaf, violation, "headline", weights));
    const competing = supported(
      inHeadline.length > 0 ? inHeadline : named(objectsIn(leaf, violation, "body", weights)),
    );
    if (competing.length > 0) {
      const weaker = headline.filter((object) => !competing.some(({ level1 }) => level1 === object.level1));
      return take([...competing, ...weaker], competing[0]!.level1 === headline[0]?.level1 ? "S3" : "P2");
    }
  }
  if (headline.length > 0) return take(headline, headline.length > 1 ? "P6" : "S3");
  if (body.length > 0) return take(body, "S3");

  for (const above of [parent, leaf, theme]) {
    if (!above) continue;
    if (above === leaf) {
      // Weak cues name the place of a fault: they count where nothing else in the leaf or its parent problem does.
      const faint = supported(objectsIn(leaf, evidence, "leaf", weights));
      if (faint.length > 0) return take(faint, "S3");
      continue;
    }
    const objects = named(objectsIn(above, above.cues, "leaf", weights));
    const best = objects[0];
    if (!best) continue;
    const sub = bestSubcode(above, best.evidence, weights);
    return {
      code: sub?.code ?? best.level1,
      step: "S4",
      inherited: true,
      objects: [],
      bodyObjects: [],
      runnerUpSubcode: objects[1]?.level1 ?? null,
    };
  }
  const none = { objects: [], bodyObjects: [], runnerUpSubcode: null };
  return { code: "other.unclassifiable", step: "S4", inherited: false, ...none };
}

/** Evidence that stands in one clause with a violation word. */
function violationEvidence(engine: CodingEngine, leaf: Reading, evidence: readonly Evidence[]): Evidence[] {
  const hits = leaf.groups[engine.violation];
  if (!hits) return [];
  const clauses = new Set(hits.map((hit) => leaf.clause[hit.start]));
  return evidence.filter((one) => clauses.has(leaf.clause[one.start]));
}

/** What parent problem and theme speak for: it tips the scale between objects, and never names one. */
function supportOf(engine: CodingEngine, parent: Reading | null, theme: Reading | null): Map<string, number> {
  const { weights } = engine.rules;
  const support = new Map<string, number>();
  for (const [above, weight] of [
    [parent, weights.parent_support],
    [theme, weights.theme_support],
  ] as const) {
    if (!above) continue;
    const objects = objectsIn(above, above.cues, "leaf", weights);
    const total = objects.reduce((sum, object) => sum + object.score, 0);
    for (const { level1, score } of objects) support.set(level1, (support.get(level1) ?? 0) + (weight * score) / total);
  }
  return support;
}

/** Objects beside the primary that words of the leaf justify, in order of appearance. */
function secondaryObjects(
  choice: Choice,
  primary: string,
  weights: CodingEngine["rules"]["weights"],
  all: boolean,
): FaultObject[] {
  const own = choice.objects.find((object) => object.level1 === primary)?.score ?? 0;
  const fromHeadline = choice.objects.filter(({ score }) => all || score >= own * weights.secondary_share);
  const fromBody = choice.bodyObjects.filter(({ score }) => score >= weights.secondary_body_minimum);
  return [...fromHeadline, ...fromBody].filter((object) => object.level1 !== primary).sort((a, b) => a.start - b.start);
}
