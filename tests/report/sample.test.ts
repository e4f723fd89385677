import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { comparedParts, SAMPLE, writeSample } from "./sample.ts";

const folder = mkdtempSync(join(tmpdir(), "xunjian-sample-test-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("reports/sample is the report of data/sample, byte for byte", async () => {
  await writeSample(folder);
  const made = comparedParts(folder);
  const committed = comparedParts(SAMPLE);
  const names = [...new Set([...made.keys(), ...committed.keys()])].sort();
  const different = names.filter((name) => !made.get(name)?.equals(committed.get(name) ?? Buffer.of()));
  expect(
    different,
    `reports/sample is not what the program writes now: look at the difference, then run "npm run sample" and commit it`,
  ).toEqual([]);
}, 300_000);

it("is small enough to be kept with the program", () => {
  const bytes = [...comparedParts(SAMPLE).values()].reduce((sum, content) => sum + content.length, 0);
  expect(comparedParts(SAMPLE).get("index.html")!.length).toBeLessThan(3_000_000);
  // Parts of Office files are counted unpacked, so this is more than is on the disk.
  expect(bytes).toBeLessThan(15_000_000);
});
