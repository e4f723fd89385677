import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";
import { pipelineFile } from "../pipeline/package-root.ts";

/** The sentence of `run`; every other folder composes stages, or serves all of them. */
const STAGES = ["ingest", "parse", "tokenize", "classify", "load", "compare", "report"];
/** What serves all stages imports none; commands, evaluate and run compose them. */
const SHARED = ["statistics"];

/** Folder below `pipeline/` in which a file lies; empty for the shared vocabulary beside the stages. */
function folderOf(path: string): string {
  const [first = "", ...rest] = relative(pipelineFile(), path).split(sep);
  return rest.length === 0 ? "" : first;
}

function importsOf(folder: string): string[] {
  return readdirSync(pipelineFile(folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => {
      const file = pipelineFile(folder, path);
      const imports = readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g);
      return [...imports].map(([, to]) => folderOf(join(dirname(file), to!))).map((to) => `${path} → ${to}`);
    });
}

it.each(STAGES)("%s imports no later stage, and nothing that composes stages", (stage) => {
  const allowed = new Set(["", ...SHARED, ...STAGES.slice(0, STAGES.indexOf(stage) + 1)]);
  expect(importsOf(stage).filter((one) => !allowed.has(one.split(" → ")[1]!))).toEqual([]);
});

it.each(SHARED)("%s imports no stage", (folder) => {
  expect(importsOf(folder).filter((one) => !["", folder].includes(one.split(" → ")[1]!))).toEqual([]);
});
