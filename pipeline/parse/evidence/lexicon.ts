import { dataYaml } from "../../data-yaml.ts";

interface MeasureWord {
  readonly word: string;
  /** Source of a regular expression that must not match behind the word. */
  readonly not_before?: string;
  /** 一 before the word counts. */
  readonly small?: boolean;
}

/** `data/lexicon/units.yaml`. */
export interface EvidenceLexicon {
  readonly part_words: readonly string[];
  readonly measure_words: readonly MeasureWord[];
  readonly idioms: readonly string[];
  readonly meetings: readonly string[];
  readonly organs: readonly string[];
}

let lexicon: EvidenceLexicon | undefined;

export function evidenceLexicon(): EvidenceLexicon {
  lexicon ??= dataYaml("lexicon", "units.yaml") as EvidenceLexicon;
  return lexicon;
}

/**
 * Alternation of literal words, the longest first, so that 人次 is not read as 人. Words are grouped by their first
 * character: at nearly every place of a text one look then rules all of them out.
 */
export function anyOf(words: readonly string[]): string {
  const byFirst = new Map<string, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const first = literal(word.charAt(0));
    byFirst.set(first, [...(byFirst.get(first) ?? []), literal(word.slice(1))]);
  }
  const groups = [...byFirst].map(([first, rests]) => `${first}(?:${rests.join("|")})`);
  return `(?=[${[...byFirst.keys()].join("")}])(?:${groups.join("|")})`;
}

const literal = (word: string): string => word.replace(/[-.*+?^${}()|[\]\\]/g, "\\$&");
