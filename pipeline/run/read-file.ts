import { createHash } from "node:crypto";
import { classify } from "../classify/classify.ts";
import { dataHashes } from "../data-hashes.ts";
import { Failure } from "../failure.ts";
import { finding } from "../finding.ts";
import { seeFile } from "../ingest/ingest.ts";
import { defaultLimits, type Limits } from "../ingest/limits.ts";
import { readRegularFile } from "../ingest/read-file.ts";
import type { SafeReader } from "../ingest/worker-pool.ts";
import { type PackedSource, packSource, type ReadFile } from "../load/packed.ts";
import { rowsOfNotice, rowsOfRefused } from "../load/rows.ts";
import type { ClassifiedNotice, Refused, Source } from "../model.ts";
import { parse } from "../parse/parse.ts";
import { programHashes } from "../program-hashes.ts";
import { chain, type Stage } from "../stage.ts";
import { tokenize } from "../tokenize/tokenize.ts";
import type { Readable } from "./inputs.ts";
import { readingLine } from "./versions.ts";

/** The per-document half of the pipeline: what becomes of one text, whatever the other texts say. */
export const understand: Stage<Source, ClassifiedNotice> = chain(chain(parse, tokenize), classify);

/** Hashes of everything that reads a file, program and data; a file is read again when this line changes. */
export const readingVersion: string = readingLine(programHashes(), dataHashes());

/**
 * Ingests, parses, tokenizes and classifies one file, and lays out the rows it brings. Whatever the file holds, it
 * costs at most its own place in `sources`.
 */
export async function readFile(file: Readable, reader: SafeReader, limits: Limits = defaultLimits): Promise<ReadFile> {
  const content = contentOf(file, limits);
  const reading = { filePath: file.path, stageVersion: readingVersion };
  const sources: PackedSource[] = [];
  for await (const seen of seeFile(file.path, content, limits, reader))
    sources.push(
      seen.kind === "source" ? readSource(file.path, seen.source) : packSource(rowsOfRefused(reading, seen.refused)),
    );
  const bytes = content instanceof Uint8Array ? content.length : content.bytes;
  return { filePath: file.path, fingerprint: fingerprintOf(content), bytes, sources };
}

/** The bytes of a file, or why it has none. */
export function contentOf(file: Readable, limits: Limits): Uint8Array | Refused {
  if ("content" in file) return file.content;
  // Between threads a Buffer arrives as plain bytes.
  return "location" in file ? readRegularFile({ ...file, location: Buffer.from(file.location) }, limits) : file;
}

/** What tells two states of a file apart: the hash of its bytes, or the reason why it has none. */
export function fingerprintOf(content: Uint8Array | Refused): string {
  return content instanceof Uint8Array ? createHash("sha256").update(content).digest("hex") : content.finding.code;
}

function readSource(filePath: string, source: Source): PackedSource {
  const reading = { filePath, stageVersion: readingVersion };
  try {
    return packSource(rowsOfNotice(reading, understand.run(source)));
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A program error in one text must not cost the others; it stands in `sources` and in the findings.
    if (process.env.XUNJIAN_DEBUG) process.stderr.write(`${source.path}: ${(error as Error).stack}\n`);
    return packSource(rowsOfRefused(reading, { ...source, ...failed(error) }));
  }
}

/** A file whose reading ended the thread it was read in. */
export function lostFile(file: Readable, error: unknown, limits: Limits): ReadFile {
  if (error instanceof Failure) throw error;
  const content = contentOf(file, limits);
  const bytes = content instanceof Uint8Array ? content.length : content.bytes;
  const refused: Refused = { path: file.path, sha256: null, bytes, mediaType: null, ...failed(error) };
  const source = rowsOfRefused({ filePath: file.path, stageVersion: readingVersion }, refused);
  return { filePath: file.path, fingerprint: fingerprintOf(content), bytes, sources: [packSource(source)] };
}

function failed(error: unknown): Pick<Refused, "outcome" | "finding"> {
  const message = error instanceof Error ? error.message : String(error);
  return { outcome: "failed", finding: finding("load/reading-failed", null, { error: message.slice(0, 200) }) };
}
