import { codingUnit } from "../../pipeline/classify/classify-problem.ts";
import { sameCategory } from "../../pipeline/classify/codebook.ts";
import { type CombinationFile, combinationFile } from "../../pipeline/classify/combination-file.ts";
import { combine } from "../../pipeline/classify/combine.ts";
import { type CodingEngine, engine } from "../../pipeline/classify/engine.ts";
import { type Features, features } from "../../pipeline/classify/features.ts";
import { learn } from "../../pipeline/classify/learned-model.ts";
import { type LinearModel, probabilities } from "../../pipeline/classify/linear-model.ts";
import { type CodingUnit, type Proposal, propose } from "../../pipeline/classify/propose.ts";
import type { LabelledStatement } from "../../pipeline/classify/training-data.ts";
import { withheld } from "../../pipeline/classify/withheld.ts";
import type { Baseline, Example } from "./baselines.ts";

/** What one system said of one statement whose source it had not seen. */
export interface Prediction {
  readonly source: string;
  readonly expected: string;
  readonly predicted: string;
  /** Confidence; null for systems that give none. */
  readonly confidence: number | null;
}

/** The predictions of a system for all statements, each made without its own source. */
export interface Validated {
  readonly system: string;
  readonly predictions: readonly Prediction[];
}

interface Prepared {
  readonly statement: LabelledStatement;
  readonly unit: CodingUnit;
  readonly features: Features;
  readonly proposal: Proposal;
}

/** Policies the inner folds choose from. */
const TEMPERATURES = [0.06, 0.08, 0.12];
const RULE_POWERS = [0.5, 0.8, 1.2];
const INNER_FOLDS = 4;

/**
 * Nested cross-validation by source, never by row: for each source the model learns from the others, and the policy
 * that combines it with the rules is chosen on inner folds of those others. Rules are fixed; statements they were
 * written with in view flatter them, so results are to be read by set of sources.
 *
 * @param tested sources whose statements are predicted, one left out at a time
 * @param always statements that are always learned from
 * @param policyFrom which statements the policy may be chosen on: those the rules were not written with in view, for
 *   others make the rules look better than they are
 */
export function crossValidate(
  tested: readonly LabelledStatement[],
  always: readonly LabelledStatement[],
  baselines: readonly Baseline[],
  policyFrom: (statement: LabelledStatement) => boolean,
  coding: CodingEngine = engine(),
): Validated[] {
  const rows = tested.map((statement) => prepare(coding, statement));
  const fixed = always.map((statement) => prepare(coding, statement));
  const sources = [...new Set(tested.map(({ source }) => source))].sort();
  const results = new Map<string, Prediction[]>();
  const note = (system: string, row: Prepared, predicted: string, confidence: number | null): void => {
    const { source, code: expected } = row.statement;
    const list = results.get(system) ?? [];
    list.push({ source, expected, predicted, confidence });
    results.set(system, list);
  };
  for (const source of sources) {
    const training = [...fixed, ...rows.filter((row) => row.statement.source !== source)];
    const held = rows.filter((row) => row.statement.source === source);
    const model = learn(
      coding,
      training.map(({ statement }) => statement),
    );
    const policy = choosePolicy(coding, training, policyFrom);
    for (const baseline of baselines) {
      const predict = baseline.learn(training.map(toExample));
      for (const row of held) note(baseline.name, row, predict(toExample(row)), null);
    }
    for (const row of held) {
      note("model alone", row, modelAlone(model, row), null);
      note("rules alone", row, row.proposal.primary, null);
      const verdict = withheld(row.statement.text, coding.codebook)
        ? { primary: "other.not-public", confidence: 1 }
        : settle(row, model, policy);
      note("rules and model", row, verdict.primary, verdict.confidence);
    }
  }
  return [...results].map(([system, predictions]) => ({ system, predictions }));
}

function prepare(coding: CodingEngine, statement: LabelledStatement): Prepared {
  const unit = codingUnit(coding, statement);
  return { statement, unit, features: features(unit.leaf), proposal: propose(coding, unit) };
}

const toExample = ({ unit, features: seen, statement }: Prepared): Example => ({
  reading: unit.leaf,
  features: seen,
  code: statement.code,
});

const settle = (row: Prepared, model: LinearModel, policy: CombinationFile) =>
  combine(row.proposal, model, row.features, policy, row.unit.parent ? "parent" : "theme");

function modelAlone(model: LinearModel, { features: seen }: Prepared): string {
  const shares = probabilities(model.score(seen), 1);
  return model.codes[shares.indexOf(Math.max(...shares))]!;
}

/** The policy with most level-1 hits on inner folds by source; ties go to the project's own, then to the first. */
function choosePolicy(
  coding: CodingEngine,
  training: readonly Prepared[],
  policyFrom: (statement: LabelledStatement) => boolean,
): CombinationFile {
  const base = combinationFile();
  const usable = training.filter(({ statement }) => policyFrom(statement));
  const sources = [...new Set(usable.map(({ statement }) => statement.source))].sort();
  const foldOf = new Map(sources.map((source, index) => [source, index % INNER_FOLDS]));
  const folds = Array.from({ length: INNER_FOLDS }, (_, fold) => ({
    model: learn(
      coding,
      training.filter(({ statement }) => foldOf.get(statement.source) !== fold).map(({ statement }) => statement),
    ),
    held: usable.filter(({ statement }) => foldOf.get(statement.source) === fold),
  }));
  const hits = (policy: CombinationFile): number =>
    folds.reduce(
      (sum, { model, held }) =>
        sum + held.filter((row) => sameCategory(settle(row, model, policy).primary, row.statement.code)).length,
      0,
    );
  let best = base;
  let most = hits(base);
  for (const model_temperature of TEMPERATURES)
    for (const rule_power of RULE_POWERS) {
      const policy = { ...base, model_temperature, rule_power };
      const found = hits(policy);
      if (found > most) [best, most] = [policy, found];
    }
  return best;
}
