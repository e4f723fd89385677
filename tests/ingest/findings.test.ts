import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { dataFile, pipelineFile } from "../../pipeline/package-root.ts";

interface Entry {
  readonly zh: { readonly message: string; readonly remedy: string };
  readonly en: { readonly message: string; readonly remedy: string };
}

const catalogue = parse(readFileSync(dataFile("findings", "ingest.yaml"), "utf8")) as Record<string, Entry>;
const source = readdirSync(pipelineFile("ingest"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(pipelineFile("ingest"), name), "utf8"))
  .join("\n");

test("every finding that is reported is explained, and none is explained in vain", () => {
  const reported = new Set([...source.matchAll(/"(ingest\/[a-z0-9-]+)"/gu)].map(([, code]) => code!));
  for (const kind of source.matchAll(/unsupported: "([a-z]+)"/gu)) reported.add(`ingest/unsupported-${kind[1]}`);
  for (const kind of source.matchAll(/^ {2}\["([a-z]+)", "[a-z]+\//gmu)) reported.add(`ingest/unsupported-${kind[1]}`);
  for (const relation of ["republished", "corrected", "abridged"]) reported.add(`ingest/version-${relation}`);
  expect(Object.keys(catalogue).sort()).toEqual([...reported].sort());
});

test("both languages name the same details", () => {
  const names = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).sort();
  for (const [code, { zh, en }] of Object.entries(catalogue))
    expect(names(zh.message), code).toEqual(names(en.message));
});
