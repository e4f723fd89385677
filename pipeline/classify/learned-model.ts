import { existsSync } from "node:fs";
import { dataFile } from "../package-root.ts";
import { type CodingEngine, engine } from "./engine.ts";
import { features } from "./features.ts";
import { type LabelledFeatures, type NaiveBayes, trainNaiveBayes } from "./naive-bayes.ts";
import { readStatement } from "./reading.ts";
import {
  codebookStatements,
  type LabelledStatement,
  labelledNotices,
  labelledSheets,
  labelledStatements,
} from "./training-data.ts";

/** A cue stands for less than a whole statement. */
const CUE_WEIGHT = 0.5;

/** Learns from labelled statements, and always from the codebook's own examples and cues. Deterministic. */
export function learn(coding: CodingEngine, statements: readonly LabelledStatement[]): NaiveBayes {
  const read = (text: string) => features(readStatement(text, coding.vocabulary, coding.bodyOpeners));
  const examples: LabelledFeatures[] = [
    ...codebookStatements(coding.codebook).map(({ text, code, isCue }) => ({
      code,
      features: read(text),
      weight: isCue ? CUE_WEIGHT : 1,
    })),
    ...statements.map(({ text, code }) => ({ code, features: read(text), weight: 1 })),
  ];
  return trainNaiveBayes(examples);
}

/**
 * What the model learns from: all labelled statements of `data/gold` that are not put aside, and the labels of coding
 * sheets put beside them (`data/gold/*.jsonl`).
 */
export function trainingStatements(): LabelledStatement[] {
  const notices = dataFile("gold");
  return [
    ...labelledStatements("dev"),
    ...labelledStatements("train"),
    ...(existsSync(notices) ? [...labelledNotices(notices), ...labelledSheets(notices)] : []),
  ];
}

let loaded: NaiveBayes | undefined;

/** The project's model, learned from `data/codebook` and `data/gold` at first use (a fraction of a second). */
export function learnedModel(): NaiveBayes {
  loaded ??= learn(engine(), trainingStatements());
  return loaded;
}
