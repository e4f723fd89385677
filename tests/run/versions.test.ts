import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { pipelineFile } from "../../pipeline/package-root.ts";
import { hashProgram } from "../../pipeline/program-hashes.ts";
import { compareLine, readingLine, withoutCoding } from "../../pipeline/run/versions.ts";

const data = { codebook: "c", lexicon: "l" };

describe("what a database remembers of the program that made it", () => {
  let folder: string;
  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), "xunjian-program-")), "pipeline");
    cpSync(pipelineFile(), folder, { recursive: true });
  });

  const lines = (): { reading: string; uncoded: string; compare: string } => {
    const program = hashProgram({ modules: folder, sources: folder });
    const reading = readingLine(program, data);
    return { reading, uncoded: withoutCoding(reading), compare: compareLine(program) };
  };
  /** Which lines another byte in a file changes. */
  const changedBy = (file: string): readonly string[] => {
    const before = lines();
    appendFileSync(join(folder, file), " ");
    const after = lines();
    return Object.entries(before).flatMap(([name, line]) => (line === after[name as keyof typeof after] ? [] : [name]));
  };

  it.each([
    ["ingest/decode.ts", ["reading", "uncoded"]],
    ["parse/parse.ts", ["reading", "uncoded"]],
    ["parse/leaf/status.ts", ["reading", "uncoded"]],
    ["tokenize/no-keywords.utf8", ["reading", "uncoded"]],
    ["load/schema.sql", ["reading", "uncoded"]],
    ["fold.ts", ["reading", "uncoded", "compare"]],
    ["classify/rules.ts", ["reading"]],
    ["compare/unit-resampling.ts", ["compare"]],
    ["compare/completion.sql", ["compare"]],
    ["compare/completion.md", []],
    ["report/html.ts", []],
    ["run/reclassify.ts", ["reading", "uncoded"]],
    ["commands/show.ts", []],
  ])("another byte in %s changes %j", (file, changed) => expect(changedBy(file)).toEqual(changed));

  it("is the same whichever way lines end", () => {
    const before = lines();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) writeFileSync(path, readFileSync(path, "utf8").replaceAll(/\r?\n/g, "\r\n"));
    }
    expect(lines()).toEqual(before);
  });
});
