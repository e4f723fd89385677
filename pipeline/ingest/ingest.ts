import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { finding } from "../finding.ts";
import type { Seen } from "../model.ts";
import { decode } from "./decode.ts";
import { noPage, Unreadable } from "./extracted.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { walk } from "./walk.ts";

export interface IngestOptions extends Partial<Limits> {
  /** Read when an input is `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** File with one input a line. */
  readonly listFile?: string;
}

/**
 * Everything below `inputs`, each file, archive member or table row once: a {@link Source} or the reason why not.
 *
 * @param inputs files, folders (read recursively), globs, `-` for standard input, `@list.txt` for a list file
 */
export async function* ingest(inputs: readonly string[], options: IngestOptions = {}): AsyncGenerator<Seen> {
  const limits: Limits = { ...defaultLimits, ...options };
  for (const found of walk(inputs, limits)) {
    if ("refused" in found) {
      yield { kind: "refused", refused: found.refused };
      continue;
    }
    const { path, location } = found.file;
    const bytes = readFileSync(location);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const common = { path, sha256, bytes: bytes.length, mediaType: "text/plain" };
    try {
      if (bytes.length === 0) throw new Unreadable("ingest/empty", "rejected");
      const { text, encoding, findings } = decode(bytes);
      yield { kind: "source", source: { ...common, encoding, text, page: noPage, findings } };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield {
        kind: "refused",
        refused: { ...common, outcome: error.outcome, finding: finding(error.code, null, error.detail) },
      };
    }
  }
}
