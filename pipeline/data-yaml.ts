import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { parse } from "yaml";
import { filesBelow } from "./data-hashes.ts";
import { dataFile, packageRoot } from "./package-root.ts";

/**
 * A YAML file below `data/`, parsed. `npm run build` leaves a parsed copy of each in `dist/parsed/`, since parsing the
 * codebook costs every process and thread half a second; a file that was changed since is parsed anew.
 */
export function dataYaml(...segments: string[]): unknown {
  const text = readFileSync(dataFile(...segments), "utf8");
  const path = copyPath(segments);
  const value = existsSync(path) ? unpacked(text, readFileSync(path)) : undefined;
  return value === undefined ? parse(text) : value;
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
