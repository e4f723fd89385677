import { statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { Failure } from "../failure.ts";
import { expandInputs, STANDARD_INPUT } from "../ingest/inputs.ts";
import type { Limits } from "../ingest/limits.ts";
import { readStandardInput } from "../ingest/read-file.ts";
import type { Found } from "../ingest/walk.ts";

/** A file to read: found on disk, refused on sight, or given as bytes (standard input). */
export type Readable = Found | { readonly path: string; readonly content: Uint8Array };

/** Refusals that mean the user named something that is not there. */
const NOT_THERE = new Set(["ingest/not-found", "ingest/no-match"]);

/**
 * The files a run reads, sorted by path. The output folder of the run is left out when it lies inside an input.
 *
 * @throws Failure when a path the user gave is not there: better no run than a run on half of what was meant; and when
 * all that was given is the output folder itself.
 */
export async function findInputs(
  inputs: readonly string[],
  outDir: string,
  limits: Limits,
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<Readable[]> {
  const { found, readsStandardInput } = expandInputs(inputs, limits);
  const missing = found.filter((item) => "outcome" in item && NOT_THERE.has(item.finding.code));
  if (missing.length > 0) {
    const paths = missing.map(({ path }) => path);
    throw new Failure(
      {
        zh: `路径不存在：${paths.join("，")}；请检查拼写，或给出文件、文件夹、通配符（"2024/*.docx"）`,
        en: `No such path: ${paths.join(", ")}; check the spelling, or give a file, a folder or a pattern ("2024/*.docx")`,
      },
      { exitCode: 2 },
    );
  }
  const output = resolve(outDir) + sep;
  const files: Readable[] = found.filter(({ path }) => !(resolve(path) + sep).startsWith(output));
  if (!readsStandardInput) {
    const isFolder = statSync(outDir, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (files.length === 0 && found.length > 0 && isFolder) throw nothingOutside(outDir);
    return files;
  }
  const content = await readStandardInput(STANDARD_INPUT, stdin, limits);
  return [content instanceof Uint8Array ? { path: STANDARD_INPUT, content } : content, ...files];
}

function nothingOutside(outDir: string): Failure {
  return new Failure(
    {
      zh: `给出的路径就是输出目录 ${outDir}，或都在它里面，不会读取；请用 --out 另指一个输出目录`,
      en: `The paths are the output folder ${outDir}, or lie within it, and are not read: name another output folder with --out`,
    },
    { exitCode: 2 },
  );
}
