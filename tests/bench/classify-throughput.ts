/**
 * How many leaves a second rules and model code together on one core, by processor time of the compiled program.
 * Run: npm run build && npx tsx tests/bench/classify-throughput.ts
 * Ends with 1 below 20,000. A busy machine slows every core: the median says what this one gives now, the best what
 * the program does undisturbed.
 */
import { join } from "node:path";
import type * as ClassifyProblem from "../../pipeline/classify/classify-problem.ts";
import { labelledNotices } from "../../pipeline/classify/training-data.ts";
import { dataFile, packageRoot } from "../../pipeline/package-root.ts";

const LEAST = 20_000;
const ROUNDS = 25;
/** Times the sample is coded in one round. */
const TIMES = 10;

const compiled = join(packageRoot, "dist", "classify", "classify-problem.js");
const { classifyWith, coder } = (await import(compiled)) as typeof ClassifyProblem;
const leaves = labelledNotices(dataFile("gold"));
const project = coder();
const round = (): number => {
  const start = process.cpuUsage();
  for (let time = 0; time < TIMES; time++) for (const leaf of leaves) classifyWith(project, leaf);
  const { user, system } = process.cpuUsage(start);
  return (leaves.length * TIMES) / ((user + system) / 1e6);
};
for (let warm = 0; warm < 5; warm++) round();
const rates = Array.from({ length: ROUNDS }, round).sort((a, b) => b - a);
const characters = leaves.reduce((sum, { text }) => sum + text.length, 0) / leaves.length;
console.log(
  `leaves a second on one core, rules and model: best ${Math.round(rates[0]!)}, median ${Math.round(rates[ROUNDS >> 1]!)} ` +
    `(${ROUNDS} rounds of ${leaves.length * TIMES} leaves, ${leaves.length} different ones of ${characters.toFixed(0)} characters on average)`,
);
process.exitCode = rates[0]! < LEAST ? 1 : 0;
