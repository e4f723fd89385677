import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { parse } from "yaml";
import type { ZodType } from "zod";
import { notOfSchema, notYaml } from "./broken-data.ts";
import { filesBelow } from "./data-hashes.ts";
import { Failure } from "./failure.ts";
import { dataFile, packageRoot } from "./package-root.ts";

/**
 * A YAML file below `data/`, parsed. `npm run build` leaves a parsed copy of each in `dist/parsed/`, since parsing the
 * codebook costs every process and thread half a second; a file that was changed since is parsed anew.
 *
 * @throws Failure naming file and line when it is missing or no YAML
 */
export function dataYaml(...segments: string[]): unknown {
  return parsedOf(textOf(segments), segments);
}

/** A YAML file below `data/` of a known form. @throws Failure naming file and line where it is not of that form */
export function dataYamlOf<T>(schema: ZodType<T>, ...segments: string[]): T {
  const text = textOf(segments);
  return yamlOf(schema, parsedOf(text, segments), text, dataFile(...segments));
}

function parsedOf(text: string, segments: readonly string[]): unknown {
  const path = copyPath(segments);
  const value = existsSync(path) ? unpacked(text, readFileSync(path)) : undefined;
  return value === undefined ? parseYaml(text, dataFile(...segments)) : value;
}

function textOf(segments: readonly string[]): string {
  const path = dataFile(...segments);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(
      {
        zh: `读不了 ${path}（${(error as NodeJS.ErrnoException).code}）；请从安装包恢复这个文件`,
        en: `Cannot read ${path} (${(error as NodeJS.ErrnoException).code}): restore the file from the package`,
      },
      { cause: error },
    );
  }
}

/** What a YAML text says. @throws Failure naming `file` and the line where it is no YAML */
export function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw notYaml(error, file);
  }
}

/** A parsed value as the schema has it. @throws Failure naming `file` and the line where it does not fit */
export function yamlOf<T>(schema: ZodType<T>, value: unknown, text: string, file: string): T {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw notOfSchema(checked.error, text, file);
}

/** Writes the copies {@link dataYaml} reads: a step of the build. */
export function writeParsedCopies(): void {
  for (const name of filesBelow(dataFile()).filter((path) => path.endsWith(".yaml"))) {
    const path = copyPath([name]);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed(readFileSync(dataFile(name), "utf8")));
  }
}

const copyPath = (segments: readonly string[]): string => `${join(packageRoot, "dist", "parsed", ...segments)}.bin`;

/** What a YAML text is parsed to, with the hash of the text. */
export function packed(yaml: string): Uint8Array {
  return serialize({ sha256: hashOf(yaml), value: parse(yaml) });
}

/** What was {@link packed} of this very text; undefined for a copy of another text or one that can't be read. */
export function unpacked(yaml: string, copy: Uint8Array): unknown {
  try {
    const { sha256, value } = deserialize(copy) as { sha256?: string; value?: unknown };
    return sha256 === hashOf(yaml) ? value : undefined;
  } catch {
    // Cut short or written by another Node: it is only a copy of what can be parsed.
    return undefined;
  }
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
