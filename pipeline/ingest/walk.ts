import { type BigIntStats, existsSync, lstatSync, readdirSync } from "node:fs";
import { type FindingDetail, finding } from "../finding.ts";
import type { Refused } from "../model.ts";
import { REPORT_MARK } from "../output-names.ts";
import type { Limits } from "./limits.ts";
import { ownOutput } from "./own-output.ts";

/** A regular file to read, under the path the user will see. */
export interface FoundFile {
  readonly path: string;
  /** The name as the file system has it: it need not be UTF-8. */
  readonly location: Buffer;
}

export type Found = FoundFile | Refused;

/** The refusal of what an earlier run or report wrote. */
export const OWN_OUTPUT = "ingest/own-output";

/** Files that systems and office programs leave behind; read only when named one by one. */
const SYSTEM_FILE = /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini|__MACOSX)$/iu;

/** Whether a file or archive member of this name is one of {@link SYSTEM_FILE}. */
export function isSystemFile(path: string): boolean {
  return path.split("/").some((name) => SYSTEM_FILE.test(name) && name !== "." && name !== "..");
}

/**
 * The files of one input: the file itself or, below a folder, every file. Links, sockets, pipes and devices are
 * reported and never followed or opened; a folder met twice (a mount loop) is entered once.
 *
 * @param path as the user wrote it, `/`-separated
 */
export function* walk(path: string, limits: Limits, location = Buffer.from(path)): Generator<Found> {
  const seen = new Set<string>();
  yield* visit(path, location, 0);

  function* visit(path: string, location: Buffer, depth: number): Generator<Found> {
    let stat: BigIntStats;
    try {
      stat = lstatSync(location, { bigint: true });
    } catch (error) {
      yield fileRefusal(path, error);
      return;
    }
    if (stat.isFile()) yield { path, location };
    else if (!stat.isDirectory()) yield refuse(path, "ingest/not-a-file", "rejected");
    else if (depth > limits.maxFolderDepth)
      yield refuse(path, "ingest/folder-too-deep", "rejected", { limit: limits.maxFolderDepth });
    else {
      const identity = `${stat.dev}:${stat.ino}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      yield* enter(path, location, depth);
    }
  }

  function* enter(folder: string, location: Buffer, depth: number): Generator<Found> {
    let names: Buffer[];
    try {
      names = readdirSync(location, { encoding: "buffer" });
    } catch (error) {
      yield fileRefusal(folder, error);
      return;
    }
    if (names.length === 0 && depth === 0) yield refuse(folder, "ingest/folder-empty", "rejected");
    const below = (name: Uint8Array): Buffer => Buffer.concat([location, Buffer.from("/"), name]);
    const hasMark = (name: string): boolean => existsSync(below(Buffer.from(`${name}/${REPORT_MARK}`)));
    const own = ownOutput(names.map(decodeName), hasMark);
    if (own?.isWhole) {
      yield refuse(folder, OWN_OUTPUT, "rejected");
      return;
    }
    for (const name of names) {
      const path = `${folder.replace(/\/$/u, "")}/${decodeName(name)}`;
      if (own?.wrote(decodeName(name))) yield refuse(path, OWN_OUTPUT, "rejected");
      else if (isSystemFile(decodeName(name))) yield refuse(path, "ingest/system-file", "rejected");
      else yield* visit(path, below(name), depth + 1);
    }
  }
}

/** A file name as text: UTF-8, else GB18030, which Chinese Windows wrote into archives and onto disks for decades. */
export function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    return new TextDecoder("gb18030").decode(name);
  }
}

/** A refusal without bytes: nothing was read. */
export function refuse(path: string, code: string, outcome: Refused["outcome"], detail: FindingDetail = {}): Refused {
  return {
    path,
    sha256: null,
    bytes: null,
    mediaType: null,
    outcome,
    finding: finding(code, null, { path, ...detail }),
  };
}

/** The refusal for an error of the file system. */
export function fileRefusal(path: string, error: unknown): Refused {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOENT" || code === "ENOTDIR") return refuse(path, "ingest/not-found", "failed");
  if (code === "ELOOP" || code === "EMLINK") return refuse(path, "ingest/not-a-file", "rejected");
  return refuse(path, "ingest/no-access", "failed", { error: code });
}
