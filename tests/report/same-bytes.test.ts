import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { packageRoot } from "../../pipeline/package-root.ts";
import { xunjian } from "../support/xunjian.ts";

const scratch = mkdtempSync(join(tmpdir(), "xunjian-bytes-"));
const SAMPLE = join(packageRoot, "data", "sample");

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Reports over the same notices, copied into `folder` in the order given and read as `inputs` say. */
async function reported(
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  mkdirSync(join(folder, "notices"), { recursive: true });
  for (const name of names) writeFileSync(join(folder, "notices", name), readFileSync(join(SAMPLE, name)));
  const ended = await xunjian(["run", ...inputs, "--out", "out", "--quiet"], { cwd: folder });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const report = join(folder, "out", "report");
  return new Map(
    readdirSync(report, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(report, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(report, name))]),
  );
}

it("the same notices give the same bytes in every format, from another folder and in another order", async () => {
  const names = readdirSync(SAMPLE)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .slice(0, 6);
  const first = await reported(join(scratch, "a"), names, ["notices"]);
  const second = await reported(
    join(scratch, "b", "深 处"),
    names.toReversed(),
    names.toReversed().map((name) => `notices/${name}`),
  );
  expect([...second.keys()]).toEqual([...first.keys()]);
  for (const ending of [".html", ".xlsx", ".docx", ".md", ".csv"])
    expect([...first.keys()].some((name) => name.endsWith(ending))).toBe(true);
  for (const [name, content] of first) expect(content.equals(second.get(name)!), name).toBe(true);
}, 300_000);
