import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { dataFile } from "./package-root.ts";

/** Data no stage reads while it works on notices. */
const NOT_READ = /^(?:sample|findings|report|evaluate|glossary)\/|\.md$|^dictionary\.yaml$/;

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
    codebook: hashOf([{ root: dataFile(), paths: paths.filter(decides) }]),
    lexicon: hashOf([{ root: dataFile(), paths: paths.filter((path) => !decides(path)) }]),
  };
  return hashes;
}

/** Some files below a folder. */
interface Files {
  readonly root: string;
  readonly paths: readonly string[];
}

/** One hash over the names and contents of files, 12 hex digits; the same whichever way their lines end. */
export function hashOf(folders: readonly Files[]): string {
  const hash = createHash("sha256");
  for (const { root, paths } of folders)
    for (const path of paths)
      hash
        .update(path)
        .update("\0")
        .update(readFileSync(join(root, path), "latin1").replaceAll("\r\n", "\n"), "latin1")
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
