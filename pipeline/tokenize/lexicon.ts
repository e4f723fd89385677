import { readFileSync } from "node:fs";
import { fold } from "../fold.ts";
import { dataFile } from "../package-root.ts";

/** The domain dictionary: terms that always come out whole, and words that are cut but not counted. */
export interface Lexicon {
  /** The longest term that starts at `at` of a folded text, or null. */
  readonly termAt: (folded: string, at: number) => string | null;
  readonly isStopWord: (term: string) => boolean;
  readonly terms: readonly string[];
  readonly stopWords: readonly string[];
}

/** Lines of a lexicon file: one word a line, `#` starts a comment, blank lines mean nothing. */
export function lexiconLines(content: string): string[] {
  return content
    .split("\n")
    .map((line) => line.split("#", 1)[0]!.trim())
    .filter((line) => line !== "");
}

/** A lexicon of these words; terms are folded as the texts are, so 因私出国（境） also finds 因私出国(境). */
export function lexiconOf(terms: readonly string[], stopWords: readonly string[]): Lexicon {
  const folded = [...new Set(terms.map(fold))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const byFirst = new Map<string, string[]>();
  for (const term of folded) {
    const sameFirst = byFirst.get(term[0]!);
    if (sameFirst) sameFirst.push(term);
    else byFirst.set(term[0]!, [term]);
  }
  const stops = new Set(stopWords.map(fold));
  return {
    // Longest first within each list, so the first hit is the longest.
    termAt: (text, at) => byFirst.get(text[at]!)?.find((term) => text.startsWith(term, at)) ?? null,
    isStopWord: (term) => stops.has(term),
    terms: folded,
    stopWords: [...stops],
  };
}

let domain: Lexicon | undefined;

/** The lexicon of `data/lexicon/`, read once. */
export function domainLexicon(): Lexicon {
  domain ??= lexiconOf(
    lexiconLines(readFileSync(dataFile("lexicon", "terms.txt"), "utf8")),
    lexiconLines(readFileSync(dataFile("lexicon", "stopwords.txt"), "utf8")),
  );
  return domain;
}
