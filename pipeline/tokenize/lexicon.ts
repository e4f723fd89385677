import { readFileSync } from "node:fs";
import { fold } from "../fold.ts";
import { dataFile } from "../package-root.ts";
import { wordMatcher } from "../word-matcher.ts";

/** The domain dictionary: terms that always come out whole, and words that are cut but not counted. */
export interface Lexicon {
  /** The terms in a folded text, from the left and each as long as can be: none overlaps another. */
  readonly termsIn: (folded: string) => { readonly term: string; readonly start: number }[];
  readonly isTerm: (word: string) => boolean;
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
  const known = new Set(folded);
  const stops = new Set(stopWords.map(fold));
  const matcher = wordMatcher(folded);
  return {
    termsIn: (text) => matcher.findLongest(text).map(({ word, start }) => ({ term: folded[word]!, start })),
    isTerm: (word) => known.has(word),
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
