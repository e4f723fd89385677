import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isSince } from "../../pipeline/commands/shared/doctor.ts";
import { oldestNode, packageRoot } from "../../pipeline/package-root.ts";

it.each([
  ["20.0.0", false],
  ["20.18.3", false],
  ["18.20.8", false],
  ["20.19.0", true],
  ["20.20.2", true],
  ["22.3.0", true],
])("Node.js %s is new enough: %s", (version, isEnough) => expect(isSince("20.19", version)).toBe(isEnough));

it("the notebooks ask for the Node.js of the program, and that is one version", () => {
  expect(oldestNode).toMatch(/^\d+\.\d+$/);
  for (const file of ["package.json", "package-lock.json"]) {
    const text = readFileSync(join(packageRoot, "notebooks", file), "utf8");
    expect(text).toContain(`"node": ">=${oldestNode}"\n`);
  }
});
