/** `npm run sample`: writes the committed report of the sample corpus, reports/sample, anew. */
import { rmSync } from "node:fs";
import { SAMPLE, writeSample } from "./sample.ts";

rmSync(SAMPLE, { recursive: true, force: true });
await writeSample(SAMPLE);
process.stdout.write(`${SAMPLE}\n`);
