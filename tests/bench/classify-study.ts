/**
 * Prints the figures of data/codebook/MODEL-CARD.md. Run: npx tsx tests/bench/classify-study.ts
 * Takes some minutes: nested cross-validation trains some two hundred models. The statements put aside are scored only
 * with --held: they have been, for the card, and every further look makes them less put aside. --logistic adds the
 * comparison with logistic regression, which takes some minutes. Throughput: classify-throughput.ts.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { classifyWith, coder } from "../../pipeline/classify/classify-problem.ts";
import { level1Of } from "../../pipeline/classify/codebook.ts";
import { ruleReport } from "../../pipeline/classify/study/rule-report.ts";
import {
  labelledNotices,
  labelledStatements,
  statementRows,
  toStatement,
} from "../../pipeline/classify/training-data.ts";
import { dataFile, packageRoot } from "../../pipeline/package-root.ts";
import { cohensKappa } from "../../pipeline/statistics/kappa.ts";
import { bootstrapClusters } from "../../pipeline/statistics/resample.ts";
import { wilsonInterval } from "../../pipeline/statistics/wilson.ts";
import { cueCounting, majority, naturalBayes } from "./baselines.ts";
import { crossValidate, type Prediction, type Validated } from "./cross-validation.ts";

const three = (value: number): string => value.toFixed(3);
const hit = (one: Pick<Prediction, "expected" | "predicted">): boolean =>
  level1Of(one.expected) === level1Of(one.predicted);
const exact = (one: Pick<Prediction, "expected" | "predicted">): boolean => one.expected === one.predicted;

function line(name: string, predictions: readonly Prediction[]): string {
  const sources = [...new Set(predictions.map(({ source }) => source))].sort();
  const bySource = sources.map((source) => predictions.filter((one) => one.source === source));
  const share = (drawn: readonly (readonly Prediction[])[], right: (one: Prediction) => boolean): number => {
    const all = drawn.flat();
    return all.filter(right).length / all.length;
  };
  const interval = (right: (one: Prediction) => boolean): string => {
    const { low, high } = bootstrapClusters(`study ${name}`, bySource, (drawn) => share(drawn, right));
    return `${three(share(bySource, right))} [${three(low)}, ${three(high)}]`;
  };
  const pairs = bySource.map((all) =>
    all.map(({ expected, predicted }) => ({ first: level1Of(expected), second: level1Of(predicted) })),
  );
  return `| ${name} | ${predictions.length} | ${interval(hit)} | ${interval(exact)} | ${three(cohensKappa(name, pairs)?.kappa ?? 0)} |`;
}

const sample = labelledNotices(dataFile("gold"));
const beside = join(dirname(packageRoot), "shared", "gold");
const real = existsSync(beside) ? labelledNotices(beside) : [];
const own = [...labelledStatements("dev"), ...labelledStatements("train")];

const HEAD = "| system | n | level 1 | level 2 | κ |\n|---|---|---|---|---|";

/** Statements of several hands, each predicted by what was learned from the others; the source is the hand. */
function byHand(): Validated[] {
  const rows = [...statementRows("dev"), ...statementRows("train")];
  const hands = rows.filter(({ hand }) => hand !== "one").map((row) => ({ ...toStatement(row), source: row.hand }));
  const first = rows.filter(({ hand }) => hand === "one").map(toStatement);
  return crossValidate(hands, [...first, ...sample], [majority, cueCounting, naturalBayes], () => true);
}

console.log(`## Leaving one hand out\n${HEAD}`);
const hands = byHand();
for (const { system, predictions } of hands) console.log(line(system, predictions));
const best = hands.find(({ system }) => system === "rules and model")!.predictions;
console.log(`\nrules and model, by the hand left out\n${HEAD}`);
for (const hand of new Set(best.map(({ source }) => source)))
  console.log(
    line(
      hand,
      best.filter(({ source }) => source === hand),
    ),
  );

