/**
 * What the comparison finds of planted truth. Not a test; run it by hand: `npx tsx tests/bench/planted.ts`.
 *
 * Measured 2026-11-22:
 *
 *     verbatim tier, 10 seeds: precision 0.9980 of 19,738 pairs; recall of copies 1.0000 (9,897 pairs), of edits up to
 *     10 % 1.0000 (4,416), up to 20 % 0.9910 (5,435); pairs joined by a formula alone 0
 *     paraphrase tier: precision 0.941, recall 0.780 of 41 pairs; held out 1.000 and 0.950 of 20 pairs
 *     no effect, 200 seeds: false discovery rate 0.045 at 0.05
 *     odds ratio 2, 3, 4 of two units of 120 findings, 50 corpora: found 0.130, 0.850, 0.990; median odds ratio of those
 *     2.56, 2.80, 3.36; calls in other units 0.235 of 17, 0.056 of 90, 0.054 of 111
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { detectParaphrases } from "../compare/paraphrases.ts";
import {
  type CalledDifferent,
  calledDifferent,
  detect,
  inventUnits,
  PLANTED_LEAVES,
  plant,
} from "../compare/planted.ts";

const RECURRENCE_SEEDS = 10;
const NULL_SEEDS = 200;
const EFFECT_SEEDS = 50;

const sums = new Map<string, { found: number; pairs: number }>();
let right = 0;
let pairs = 0;
let joinedByFormula = 0;
for (let seed = 1; seed <= RECURRENCE_SEEDS; seed++) {
  const found = detect(plant(seed));
  for (const [how, recall] of found.recall) {
    const sum = sums.get(how) ?? { found: 0, pairs: 0 };
    sums.set(how, { found: sum.found + recall.share * recall.pairs, pairs: sum.pairs + recall.pairs });
  }
  right += found.precision * found.pairs;
  pairs += found.pairs;
  joinedByFormula += found.joinedByFormula;
}
console.log(`verbatim tier, ${RECURRENCE_SEEDS} seeds: precision ${(right / pairs).toFixed(4)} of ${pairs} pairs`);
for (const [how, { found, pairs: all }] of [...sums].sort())
  console.log(`  recall of ${how.padEnd(16)} ${(found / all).toFixed(4)} of ${all} pairs`);
console.log(`  pairs joined by a formula alone: ${joinedByFormula}`);
for (const file of ["paraphrases.yaml", "paraphrases-held-out.yaml"]) {
  const {
    precision,
    recall,
    pairs: all,
  } = detectParaphrases(parse(readFileSync(new URL(`../compare/${file}`, import.meta.url), "utf8")));
  console.log(
    `paraphrase tier, ${file}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${all} pairs`,
  );
}

let withFalse = 0;
for (let seed = 0; seed < NULL_SEEDS; seed++)
  if ((await calledDifferent(inventUnits(seed, 30))).length > 0) withFalse++;
console.log(`no effect, ${NULL_SEEDS} seeds: false discovery rate ${(withFalse / NULL_SEEDS).toFixed(3)} at 0.05`);

const inPlantedUnit = ({ unit }: CalledDifferent): boolean => unit === "第0局" || unit === "第1局";
for (const oddsRatio of [2, 3, 4]) {
  const ratios: number[] = [];
  let calls = 0;
  let wrong = 0;
  for (let seed = 0; seed < EFFECT_SEEDS; seed++)
    for (const cell of await calledDifferent(inventUnits(seed, 30, 2, oddsRatio))) {
      calls++;
      if (!inPlantedUnit(cell)) wrong++;
      else if (cell.category === "finance") ratios.push(cell.oddsRatio);
    }
  const median = ratios.sort((a, b) => a - b)[ratios.length >> 1]!;
  // The rest that a planted unit is compared with holds the other one: the odds ratio seen is below the planted one.
  // Where finance has more of a unit's findings the other categories have less: those calls are no false ones.
  console.log(
    `odds ratio ${oddsRatio}, two units of ${PLANTED_LEAVES} findings in ${EFFECT_SEEDS} corpora: found ` +
      `${(ratios.length / (2 * EFFECT_SEEDS)).toFixed(3)}, median odds ratio of those ${median.toFixed(2)}; ` +
      `calls in other units ${(wrong / calls).toFixed(3)} of ${calls}`,
  );
}
