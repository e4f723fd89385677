import { type Codebook, codebook } from "./codebook.ts";
import { type RuleFile, ruleFile } from "./rule-file.ts";
import { type CompiledRule, compileRules } from "./rules.ts";
import { type Vocabulary, vocabulary } from "./vocabulary.ts";

/** A codebook and its declared rules, made ready to code with. */
export interface CodingEngine {
  readonly codebook: Codebook;
  readonly rules: RuleFile;
  readonly vocabulary: Vocabulary;
  readonly compiled: readonly CompiledRule[];
  /** Word group of the violation words (P2). */
  readonly violation: number;
  /** Word group that ends a headline. */
  readonly bodyOpeners: number;
}

export function codingEngine(book: Codebook, rules: RuleFile): CodingEngine {
  const words = vocabulary(book, rules);
  return {
    codebook: book,
    rules,
    vocabulary: words,
    compiled: compileRules(rules, words),
    violation: words.group(book.file.violation_words),
    bodyOpeners: words.group(rules.body_openers),
  };
}

let loaded: CodingEngine | undefined;

/** The engine of the project's own codebook and rules, made once a process. */
export function engine(): CodingEngine {
  loaded ??= codingEngine(codebook(), ruleFile());
  return loaded;
}
