import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { dataFile } from "../../package-root.ts";

interface MeasureWord {
  readonly word: string;
  /** Source of a regular expression that must not match behind the word. */
  readonly not_before?: string;
  /** 一 before the word counts. */
  readonly small?: boolean;
}

/** `data/lexicon/units.yaml`. */
export interface EvidenceLexicon {
  readonly measure_words: readonly MeasureWord[];
  readonly idioms: readonly string[];
  readonly meetings: readonly string[];
  readonly organs: readonly string[];
}

let lexicon: EvidenceLexicon | undefined;

export function evidenceLexicon(): EvidenceLexicon {
  lexicon ??= parse(readFileSync(dataFile("lexicon", "units.yaml"), "utf8")) as EvidenceLexicon;
  return lexicon;
}

/** Alternation of literal words, the longest first, so that 人次 is not read as 人. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
}
