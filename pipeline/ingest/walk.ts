import { lstatSync, readdirSync } from "node:fs";
import { finding } from "../finding.ts";
import type { Refused } from "../model.ts";
import type { Limits } from "./limits.ts";

/** A regular file to read, under the path the user will see. */
export interface FoundFile {
  readonly path: string;
  /** The name as the file system has it: it need not be UTF-8. */
  readonly location: Buffer;
  readonly bytes: number;
}

export type Found = { readonly file: FoundFile } | { readonly refused: Refused };

/** Files below `inputs`, sorted by path in code units. Links, sockets and pipes are reported, never followed. */
export function walk(inputs: readonly string[], _limits: Limits): Found[] {
  const found = new Map<string, Found>();
  const visit = (path: string, depth: number): void => {
    const location = Buffer.from(path);
    let stat: ReturnType<typeof lstatSync>;
    try {
      stat = lstatSync(location);
    } catch {
      found.set(path, { refused: refusal(path, "ingest/not-found", "failed") });
      return;
    }
    if (stat!.isDirectory())
      for (const name of readdirSync(path)) visit(`${path.replace(/\/+$/, "")}/${name}`, depth + 1);
    else if (stat!.isFile()) found.set(path, { file: { path, location, bytes: Number(stat!.size) } });
    else found.set(path, { refused: refusal(path, "ingest/not-a-file", "rejected") });
  };
  for (const input of inputs) visit(input, 0);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}

export function refusal(path: string, code: string, outcome: Refused["outcome"]): Refused {
  return { path, sha256: null, bytes: null, mediaType: null, outcome, finding: finding(code, null, { path }) };
}
