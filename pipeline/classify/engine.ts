import { type Codebook, codebook } from "./codebook.ts";
import { objectsIn } from "./objects.ts";
import type { Above } from "./propose.ts";
import { readStatement } from "./reading.ts";
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
  /** Word group of words that name no object. */
  readonly filler: number;
  /** Reads a parent or theme: the same text again comes from memory, for siblings share what they stand under. */
  readonly readAbove: (statement: string) => Above;
}

/** So many parents and themes are remembered. */
const REMEMBERED = 200;

export function codingEngine(book: Codebook, rules: RuleFile): CodingEngine {
  const words = vocabulary(book, rules);
  const bodyOpeners = words.group(rules.body_openers);
  const readings = new Map<string, Above>();
  return {
    codebook: book,
    rules,
    vocabulary: words,
    compiled: compileRules(rules, words),
    violation: words.group(book.file.violation_words),
    bodyOpeners,
    filler: words.group([...rules.filler_words, ...book.file.generic_words]),
    readAbove: (statement) => {
      let reading = readings.get(statement);
      if (reading === undefined) {
        if (readings.size >= REMEMBERED) readings.clear();
        const read = readStatement(statement, words, bodyOpeners);
        reading = { ...read, objects: objectsIn(read, read.cues, "leaf", rules.weights) };
        readings.set(statement, reading);
      }
      return reading;
    },
  };
}

let loaded: CodingEngine | undefined;

/** The engine of the project's own codebook and rules, made once a process. */
export function engine(): CodingEngine {
  loaded ??= codingEngine(codebook(), ruleFile());
  return loaded;
}
