import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { dataHashes } from "../data-hashes.ts";
import { dataFile, packageRoot } from "../package-root.ts";
import { type CodingEngine, engine } from "./engine.ts";
import { features } from "./features.ts";
import { type LinearModel, linearModel, type Weights } from "./linear-model.ts";
import { readStatement } from "./reading.ts";
import { type LabelledFeatures, trainWeights } from "./train-weights.ts";
import {
  codebookStatements,
  type LabelledStatement,
  labelledNotices,
  labelledSheets,
  labelledStatements,
} from "./training-data.ts";

/** A cue stands for less than a whole statement; chosen by leaving one hand out (data/codebook/MODEL-CARD.md). */
const CUE_WEIGHT = 0.25;

/** Learns from labelled statements, and always from the codebook's own examples and cues. Deterministic. */
export function learn(coding: CodingEngine, statements: readonly LabelledStatement[]): LinearModel {
  return linearModel(trainWeights(examplesOf(coding, statements)));
}

function examplesOf(coding: CodingEngine, statements: readonly LabelledStatement[]): LabelledFeatures[] {
  const read = (text: string) => features(readStatement(text, coding.vocabulary, coding.bodyOpeners));
  return [
    ...codebookStatements(coding.codebook).map(({ text, code, isCue }) => ({
      code,
      features: read(text),
      weight: isCue ? CUE_WEIGHT : 1,
    })),
    ...statements.map(({ text, code }) => ({ code, features: read(text), weight: 1 })),
  ];
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

/** Where `npm run build` keeps what was learned: every process and thread would else need a second or two for it. */
export const modelPath = join(packageRoot, "dist", "model.bin");

/** Raised when {@link Weights} are laid out otherwise. */
const FORMAT = 1;

/** The project's weights learned anew from `data/codebook` and `data/gold`, with the hash of these files. */
export function packedModel(): Uint8Array {
  const weights = trainWeights(examplesOf(engine(), trainingStatements()));
  return serialize({ format: FORMAT, learnedFrom: dataHashes().codebook, weights });
}

let loaded: LinearModel | undefined;

/** The project's model: as built, or learned at first use where codebook or labels have changed since. */
export function learnedModel(): LinearModel {
  loaded ??= builtModel() ?? learn(engine(), trainingStatements());
  return loaded;
}

function builtModel(): LinearModel | null {
  if (!existsSync(modelPath)) return null;
  try {
    const built = deserialize(readFileSync(modelPath)) as { format?: number; learnedFrom: string; weights: Weights };
    const isOurs = built.format === FORMAT && built.learnedFrom === dataHashes().codebook;
    return isOurs ? linearModel(built.weights) : null;
  } catch {
    // Cut short or written by another Node: it is only a copy of what can be learned.
    return null;
  }
}
