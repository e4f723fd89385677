import { createHash } from "node:crypto";
import { finding } from "../finding.ts";
import type { Refused, Seen, Source } from "../model.ts";
import { notices } from "./collection.ts";
import { damage } from "./decode.ts";
import { extract, SAFE_FORMATS } from "./extract.ts";
import { type Extracted, Unreadable } from "./extracted.ts";
import { identify } from "./identify.ts";
import { expandInputs, STANDARD_INPUT } from "./inputs.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { openMail } from "./mail.ts";
import { isOwnReport } from "./own-report.ts";
import { readRegularFile, readStandardInput } from "./read-file.ts";
import { isSystemFile } from "./walk.ts";
import { type Request, SafeReader } from "./worker-pool.ts";
import { type Member, openZip } from "./zip.ts";

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

/** A file, member or row as it is reported, whatever becomes of it. */
type Identity = Pick<Refused, "path" | "sha256" | "bytes" | "mediaType">;

async function* see(
  path: string,
  bytes: Uint8Array,
  limits: Limits,
  reader: SafeReader,
  depth: number,
): AsyncGenerator<Seen> {
  let identity: Identity = { path, sha256: hash(bytes), bytes: bytes.length, mediaType: null };
  try {
    if (bytes.length === 0) throw new Unreadable("ingest/empty", "rejected");
    const { format, mediaType, unsupported } = await identify(bytes, path, limits);
    identity = { ...identity, mediaType };
    if (format === "unsupported") throw new Unreadable(`ingest/unsupported-${unsupported}`, "rejected");
    if (await isOwnReport(bytes, format, limits)) throw new Unreadable("ingest/own-report", "rejected");
    if (format === "zip" || format === "mail") {
      const open = format === "zip" ? openZip : openMail;
      yield* seeMembers(path, await membersOf(bytes, open, limits, depth), limits, reader, depth);
      return;
    }
    const request = { bytes, format, path, limits };
    const texts = SAFE_FORMATS.has(format) ? await readHere(request) : await reader.read(request);
    for (const text of texts.flatMap(apart)) yield sourceFrom(text, identity, limits);
  } catch (error) {
    yield refused(error, identity);
  }
}

/** Several notices in one file as one text each, numbered as the rows of a table are; another text as it is. */
function apart(extracted: Extracted): readonly Extracted[] {
  if (extracted.row !== undefined) return [extracted];
  const parts = notices(extracted.text);
  if (parts.length === 1) return [extracted];
  return parts.map((text, index) => ({
    ...extracted,
    text,
    // The page has the title of all of them.
    page: { ...extracted.page, title: null },
    findings: [
      finding("ingest/collection", null, { part: index + 1, parts: parts.length }),
      ...(index === 0 ? extracted.findings : []),
    ],
    row: { number: index + 1, content: text },
  }));
}

/** Reads without a thread; what its reader did not foresee costs the file, as it does in the thread. */
async function readHere({ bytes, format, path, limits }: Request): Promise<readonly Extracted[]> {
  try {
    return await extract(bytes, format, path, limits);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("ingest/reader-failed", "failed", { error: String((error as Error).message).slice(0, 200) });
  }
}

async function membersOf(bytes: Uint8Array, open: typeof openZip, limits: Limits, depth: number): Promise<Member[]> {
  if (depth >= limits.maxArchiveDepth)
    throw new Unreadable("ingest/archive-depth", "rejected", { limit: limits.maxArchiveDepth });
  const members = await open(bytes, limits);
  if (members.length === 0) throw new Unreadable("ingest/empty", "rejected");
  return members;
}

async function* seeMembers(
  archive: string,
  members: readonly Member[],
  limits: Limits,
  reader: SafeReader,
  depth: number,
): AsyncGenerator<Seen> {
  const taken = new Set<string>();
  for (const member of members) {
    let path = `${archive}!/${member.name}`;
    while (taken.has(path)) path += "~";
    taken.add(path);
    let bytes: Buffer;
    try {
      if (isSystemFile(member.name)) throw new Unreadable("ingest/system-file", "rejected");
      bytes = await member.read();
    } catch (error) {
      yield refused(error, { path, sha256: null, bytes: member.bytes, mediaType: null });
      continue;
    }
    yield* see(path, bytes, limits, reader, depth + 1);
  }
}

function sourceFrom({ text, encoding, page, findings, row }: Extracted, file: Identity, limits: Limits): Seen {
  let identity = file;
  if (row !== undefined) {
    const content = Buffer.from(row.content);
    identity = { ...file, path: `${file.path}#${row.number}`, sha256: hash(content), bytes: content.length };
  }
  if (text.trim() === "") return refused(new Unreadable("ingest/no-text", "rejected"), identity);
  if (text.length > limits.maxTextChars) {
    const detail = { chars: text.length, limit: limits.maxTextChars };
    return refused(new Unreadable("ingest/text-too-long", "rejected", detail), identity);
  }
  const { path, sha256, bytes, mediaType } = identity as Identity & Pick<Source, "sha256" | "bytes" | "mediaType">;
  // What decoding found in markup or in a whole table stands elsewhere in the text that came out of it, or is gone.
  const placed = [...findings.filter(({ span }) => span === null), ...damage(text)];
  return { kind: "source", source: { path, sha256, bytes, mediaType, encoding, text, page, findings: placed } };
}

/** @throws whatever is no {@link Unreadable}: a program error, not a property of the file */
function refused(error: unknown, identity: Identity): Seen {
  if (!(error instanceof Unreadable)) throw error;
  const reason = finding(error.code, null, { path: identity.path, ...error.detail });
  return { kind: "refused", refused: { ...identity, outcome: error.outcome, finding: reason } };
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
