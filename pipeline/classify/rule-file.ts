import { parse } from "yaml";
import { z } from "zod";
import { dataYamlOf } from "../data-yaml.ts";

/** Part of the coding unit a condition looks at; `above` is the parent problem or the theme. */
const Scope = z.enum(["headline", "body", "leaf", "parent", "theme", "above"]);
export type Scope = z.infer<typeof Scope>;

/** Words, or `$name` for a set of the rule file. */
const Words = z.array(z.string().min(1)).min(1);

/**
 * When a rule applies. A scope key lists words of which one must stand there; `near` wants a word of the first list
 * and then one of the second within so many characters of the same sentence; `coded` asks for evidence found so far.
 */
export type Condition =
  | { readonly [scope in Scope]?: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | {
      readonly near: readonly [readonly string[], readonly string[]];
      readonly within: number;
      readonly in: Scope;
      readonly order: "as-written" | "any";
    }
  | { readonly coded: readonly string[]; readonly in: "headline" | "body" | "leaf" }
  | { readonly primary: readonly string[] }
  | { readonly level: "single" | "nested" };

const inScope = (scope: Scope) => z.strictObject({ [scope]: Words });
const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    inScope("headline"),
    inScope("body"),
    inScope("leaf"),
    inScope("parent"),
    inScope("theme"),
    inScope("above"),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({
      near: z.tuple([Words, Words]),
      within: z.number().int().min(0).max(60).default(12),
      in: Scope.default("leaf"),
      order: z.enum(["as-written", "any"]).default("as-written"),
    }),
    z.strictObject({ coded: Words, in: z.enum(["headline", "body", "leaf"]).default("leaf") }),
    z.strictObject({ primary: Words }),
    z.strictObject({ level: z.enum(["single", "nested"]) }),
  ]),
);

/** What a rule does; exactly one key. */
const Effect = z.union([
  /** Evidence for a code, as a cue of that weight would be. */
  z.strictObject({ add: z.string(), weight: z.number().positive().max(10).default(2.5) }),
  /** Evidence for some codes counts for another (an exclude rule of the codebook). */
  z.strictObject({ recode: z.array(z.string()).min(1), to: z.string() }),
  /** Evidence for some codes counts no more. */
  z.strictObject({ drop: z.array(z.string()).min(1) }),
  /** The primary code, whatever the evidence says; `@object`: the best object. Secondary codes as listed. */
  z.strictObject({ primary: z.string(), secondary: z.array(z.string()).default([]) }),
  /** Secondary codes after the primary is known. */
  z.strictObject({ secondary: z.array(z.string()).min(1) }),
]);
export type Effect = z.infer<typeof Effect>;

const Rule = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,3}[a-z]?$/),
  why: z.string().min(1),
  when: Condition,
  effect: Effect,
});
export type Rule = z.infer<typeof Rule>;

const RuleFile = z.strictObject({
  version: z.string(),
  /** Named word lists, `$name` in conditions; a set may name others. */
  sets: z.record(z.string(), Words),
  /** Words that name no object: with the generic words of the codebook they are taken off before S2 looks for one. */
  filler_words: Words,
  /** Where the headline of a leaf ends, beside its first full stop. */
  body_openers: Words,
  weights: z.strictObject({
    /** Evidence of a cue by its length in characters: [2, 3, 4, 5 and more]. */
    cue_length: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Factor for words of `weak_cues`. */
    weak: z.number(),
    /** Factor for evidence of one code more, found by further cues of the same category. */
    further_cue: z.number(),
    /** Factor from one clause to the next (P6: the first-named object wins). */
    later_clause: z.number(),
    /** Factor from one sentence of the body to the next. */
    later_sentence: z.number(),
    /** Evidence of the parent problem and of the theme added to an object the leaf names. */
    parent_support: z.number(),
    theme_support: z.number(),
    /** Factor for words inside a document title: what a cited document is about is seldom what failed. */
    in_title: z.number(),
    /** Factor for the evidence of a whole category; a category not listed has 1. */
    category: z.record(z.string(), z.number()),
    /** An object needs so much evidence to be one. */
    object_minimum: z.number(),
    /** A secondary object needs so much evidence in clauses that do not name the primary: two words, not one. */
    secondary_apart_minimum: z.number(),
  }),
  /** Rules in the order they are tried; among rules that name a primary the first that applies decides. */
  rules: z.array(Rule),
});
export type RuleFile = z.infer<typeof RuleFile>;

/** @throws ZodError naming the path when the text does not fit the schema. */
export function parseRuleFile(yaml: string): RuleFile {
  return RuleFile.parse(parse(yaml));
}

let loaded: RuleFile | undefined;

/** The declared rules, `data/codebook/rules.yaml`, read once a process. */
export function ruleFile(): RuleFile {
  loaded ??= dataYamlOf(RuleFile, "codebook", "rules.yaml");
  return loaded;
}
