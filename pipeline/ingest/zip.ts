import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from "yauzl";
import { Unreadable } from "./extracted.ts";
import type { Limits } from "./limits.ts";
import { decodeName } from "./walk.ts";

/** One file within a ZIP file (an archive, or the package of a DOCX or XLSX). */
export interface Member {
  /** Name with `/`; a label only, nothing is ever written under it. */
  readonly name: string;
  /** Unpacked bytes as declared; what is unpacked is checked against it. */
  readonly bytes: number;
  /** @throws Unreadable for a member that must not be unpacked (too large, encrypted, a link) or cannot be */
  readonly read: () => Promise<Buffer>;
}

const UNIX_FILE_TYPE = 0o170000;
const UNIX_LINK = 0o120000;
/** General purpose bit 11: the name is UTF-8. Extra field 0x7075 holds the name in UTF-8 as well. */
const UTF8_NAME = 0x800;
const UNICODE_PATH = 0x7075;

/**
 * The members of a ZIP file, folders left out, sorted by name in code units. Sizes are checked as declared, before
 * anything is unpacked, and again while unpacking; the limits hold for all members together.
 *
 * @throws Unreadable `ingest/archive-broken`, `ingest/archive-members`
 */
export async function openZip(bytes: Uint8Array, limits: Limits): Promise<Member[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let zip: ZipFile;
  const entries: Entry[] = [];
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false });
    if (zip.entryCount > limits.maxArchiveMembers)
      throw new Unreadable("ingest/archive-members", "rejected", {
        members: zip.entryCount,
        limit: limits.maxArchiveMembers,
      });
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw error instanceof Unreadable ? error : broken(error);
  }
  const total = { expanded: 0 };
  return entries
    .map((entry) => ({ name: nameOf(entry), entry }))
    .filter(({ name }) => !name.endsWith("/"))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, entry }) => ({
      name,
      bytes: entry.uncompressedSize,
      read: () => {
        check(name, entry, limits, total);
        return unpack(zip, entry);
      },
    }));
}

function nameOf(entry: Entry): string {
  const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry;
  const isUtf8 = (generalPurposeBitFlag & UTF8_NAME) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  return isUtf8
    ? getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    : decodeName(fileNameRaw).replaceAll("\\", "/");
}

function check(name: string, entry: Entry, limits: Limits, total: { expanded: number }): void {
  const { uncompressedSize, compressedSize } = entry;
  if (validateFileName(name) !== null) throw new Unreadable("ingest/unsafe-name", "rejected");
  if (((entry.externalFileAttributes >>> 16) & UNIX_FILE_TYPE) === UNIX_LINK)
    throw new Unreadable("ingest/not-a-file", "rejected");
  if (entry.isEncrypted()) throw new Unreadable("ingest/unsupported-protected", "rejected");
  if (!entry.canDecodeFileData()) throw new Unreadable("ingest/archive-method", "rejected");
  if (uncompressedSize > limits.maxFileBytes)
    throw new Unreadable("ingest/file-too-large", "rejected", {
      mb: Math.ceil(uncompressedSize / 2 ** 20),
      limit: Math.floor(limits.maxFileBytes / 2 ** 20),
    });
  // A small file may well be all blanks: the ratio counts only where it can do harm.
  if (uncompressedSize > 2 ** 20 && uncompressedSize > compressedSize * limits.maxExpansionRatio)
    throw new Unreadable("ingest/expansion-ratio", "rejected", {
      ratio: Math.round(uncompressedSize / Math.max(1, compressedSize)),
      limit: limits.maxExpansionRatio,
    });
  if (total.expanded + uncompressedSize > limits.maxExpandedBytes)
    throw new Unreadable("ingest/expanded-size", "rejected", { limit: Math.floor(limits.maxExpandedBytes / 2 ** 20) });
  total.expanded += uncompressedSize;
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    // The library ends the stream with an error as soon as it holds more than the declared size.
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (error) {
    throw broken(error);
  }
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw broken(new Error("checksum mismatch"));
  return bytes;
}

function broken(error: unknown): Unreadable {
  return new Unreadable("ingest/archive-broken", "failed", { error: (error as Error).message.slice(0, 120) });
}
