import type { Condition, Rule, RuleFile, Scope } from "./rule-file.ts";
import { expandWords } from "./vocabulary.ts";

/** What a place within the first scope is also within. */
const WITHIN: Readonly<Record<Scope, readonly Scope[]>> = {
  headline: ["headline", "leaf"],
  body: ["body", "leaf"],
  leaf: ["leaf"],
  parent: ["parent", "above"],
  theme: ["theme", "above"],
  above: ["above"],
};

/**
 * True when `earlier` holds wherever `later` does, as far as the form of the two shows it: a rule behind such another
 * is never reached. False says nothing; two conditions can cover each other in ways their words do not show.
 */
export function shadows(earlier: Condition, later: Condition, sets: RuleFile["sets"]): boolean {
  const covers = (a: Condition, b: Condition): boolean => shadows(a, b, sets);
  if ("any" in later) return later.any.every((part) => covers(earlier, part));
  if ("all" in earlier) return earlier.all.every((part) => covers(part, later));
  if ("all" in later && later.all.some((part) => covers(earlier, part))) return true;
  if ("any" in earlier) return earlier.any.some((part) => covers(part, later));
  if ("not" in earlier) return "not" in later && covers(later.not, earlier.not);
  if ("near" in earlier)
    return (
      "near" in later &&
      WITHIN[later.in].includes(earlier.in) &&
      later.within <= earlier.within &&
      (earlier.order === "any" || later.order === "as-written") &&
      earlier.near.every((words, index) => holdsAll(words, later.near[index]!, sets))
    );
  if ("coded" in earlier)
    return (
      "coded" in later && WITHIN[later.in].includes(earlier.in) && later.coded.every((one) => asked(earlier.coded, one))
    );
  if ("primary" in earlier) return "primary" in later && later.primary.every((one) => asked(earlier.primary, one));
  if ("level" in earlier) return "level" in later && later.level === earlier.level;
  if ("near" in later) {
    // Two words near each other are words of that scope.
    const pair = later;
    return pair.near.some((words) => covers(earlier, { [pair.in]: words }));
  }
  const [scope, words] = inOneScope(earlier);
  const other = inOneScope(later);
  return scope !== null && other[0] !== null && WITHIN[other[0]].includes(scope) && holdsAll(words, other[1], sets);
}

/**
 * True for a rule whose condition cannot hold: it asks for the primary code but runs before that is known, or wants
 * both a condition and its opposite.
 */
export function neverHolds({ when, effect }: Rule): boolean {
  const isLate = "secondary" in effect && !("primary" in effect);
  return isImpossible(when, isLate);
}

function isImpossible(condition: Condition, isPrimaryKnown: boolean): boolean {
  if ("any" in condition) return condition.any.every((part) => isImpossible(part, isPrimaryKnown));
  if ("primary" in condition) return !isPrimaryKnown;
  if (!("all" in condition)) return false;
  const wanted = new Set(condition.all.map((part) => JSON.stringify(part)));
  return condition.all.some(
    (part) => isImpossible(part, isPrimaryKnown) || ("not" in part && wanted.has(JSON.stringify(part.not))),
  );
}

/** The scope of a condition on words; null for a condition of another kind. */
function inOneScope(condition: Condition): readonly [Scope | null, readonly string[]] {
  const [scope, words] = Object.entries(condition)[0] as [string, unknown];
  return scope in WITHIN ? [scope as Scope, words as readonly string[]] : [null, []];
}

function holdsAll(words: readonly string[], others: readonly string[], sets: RuleFile["sets"]): boolean {
  const known = expandWords(words, sets);
  // A word that holds another is found wherever it stands itself.
  return expandWords(others, sets).every((other) => known.some((word) => other.includes(word)));
}

const asked = (codes: readonly string[], code: string): boolean =>
  codes.some((one) => code === one || code.startsWith(`${one}.`));
