import type { Finding, Lang } from "../finding.ts";
import { finding } from "../finding.ts";
import { type Coder, classifyWith, coder } from "./classify-problem.ts";
import { type Codebook, level1Of } from "./codebook.ts";
import type { Condition, Effect, RuleFile } from "./rule-file.ts";
import { neverHolds, shadows } from "./rule-logic.ts";
import { foldWord, wordLists } from "./vocabulary.ts";

/** What a check found: a code of `data/findings/classify.yaml` and what its text is filled in with. */
type Remark = readonly [code: string, detail: Readonly<Record<string, string>>];

/**
 * Checks the codebook and its rules as a methodologist would: targets that do not exist, words listed twice, cues that
 * two codes share although no exclude rule says which wins, rules that can never decide, and examples that the engine
 * itself codes otherwise. Empty when all is well.
 *
 * @param checked the coder to check; by default that of the project
 */
export function checkCodebook(checked: Coder = coder(), lang: Lang = "zh"): Finding[] {
  const { codebook, rules } = checked.engine;
  return [
    ...unknownTargets(codebook, rules),
    ...duplicateCues(codebook),
    ...sharedCues(codebook),
    ...duplicateRules(rules),
    ...rulesThatCannotDecide(rules),
    ...unusedSets(rules),
    ...examplesCodedOtherwise(checked),
  ].map(([code, detail]) => finding(`classify/${code}`, null, detail, lang));
}

function targetsOf(effect: Effect): string[] {
  if ("add" in effect) return [effect.add];
  if ("recode" in effect) return [...effect.recode, effect.to];
  if ("drop" in effect) return effect.drop;
  return "primary" in effect ? [effect.primary, ...effect.secondary] : effect.secondary;
}

/** Codes that conditions ask for. */
function askedIn(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(askedIn);
  if ("any" in condition) return condition.any.flatMap(askedIn);
  if ("not" in condition) return askedIn(condition.not);
  if ("coded" in condition) return condition.coded;
  return "primary" in condition ? condition.primary : [];
}

function unknownTargets({ codes, file }: Codebook, rules: RuleFile): Remark[] {
  const special = new Set(Object.keys(file.special_targets));
  const known = (target: string): boolean =>
    codes.has(target) || special.has(target) || codes.has(target.replace(/\.\*$/, ""));
  const named: [place: string, target: string][] = [];
  for (const { code, exclude } of codes.values()) for (const { use } of exclude) named.push([code, use]);
  for (const { theme, hint } of file.theme_hints.map) if (hint !== null) named.push([theme, hint]);
  for (const { id, primary, primary_is_rule, secondary } of file.tie_rules)
    for (const target of primary_is_rule ? secondary : [primary, ...secondary]) named.push([id, target]);
  for (const { id, effect, when } of rules.rules)
    for (const target of [...targetsOf(effect), ...askedIn(when)]) named.push([id, target]);
  return named
    .filter(([, target]) => !known(target))
    .map(([place, target]): Remark => ["unknown-target", { place, target }]);
}

function duplicateCues({ codes }: Codebook): Remark[] {
  const found: Remark[] = [];
  for (const { code, cues, weak_cues } of codes.values()) {
    const seen = new Set<string>();
    for (const cue of [...cues, ...weak_cues]) {
      const word = foldWord(cue);
      if (seen.has(word)) found.push(["duplicate-cue", { place: code, cue }]);
      seen.add(word);
    }
  }
  return found;
}

/** Two codes of different categories share a strong cue, and neither (nor its category) excludes towards the other. */
function sharedCues({ codes }: Codebook): Remark[] {
  const holders = new Map<string, string[]>();
  for (const { code, cues } of codes.values())
    for (const cue of new Set(cues.map(foldWord))) holders.set(cue, [...(holders.get(cue) ?? []), code]);
  const pointsAt = (from: string, to: string): boolean =>
    [from, level1Of(from)].some((code) =>
      codes.get(code)?.exclude.some(({ use }) => use === "@object" || level1Of(use) === level1Of(to)),
    );
  const found: Remark[] = [];
  for (const [cue, owners] of holders)
    for (const [index, a] of owners.entries())
      for (const b of owners.slice(index + 1))
        if (level1Of(a) !== level1Of(b) && level1Of(a) !== "other" && level1Of(b) !== "other")
          if (!pointsAt(a, b) && !pointsAt(b, a)) found.push(["shared-cue", { cue, a, b }]);
  return found;
}

function duplicateRules({ rules }: RuleFile): Remark[] {
  const ids = new Set<string>();
  const found: Remark[] = [];
  for (const { id } of rules) {
    if (ids.has(id)) found.push(["duplicate-rule", { rule: id }]);
    ids.add(id);
  }
  return found;
}

/** Rules that name a primary behind one that holds wherever they do, and rules whose condition never holds. */
function rulesThatCannotDecide({ rules, sets }: RuleFile): Remark[] {
  const found: Remark[] = [];
  for (const [index, rule] of rules.entries()) {
    if (neverHolds(rule)) found.push(["impossible-rule", { rule: rule.id }]);
    if (!("primary" in rule.effect)) continue;
    const earlier = rules
      .slice(0, index)
      .find((before) => "primary" in before.effect && shadows(before.when, rule.when, sets));
    if (earlier) found.push(["unreachable-rule", { rule: rule.id, earlier: earlier.id }]);
  }
  return found;
}

function unusedSets({ rules, sets }: RuleFile): Remark[] {
  const named = new Set([...rules.flatMap(({ when }) => wordLists(when).flat()), ...Object.values(sets).flat()]);
  return Object.keys(sets)
    .filter((name) => !named.has(`$${name}`))
    .map((set): Remark => ["unused-set", { set }]);
}

function examplesCodedOtherwise(checked: Coder): Remark[] {
  const found: Remark[] = [];
  for (const { code, examples } of checked.engine.codebook.codes.values())
    for (const example of examples) {
      const coded = classifyWith(checked, { text: example, parents: [], parentIsProblem: false, themeKind: null });
      const primary = coded.categories[0]!.code;
      // An example of a category may take any of its subcodes.
      if (primary !== code && !(code === level1Of(code) && level1Of(primary) === code))
        found.push(["example-coded-otherwise", { code, example, primary }]);
    }
  return found;
}
