/** `npx tsx tests/bench/generate.ts <folder> <notices> [characters] [first seed]`: writes a corpus to measure with. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateNotice } from "./corpus.ts";

const [folder, notices, chars = "6000", first = "1"] = process.argv.slice(2);
if (folder === undefined || notices === undefined)
  throw new Error("say where and how many: generate.ts <folder> <notices>");
let leaves = 0;
let measures = 0;
for (let seed = Number(first); seed < Number(first) + Number(notices); seed++) {
  const { name, text, truth } = generateNotice(seed, Number(chars));
  // A folder of a hundred thousand files is slow on some systems.
  const place = join(folder, String(Math.floor(seed / 1000)).padStart(4, "0"));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), text);
  leaves += truth.leaves;
  measures += truth.measures;
}
console.log(JSON.stringify({ notices: Number(notices), leaves, measures }));
