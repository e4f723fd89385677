/**
 * Logistic regression beside the model xunjian uses: same features, same labels, same folds by notice, level 1.
 * `ml-logistic-regression` (one against all, full gradient) is the kept library of the two on npm; that of `natural`
 * does not end on data of this size. Its matrices are dense, so features that stand in fewer than three statements are
 * left out for it. Cues, which the model also learns from, are left out for both.
 */
import { createRequire } from "node:module";
import { Matrix } from "ml-matrix";
import { level1Of } from "../../pipeline/classify/codebook.ts";
import { engine } from "../../pipeline/classify/engine.ts";
import { type Features, features } from "../../pipeline/classify/features.ts";
import { linearModel } from "../../pipeline/classify/linear-model.ts";
import { readStatement } from "../../pipeline/classify/reading.ts";
import { trainWeights } from "../../pipeline/classify/train-weights.ts";
import { codebookStatements, type LabelledStatement } from "../../pipeline/classify/training-data.ts";

interface OneAgainstAll {
  train(rows: Matrix, classes: Matrix): void;
  predict(rows: Matrix): number[];
}

const LogisticRegression = createRequire(import.meta.url)("ml-logistic-regression") as new (options: {
  readonly numSteps: number;
  readonly learningRate: number;
}) => OneAgainstAll;

const FOLDS = 5;
/** Statements a feature must stand in. */
const LEAST = 3;
/** Steps of the gradient, and their size; larger ones diverge. */
const OPTIONS = { numSteps: 100, learningRate: 0.005 };

interface Row {
  readonly code: string;
  readonly features: Features;
}

/** How many of the tested statements each of the two got right on level 1, and the processor seconds they took. */
export interface Compared {
  readonly n: number;
  readonly logistic: { readonly right: number; readonly seconds: number };
  readonly linear: { readonly right: number; readonly seconds: number };
}

/**
 * @param tested statements of notices; a fifth of the notices is predicted at a time
 * @param always statements that are always learned from
 */
export function compareWithLogisticRegression(
  tested: readonly LabelledStatement[],
  always: readonly LabelledStatement[],
): Compared {
  const { codebook, vocabulary, bodyOpeners } = engine();
  const row = ({ text, code }: { readonly text: string; readonly code: string }): Row => ({
    code,
    features: features(readStatement(text, vocabulary, bodyOpeners)),
  });
  const sources = [...new Set(tested.map(({ source }) => source))].sort();
  const foldOf = (statement: LabelledStatement): number => sources.indexOf(statement.source) % FOLDS;
  const fixed = [...codebookStatements(codebook).filter(({ isCue }) => !isCue), ...always].map(row);
  const total = { n: 0, logistic: { right: 0, seconds: 0 }, linear: { right: 0, seconds: 0 } };
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = tested.filter((one) => foldOf(one) === fold).map(row);
    const training = [...fixed, ...tested.filter((one) => foldOf(one) !== fold).map(row)];
    const right = (predicted: readonly string[]): number =>
      held.filter(({ code }, at) => level1Of(code) === level1Of(predicted[at]!)).length;
    total.n += held.length;
    for (const [name, predict] of [
      ["logistic", logistic],
      ["linear", linear],
    ] as const) {
      const start = process.cpuUsage();
      total[name].right += right(predict(training, held));
      const { user, system } = process.cpuUsage(start);
      total[name].seconds += (user + system) / 1e6;
    }
  }
  return total;
}

function logistic(training: readonly Row[], held: readonly Row[]): string[] {
  const seen = new Map<number, number>();
  for (const row of training) for (const key of row.features.keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  const columns = new Map([...seen].filter(([, n]) => n >= LEAST).map(([key], column) => [key, column]));
  const classes = [...new Set(training.map(({ code }) => level1Of(code)))].sort();
  // The last column is the constant.
  const matrix = (rows: readonly Row[]): Matrix => {
    const filled = Matrix.zeros(rows.length, columns.size + 1);
    for (const [at, one] of rows.entries()) {
      filled.set(at, columns.size, 1);
      for (const [index, key] of one.features.keys.entries()) {
        const column = columns.get(key);
        if (column !== undefined) filled.set(at, column, one.features.values[index]!);
      }
    }
    return filled;
  };
  const model = new LogisticRegression(OPTIONS);
  model.train(matrix(training), Matrix.columnVector(training.map(({ code }) => classes.indexOf(level1Of(code)))));
  return model.predict(matrix(held)).map((at) => classes[at]!);
}

function linear(training: readonly Row[], held: readonly Row[]): string[] {
  const model = linearModel(trainWeights(training.map((row) => ({ ...row, weight: 1 }))));
  return held.map((row) => {
    const scores = model.score(row.features);
    return model.codes[scores.indexOf(Math.max(...scores))]!;
  });
}
