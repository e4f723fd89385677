import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { type Coder, classifyWith, coder } from "./classify-problem.ts";
import { type Codebook, level1Of } from "./codebook.ts";
import type { Effect, RuleFile } from "./rule-file.ts";
import { expandWords, foldWord, wordLists } from "./vocabulary.ts";

/**
 * Checks the codebook and its rules as a methodologist would: targets that do not exist, words listed twice, cues that
 * two codes share although no exclude rule says which wins, rules that can never decide, and examples that the engine
 * itself codes otherwise. Empty when all is well.
 *
 * @param checked the coder to check; by default that of the project
 */
export function checkCodebook(checked: Coder = coder()): Finding[] {
  const { codebook, rules } = checked.engine;
  return [
    ...unknownTargets(codebook, rules),
    ...duplicateCues(codebook),
    ...sharedCues(codebook),
    ...rulesThatCannotDecide(rules),
    ...examplesCodedOtherwise(checked),
  ];
}

function targetsOf(effect: Effect): string[] {
  if ("add" in effect) return [effect.add];
  if ("recode" in effect) return [...effect.recode, effect.to];
  if ("drop" in effect) return effect.drop;
  return "primary" in effect ? [effect.primary, ...effect.secondary] : effect.secondary;
}

function unknownTargets({ codes, file }: Codebook, rules: RuleFile): Finding[] {
  const special = new Set(Object.keys(file.special_targets));
  const known = (target: string): boolean => codes.has(target) || special.has(target);
  const found: Finding[] = [];
  for (const { code, exclude } of codes.values())
    for (const { use } of exclude)
      if (!known(use)) found.push(finding("classify/unknown-target", null, { place: code, target: use }));
  for (const { theme, hint } of file.theme_hints.map)
    if (hint !== null && !known(hint))
      found.push(finding("classify/unknown-target", null, { place: theme, target: hint }));
  for (const rule of rules.rules)
    for (const target of targetsOf(rule.effect))
      if (!known(target)) found.push(finding("classify/unknown-target", null, { place: rule.id, target }));
  return found;
}

function duplicateCues({ codes }: Codebook): Finding[] {
  const found: Finding[] = [];
  for (const { code, cues, weak_cues } of codes.values()) {
    const seen = new Set<string>();
    for (const cue of [...cues, ...weak_cues]) {
      const word = foldWord(cue);
      if (seen.has(word)) found.push(finding("classify/duplicate-cue", null, { place: code, cue }));
      seen.add(word);
    }
  }
  return found;
}

/** Two codes of different categories share a strong cue, and neither (nor its category) excludes towards the other. */
function sharedCues({ codes }: Codebook): Finding[] {
  const holders = new Map<string, string[]>();
  for (const { code, cues } of codes.values())
    for (const cue of new Set(cues.map(foldWord))) holders.set(cue, [...(holders.get(cue) ?? []), code]);
  const pointsAt = (from: string, to: string): boolean =>
    [from, level1Of(from)].some((code) =>
      codes.get(code)?.exclude.some(({ use }) => use === "@object" || level1Of(use) === level1Of(to)),
    );
  const found: Finding[] = [];
  for (const [cue, owners] of holders)
    for (const [index, a] of owners.entries())
      for (const b of owners.slice(index + 1))
        if (level1Of(a) !== level1Of(b) && level1Of(a) !== "other" && level1Of(b) !== "other")
          if (!pointsAt(a, b) && !pointsAt(b, a)) found.push(finding("classify/shared-cue", null, { cue, a, b }));
  return found;
}

/** Ids used twice, and rules that name a primary behind one with the same condition: they are never reached. */
function rulesThatCannotDecide({ rules, sets }: RuleFile): Finding[] {
  const found: Finding[] = [];
  const ids = new Set<string>();
  const deciding = new Map<string, string>();
  const named = new Set(rules.flatMap(({ when }) => wordLists(when).flat()));
  for (const rule of rules) {
    if (ids.has(rule.id)) found.push(finding("classify/duplicate-rule", null, { rule: rule.id }));
    ids.add(rule.id);
    if ("primary" in rule.effect) {
      const condition = JSON.stringify(rule.when);
      const earlier = deciding.get(condition);
      if (earlier !== undefined) found.push(finding("classify/unreachable-rule", null, { rule: rule.id, earlier }));
      else deciding.set(condition, rule.id);
    }
    for (const list of wordLists(rule.when)) expandWords(list, sets);
  }
  for (const name of Object.keys(sets))
    if (!named.has(`$${name}`) && !Object.values(sets).some((words) => words.includes(`$${name}`)))
      found.push(finding("classify/unused-set", null, { set: name }));
  return found;
}

function examplesCodedOtherwise(checked: Coder): Finding[] {
  const found: Finding[] = [];
  for (const { code, examples } of checked.engine.codebook.codes.values())
    for (const example of examples) {
      const coded = classifyWith(checked, { text: example, parents: [], parentIsProblem: false, themeKind: null });
      const primary = coded.categories[0]!.code;
      // An example of a category may take any of its subcodes.
      if (primary !== code && !(code === level1Of(code) && level1Of(primary) === code))
        found.push(finding("classify/example-coded-otherwise", null, { code, example, primary }));
    }
  return found;
}
