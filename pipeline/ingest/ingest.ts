import { createHash } from "node:crypto";
import { type Finding, finding } from "../finding.ts";
import type { Refused, Seen, Source } from "../model.ts";
import { extract, SAFE_FORMATS } from "./extract.ts";
import { type Extracted, Unreadable } from "./extracted.ts";
import { type Identified, identify } from "./identify.ts";
import { expandInputs, STANDARD_INPUT } from "./inputs.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { readRegularFile, readStandardInput } from "./read-file.ts";
import { isSystemFile } from "./walk.ts";
import { SafeReader } from "./worker-pool.ts";
import { openZip } from "./zip.ts";

export interface IngestOptions extends Partial<Limits> {
  /** Read when an input is `-`; `process.stdin` at the command line. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** File with one input a line, as `@list.txt` among the inputs. */
  readonly listFile?: string;
}

/**
 * Everything the inputs stand for, each file, archive member or table row once: a {@link Source} or the reason why it
 * is none. The order is that of the reported paths in code units; members and rows follow in the place of their file.
 * Whatever a file holds, it costs at most its own refusal.
 *
 * @param inputs files, folders (read recursively), globs, `-` for standard input, `@list.txt` for a list file
 */
export async function* ingest(inputs: readonly string[], options: IngestOptions = {}): AsyncGenerator<Seen> {
  const { stdin, listFile, ...overrides } = options;
  const limits: Limits = { ...defaultLimits, ...overrides };
  const reader = new SafeReader();
  try {
    const { found, readsStandardInput } = expandInputs(inputs, limits, listFile);
    if (readsStandardInput && stdin)
      yield* seeFile(STANDARD_INPUT, await readStandardInput(STANDARD_INPUT, stdin, limits), limits, reader);
    for (const item of found) {
      if ("location" in item) yield* seeFile(item.path, readRegularFile(item, limits), limits, reader);
      else yield { kind: "refused", refused: item };
    }
  } finally {
    await reader.close();
  }
}

/** One file (its bytes, or why they could not be read) as the sources it holds; the part of {@link ingest} a run
 * spreads over threads, each with a reader of its own. */
export async function* seeFile(
  path: string,
  bytes: Uint8Array | Refused,
  limits: Limits,
  reader: SafeReader,
): AsyncGenerator<Seen> {
  if (bytes instanceof Uint8Array) yield* see(path, bytes, limits, reader, 0);
  else yield { kind: "refused", refused: bytes };
}

async function* see(
  path: string,
  bytes: Uint8Array,
  limits: Limits,
  reader: SafeReader,
  depth: number,
): AsyncGenerator<Seen> {
  const size = bytes.length;
  const sha256 = hash(bytes);
  let identified: Identified | null = null;
  const refused = (error: unknown): Seen => {
    if (!(error instanceof Unreadable)) throw error;
    const mediaType = identified?.mediaType ?? null;
    const reason = finding(error.code, null, { path, ...error.detail });
    return {
      kind: "refused",
      refused: { path, sha256, bytes: size, mediaType, outcome: error.outcome, finding: reason },
    };
  };
  try {
    if (size === 0) throw new Unreadable("ingest/empty", "rejected");
    identified = await identify(bytes, path, limits);
    const { format, mediaType, unsupported } = identified;
    if (format === "unsupported") throw new Unreadable(`ingest/unsupported-${unsupported}`, "rejected");
    if (format === "zip") {
      yield* seeMembers(path, bytes, limits, reader, depth);
      return;
    }
    const texts = SAFE_FORMATS.has(format)
      ? await extract(bytes, format, path, limits)
      : await reader.read({ bytes, format, path, limits });
    for (const text of texts) {
      try {
        yield { kind: "source", source: sourceFrom(text, { path, sha256, bytes: size, mediaType }, limits) };
      } catch (error) {
        yield refused(error);
      }
    }
  } catch (error) {
    yield refused(error);
  }
}

async function* seeMembers(
  path: string,
  bytes: Uint8Array,
  limits: Limits,
  reader: SafeReader,
  depth: number,
): AsyncGenerator<Seen> {
  if (depth >= limits.maxArchiveDepth)
    throw new Unreadable("ingest/archive-depth", "rejected", { limit: limits.maxArchiveDepth });
  const members = await openZip(bytes, limits);
  if (members.length === 0) throw new Unreadable("ingest/empty", "rejected");
  const names = new Set<string>();
  for (const member of members) {
    let memberPath = `${path}!/${member.name}`;
    while (names.has(memberPath)) memberPath += "~";
    names.add(memberPath);
    let memberBytes: Buffer;
    try {
      if (isSystemFile(member.name)) throw new Unreadable("ingest/system-file", "rejected");
      memberBytes = await member.read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const reason = finding(error.code, null, { path: memberPath, ...error.detail });
      const { outcome } = error;
      yield {
        kind: "refused",
        refused: { path: memberPath, sha256: null, bytes: member.bytes, mediaType: null, outcome, finding: reason },
      };
      continue;
    }
    yield* see(memberPath, memberBytes, limits, reader, depth + 1);
  }
}

function sourceFrom(
  { text, encoding, page, findings, row }: Extracted,
  file: Pick<Source, "path" | "sha256" | "bytes" | "mediaType">,
  limits: Limits,
): Source {
  if (text.length > limits.maxTextChars)
    throw new Unreadable("ingest/text-too-long", "rejected", { chars: text.length, limit: limits.maxTextChars });
  if (text.trim() === "") throw new Unreadable("ingest/no-text", "rejected");
  const all: Finding[] = [...findings];
  if (row === undefined) return { ...file, encoding, text, page, findings: all };
  const content = Buffer.from(row.content);
  return {
    path: `${file.path}#${row.number}`,
    sha256: hash(content),
    bytes: content.length,
    mediaType: file.mediaType,
    encoding,
    text,
    page,
    findings: all,
  };
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
