import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { generateNotice } from "../bench/corpus.ts";
import { xunjian } from "../support/xunjian.ts";
import { scratch, writeFiles } from "./corpus.ts";

vi.setConfig({ testTimeout: 600_000 });

it("threads change nothing but the time: the rows of two threads are those of one, and the counts are the truth", async () => {
  const folder = scratch();
  const notices = Array.from({ length: 180 }, (_, seed) => generateNotice(seed + 1, 500));
  writeFiles(join(folder, "in"), Object.fromEntries(notices.map(({ name, text }) => [name, text])));
  for (const jobs of ["1", "2"]) {
    const out = join(folder, jobs);
    const { code, stderr } = await xunjian([
      ...["run", join(folder, "in"), "--out", out, "--jobs", jobs],
      ...["--format", "csv", "--quiet"],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await xunjian(["export", "--db", join(out, "xunjian.duckdb"), "--format", "csv", "--out", join(out, "rows")]);
  }
  const leaves = notices.reduce((sum, { truth }) => sum + truth.leaves, 0);
  const measures = notices.reduce((sum, { truth }) => sum + truth.measures, 0);
  const problems = readFileSync(join(folder, "2", "rows", "problems.csv"), "utf8");
  expect(problems.match(/,true,(aspect|status)?,/g) ?? []).toHaveLength(leaves);
  expect(
    readFileSync(join(folder, "2", "rows", "measures.csv"), "utf8")
      .trimEnd()
      .split("\r\n"),
  ).toHaveLength(measures + 1);
  for (const name of readdirSync(join(folder, "1", "rows")))
    expect(
      readFileSync(join(folder, "2", "rows", name)).equals(readFileSync(join(folder, "1", "rows", name))),
      name,
    ).toBe(true);
});
