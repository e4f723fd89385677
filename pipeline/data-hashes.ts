import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { dataFile } from "./package-root.ts";

/** Data no stage reads while it works on notices. */
const NOT_READ = /^(?:sample|findings|report)\/|\.md$|^dictionary\.yaml$/;

/** What a part of the program read notices with: enough to know whether an old result still holds. */
export interface DataHashes {
  /** Codebook and the labels its model learns from: what classify decides by. */
  readonly codebook: string;
  /** Everything else below `data/`: lexicons, regions, word lists. */
  readonly lexicon: string;
}

let hashes: DataHashes | undefined;

/** Hashes of the data files, 12 hex digits each; read once a process. */
export function dataHashes(): DataHashes {
  if (hashes) return hashes;
  const paths = filesBelow(dataFile()).filter((path) => !NOT_READ.test(path));
  const decides = (path: string): boolean => /^(?:codebook|gold)/.test(path);
  hashes = {
    codebook: hashOf(dataFile(), paths.filter(decides)),
    lexicon: hashOf(
      dataFile(),
      paths.filter((path) => !decides(path)),
    ),
  };
  return hashes;
}

/** One hash over the names and contents of files. */
export function hashOf(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex").slice(0, 12);
}

/** Paths below `root`, relative to it, `/`-separated and sorted. */
export function filesBelow(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