console.log("\n## Nested cross-validation by notice");
const validated = crossValidate([...sample, ...real], own, [majority, cueCounting, naturalBayes], (one) =>
  sample.includes(one),
);
for (const [title, rows] of [
  ["sample notices", sample],
  ["real notices", real],
] as const) {
  const sources = new Set(rows.map(({ source }) => source));
  console.log(`\n${title}\n${HEAD}`);
  for (const { system, predictions } of validated) {
    const own = predictions.filter(({ source }) => sources.has(source));
    if (own.length > 0) console.log(line(system, own));
  }
}

const combined = [...best, ...validated.find(({ system }) => system === "rules and model")!.predictions];
console.log("\n## Reliability\n| confidence | n | mean | right |\n|---|---|---|---|");
for (const [low, high] of [
  [0, 0.6],
  [0.6, 0.8],
  [0.8, 0.9],
  [0.9, 0.95],
  [0.95, 0.99],
  [0.99, 1.01],
] as const) {
  const bin = combined.filter(({ confidence }) => confidence! >= low && confidence! < high);
  if (bin.length === 0) continue;
  const mean = bin.reduce((sum, { confidence }) => sum + confidence!, 0) / bin.length;
  console.log(
    `| ${low}–${Math.min(1, high)} | ${bin.length} | ${three(mean)} | ${three(bin.filter(hit).length / bin.length)} |`,
  );
}
const brier = combined.reduce((sum, one) => sum + (one.confidence! - Number(hit(one))) ** 2, 0) / combined.length;
console.log(`Brier score ${brier.toFixed(4)}, n = ${combined.length}`);
console.log("\n| threshold | kept | right among kept |\n|---|---|---|");
for (const threshold of [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
  const kept = combined.filter(({ confidence }) => confidence! >= threshold);
  console.log(
    `| ${threshold} | ${three(kept.length / combined.length)} | ${three(kept.filter(hit).length / kept.length)} |`,
  );
}

console.log("\n## Statements put aside\n| voice | n | level 1 | level 2 | κ |\n|---|---|---|---|---|");
const held = process.argv.includes("--held") ? labelledStatements("held") : [];
const voices = statementRows("held").map(({ voice }) => voice);
const project = coder();
const coded = held.map((statement) => ({
  expected: statement.code,
  predicted: classifyWith(project, statement).categories[0]!.code,
}));
for (const voice of held.length > 0 ? ["headline", "finding", "all"] : []) {
  const rows = coded.filter((_, index) => voice === "all" || voices[index] === voice);
  const share = (right: (one: (typeof rows)[number]) => boolean): string => {
    const n = rows.filter(right).length;
    const { low, high } = wilsonInterval(n, rows.length);
    return `${three(n / rows.length)} [${three(low)}, ${three(high)}]`;
  };
  const kappa = cohensKappa(voice, [
    rows.map(({ expected, predicted }) => ({ first: level1Of(expected), second: level1Of(predicted) })),
  ]);
  console.log(`| ${voice} | ${rows.length} | ${share(hit)} | ${share(exact)} | ${three(kappa?.kappa ?? 0)} |`);
}

console.log(
  "\n## Rules on the sample notices\n| rule | holds | decides | right level 1 | right level 2 |\n|---|---|---|---|---|",
);
for (const { rule, holds, decides, right, rightCategory } of ruleReport(sample).uses)
  if (holds > 0) console.log(`| ${rule} | ${holds} | ${decides} | ${rightCategory} | ${right} |`);

if (process.argv.includes("--logistic")) {
  const { compareWithLogisticRegression } = await import("./logistic-regression.ts");
  const { n, logistic, linear } = compareWithLogisticRegression(sample, own);
  console.log(
    "\n## Logistic regression, level 1, five folds by notice\n| model | n | right | seconds |\n|---|---|---|---|",
  );
  for (const [name, { right, seconds }] of [
    ["ml-logistic-regression", logistic],
    ["linear (this project)", linear],
  ] as const)
    console.log(`| ${name} | ${n} | ${three(right / n)} | ${seconds.toFixed(1)} |`);
}
