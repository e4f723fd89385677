/**
 * What each stage of reading costs, against nodejieba cutting the same texts in the same process:
 * `npx tsx tests/bench/stages.ts [notices] [characters] [rounds]` (default 200, 6000, 4). Processor time, best of the
 * rounds, so that another job on the machine disturbs it little.
 */
import nodejieba from "nodejieba";
import { classify } from "../../pipeline/classify/classify.ts";
import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import { packSource } from "../../pipeline/load/packed.ts";
import { rowsOfNotice } from "../../pipeline/load/rows.ts";
import { parse } from "../../pipeline/parse/parse.ts";
import { tokenize } from "../../pipeline/tokenize/tokenize.ts";
import { generateNotice } from "./corpus.ts";

const [notices = 200, characters = 6000, rounds = 4] = process.argv.slice(2).map(Number);
const sources = Array.from({ length: notices }, (_, index) => {
  const { name, text } = generateNotice(index + 1, characters);
  return sourceOf(text, name);
});
const best = new Map<string, number>();

/** Milliseconds of processor time of `work`, kept when it is the best so far. */
function timed<T>(stage: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  best.set(stage, Math.min(best.get(stage) ?? Number.POSITIVE_INFINITY, (user + system) / 1000));
  return result;
}

for (let round = 0; round < rounds; round++) {
  timed("nodejieba", () => {
    for (const { text } of sources) nodejieba.cut(text);
  });
  const parsed = timed("parse", () => sources.map((source) => parse.run(source)));
  const tokenized = timed("tokenize", () => parsed.map((notice) => tokenize.run(notice)));
  const classified = timed("classify", () => tokenized.map((notice) => classify.run(notice)));
  timed("rows", () =>
    classified.map((notice) => packSource(rowsOfNotice({ filePath: "bench", stageVersion: "bench" }, notice))),
  );
}

const floor = best.get("nodejieba")!;
const reading = [...best].reduce((sum, [stage, ms]) => (stage === "nodejieba" ? sum : sum + ms), 0);
console.log("stage\tms a notice\t× nodejieba");
for (const [stage, ms] of [...best, ["reading", reading] as const])
  console.log(`${stage}\t${(ms / notices).toFixed(2)}\t${(ms / floor).toFixed(2)}`);
