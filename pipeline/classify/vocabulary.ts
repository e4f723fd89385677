import { Failure } from "../failure.ts";
import { type WordMatcher, wordMatcher } from "../word-matcher.ts";
import type { Codebook } from "./codebook.ts";
import { level1Of } from "./codebook.ts";
import { matchingText } from "./matching-text.ts";
import type { Condition, RuleFile } from "./rule-file.ts";

/** A code that a cue speaks for, and how loudly. */
export interface CueCode {
  readonly code: string;
  readonly level1: string;
  readonly weight: number;
}

/**
 * All words of the codebook and of the rules in one matcher. A word may be a cue (it speaks for codes), belong to
 * word groups (the lists in conditions), or both.
 */
export interface Vocabulary {
  readonly matcher: WordMatcher;
  readonly words: readonly string[];
  /** By word id; empty where the word is no cue. */
  readonly cueCodes: readonly (readonly CueCode[])[];
  /** By word id: the groups it belongs to. */
  readonly groupsOf: readonly (readonly number[])[];
  /** The group of a word list; lists with the same words share one. */
  readonly group: (words: readonly string[]) => number;
  /** How many groups there are. */
  readonly groupCount: () => number;
}

/** A word as it stands in a {@link matchingText}. */
export const foldWord = (word: string): string => matchingText(word).text;

/** The words of a list with `$name` replaced by the words of that set. @throws Failure for an unknown set. */
export function expandWords(words: readonly string[], sets: RuleFile["sets"]): string[] {
  return words.flatMap((word) => {
    if (!word.startsWith("$")) return [foldWord(word)];
    const set = sets[word.slice(1)];
    if (!set)
      throw new Failure({
        zh: `规则 rules.yaml：没有词组 ${word}；请在 sets 下补上，或改正名称`,
        en: `rules.yaml: there is no word set ${word}; add it under sets or correct the name`,
      });
    return expandWords(set, sets);
  });
}

/** Every word list in a condition. */
export function wordLists(condition: Condition): (readonly string[])[] {
  if ("all" in condition) return condition.all.flatMap(wordLists);
  if ("any" in condition) return condition.any.flatMap(wordLists);
  if ("not" in condition) return wordLists(condition.not);
  if ("near" in condition) return [...condition.near];
  if ("coded" in condition || "primary" in condition || "level" in condition) return [];
  return Object.values(condition);
}

export function vocabulary(codebook: Codebook, rules: RuleFile): Vocabulary {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const cueCodes: CueCode[][] = [];
  const groupsOf: number[][] = [];
  const idOf = (word: string): number => {
    let id = ids.get(word);
    if (id === undefined) {
      id = words.push(word) - 1;
      ids.set(word, id);
      cueCodes.push([]);
      groupsOf.push([]);
    }
    return id;
  };

  const weak = new Set(codebook.file.weak_cues.map(foldWord));
  const byLength = rules.weights.cue_length;
  for (const { code, cues, weak_cues } of codebook.codes.values()) {
    const level1 = level1Of(code);
    if (level1 === "other") continue; // never scored: other.* is what is left, not what is found
    for (const [list, factor] of [
      [cues, 1],
      [weak_cues, rules.weights.weak],
    ] as const)
      for (const cue of list) {
        const word = foldWord(cue);
        const base = byLength[Math.min(word.length, 5) - 2] ?? byLength[0];
        const codes = cueCodes[idOf(word)]!;
        if (!codes.some((known) => known.code === code))
          codes.push({ code, level1, weight: base * (weak.has(word) ? rules.weights.weak : factor) });
      }
  }
  // A cue that several categories share says less about each; a subcode's cue makes the category's own entry redundant.
  for (const [id, codes] of cueCodes.entries()) {
    const own = codes.filter((a) => !codes.some((b) => b !== a && b.code.startsWith(`${a.code}.`)));
    const categories = new Set(own.map((code) => code.level1)).size;
    cueCodes[id] = own.map((code) => ({ ...code, weight: code.weight / Math.max(1, categories) }));
  }

  const groups = new Map<string, number>();
  const group = (list: readonly string[]): number => {
    const members = [...new Set(expandWords(list, rules.sets))].sort();
    const key = members.join("|");
    let id = groups.get(key);
    if (id === undefined) {
      id = groups.size;
      groups.set(key, id);
      for (const word of members) groupsOf[idOf(word)]!.push(id);
    }
    return id;
  };
  for (const rule of rules.rules) for (const list of wordLists(rule.when)) group(list);
  group(codebook.file.violation_words);
  group(rules.body_openers);
  group([...rules.filler_words, ...codebook.file.generic_words]);
  return { matcher: wordMatcher(words), words, cueCodes, groupsOf, group, groupCount: () => groups.size };
}
