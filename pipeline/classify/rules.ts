import type { WordHit } from "../word-matcher.ts";
import type { Evidence, Reading } from "./reading.ts";
import type { Condition, Effect, Rule, RuleFile, Scope } from "./rule-file.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a condition can look at. */
export interface Situation {
  readonly leaf: Reading;
  readonly parent: Reading | null;
  readonly theme: Reading | null;
  /** Evidence in the leaf so far. */
  readonly evidence: readonly Evidence[];
  /** Known only to rules that run after the decision. */
  readonly primary: string | null;
}

export function situation(
  { leaf, parent, theme }: Pick<Situation, "leaf" | "parent" | "theme">,
  evidence: readonly Evidence[],
  primary: string | null,
): Situation {
  return { leaf, parent, theme, evidence, primary };
}

/** The words that made a condition hold; `span` is null where they stand above the leaf, or nothing was matched. */
interface Holds {
  readonly span: { readonly start: number; readonly end: number } | null;
}

type Test = (situation: Situation) => Holds | null;

export interface CompiledRule {
  readonly id: string;
  readonly test: Test;
  readonly effect: Effect;
  /** Word groups of which the leaf must hold one for the rule to apply; null where words of the leaf do not decide. */
  readonly needs: readonly number[] | null;
}

const NOTHING: Holds = { span: null };

/** Turns the declared conditions into functions over the word groups of the vocabulary. */
export function compileRules(file: RuleFile, vocabulary: Vocabulary): CompiledRule[] {
  return file.rules.map((rule: Rule) => ({
    id: rule.id,
    test: compile(rule.when, vocabulary),
    effect: rule.effect,
    needs: neededGroups(rule.when, vocabulary),
  }));
}

/** False when the leaf lacks every word the rule would need: most rules are settled by this alone. */
export function mayApply(rule: CompiledRule, leaf: Reading): boolean {
  if (rule.needs === null) return true;
  for (const group of rule.needs) if (leaf.groups[group] !== undefined) return true;
  return false;
}

const LEAF_SCOPES: readonly string[] = ["headline", "body", "leaf"];

function neededGroups(condition: Condition, vocabulary: Vocabulary): readonly number[] | null {
  if ("all" in condition) {
    const parts = condition.all.map((part) => neededGroups(part, vocabulary)).filter((part) => part !== null);
    return parts.sort((a, b) => a.length - b.length)[0] ?? null;
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => neededGroups(part, vocabulary));
    return parts.includes(null) ? null : [...new Set(parts.flatMap((part) => part ?? []))];
  }
  if ("near" in condition) return LEAF_SCOPES.includes(condition.in) ? [vocabulary.group(condition.near[1])] : null;
  if ("not" in condition || "coded" in condition || "primary" in condition || "level" in condition) return null;
  const [scope, words] = Object.entries(condition)[0] as [Scope, readonly string[]];
  return LEAF_SCOPES.includes(scope) ? [vocabulary.group(words)] : null;
}

function compile(condition: Condition, vocabulary: Vocabulary): Test {
  if ("all" in condition) {
    const tests = condition.all.map((part) => compile(part, vocabulary));
    return (situation) => {
      let first: Holds | null = null;
      for (const test of tests) {
        const holds = test(situation);
        if (!holds) return null;
        if (!first?.span) first = holds;
      }
      return first;
    };
  }
  if ("any" in condition) {
    const tests = condition.any.map((part) => compile(part, vocabulary));
    return (situation) => {
      for (const test of tests) {
        const holds = test(situation);
        if (holds) return holds;
      }
      return null;
    };
  }
  if ("not" in condition) {
    const test = compile(condition.not, vocabulary);
    return (situation) => (test(situation) ? null : NOTHING);
  }
  if ("near" in condition) {
    const [first, second] = condition.near.map((words) => vocabulary.group(words)) as [number, number];
    const { within, order, in: scope } = condition;
    if (LEAF_SCOPES.includes(scope))
      return ({ leaf }) => {
        const pair = nearPair(leaf, scope, first, second, within, order);
        return pair ? { span: pair } : null;
      };
    return (situation) =>
      holdsAbove(situation, scope, (reading) => nearPair(reading, scope, first, second, within, order) !== null)
        ? NOTHING
        : null;
  }
  if ("coded" in condition) {
    const { coded, in: scope } = condition;
    return ({ evidence, leaf }) => {
      const found = evidence.find(
        (one) => coded.some((code) => speaksFor(one.code, code)) && inScope(one, leaf, scope),
      );
      return found ? { span: found } : null;
    };
  }
  if ("primary" in condition) {
    const codes = condition.primary;
    return ({ primary }) => (primary !== null && codes.some((code) => speaksFor(primary, code)) ? NOTHING : null);
  }
  if ("level" in condition) {
    const single = condition.level === "single";
    return ({ parent }) => ((parent === null) === single ? NOTHING : null);
  }
  const [scope, words] = Object.entries(condition)[0] as [Scope, readonly string[]];
  const group = vocabulary.group(words);
  if (LEAF_SCOPES.includes(scope))
    return ({ leaf }) => {
      const hit = leaf.groups[group]?.find((one) => inScope(one, leaf, scope));
      return hit ? { span: hit } : null;
    };
  const holds = (reading: Reading): boolean => reading.groups[group] !== undefined;
  return (situation) => (holdsAbove(situation, scope, holds) ? NOTHING : null);
}

/** True for the code itself and for a subcode of it. */
const speaksFor = (code: string, asked: string): boolean => code === asked || code.startsWith(`${asked}.`);

/** True when one of the readings above the leaf that a scope names passes. */
function holdsAbove({ parent, theme }: Situation, scope: Scope, passes: (reading: Reading) => boolean): boolean {
  return (
    (scope !== "theme" && parent !== null && passes(parent)) || (scope !== "parent" && theme !== null && passes(theme))
  );
}

function inScope(place: { readonly start: number; readonly end: number }, reading: Reading, scope: Scope): boolean {
  if (scope === "headline") return place.end <= reading.headlineEnd;
  if (scope === "body") return place.start >= reading.headlineEnd;
  return true;
}

function nearPair(
  reading: Reading,
  scope: Scope,
  first: number,
  second: number,
  within: number,
  order: "as-written" | "any",
): { start: number; end: number } | null {
  const left = reading.groups[first];
  const right = reading.groups[second];
  if (!left || !right) return null;
  const fits = (a: WordHit, b: WordHit): boolean =>
    a.end <= b.start && b.start - a.end <= within && reading.sentence[a.start] === reading.sentence[b.start];
  for (const a of left) {
    if (!inScope(a, reading, scope)) continue;
    for (const b of right) {
      if (!inScope(b, reading, scope)) continue;
      if (fits(a, b)) return { start: a.start, end: b.end };
      if (order === "any" && fits(b, a)) return { start: b.start, end: a.end };
    }
  }
  return null;
}
