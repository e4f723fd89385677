import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Refused } from "../model.ts";
import type { Limits } from "./limits.ts";
import { type FoundFile, fileRefusal, refuse } from "./walk.ts";

/**
 * The bytes of a regular file, or why not. The file may have been replaced since it was found: a link is not followed,
 * a pipe is not waited for, and not more than the limit is read however large it has become.
 */
export function readRegularFile({ path, location }: FoundFile, limits: Limits): Uint8Array | Refused {
  let descriptor: number;
  try {
    // Both flags are 0 where the system has none (Windows).
    descriptor = openSync(location, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return fileRefusal(path, error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return refuse(path, "ingest/not-a-file", "rejected");
    if (stat.size > limits.maxFileBytes)
      return { ...refuse(path, "ingest/file-too-large", "rejected", sizes(stat.size, limits)), bytes: stat.size };
    const bytes = Buffer.alloc(stat.size);
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(descriptor, bytes, filled, bytes.length - filled, filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } catch (error) {
    return fileRefusal(path, error);
  } finally {
    closeSync(descriptor);
  }
}

/** All of standard input, or why not. */
export async function readStandardInput(
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
  limits: Limits,
): Promise<Uint8Array | Refused> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += chunks.at(-1)!.length;
    if (size > limits.maxFileBytes) return refuse(path, "ingest/file-too-large", "rejected", sizes(size, limits));
  }
  return Buffer.concat(chunks);
}

function sizes(bytes: number, limits: Limits): { mb: number; limit: number } {
  return { mb: Math.ceil(bytes / 2 ** 20), limit: Math.floor(limits.maxFileBytes / 2 ** 20) };
}
