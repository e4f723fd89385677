import { type Bilingual, Failure } from "../failure.ts";
import type { Limits } from "../ingest/limits.ts";
import { SafeReader } from "../ingest/worker-pool.ts";
import type { ReadFile } from "../load/packed.ts";
import type { Readable } from "./inputs.ts";
import { readFile } from "./read-file.ts";

/** Some files to read in another thread. */
export interface ReadTask {
  readonly files: readonly Readable[];
  readonly limits: Limits;
  /** Shared by all threads: not 0 once nobody waits for the answers any more. */
  readonly stopped: Int32Array;
}

/** What the thread sends back; a {@link Failure} travels as its words, since classes do not cross threads. */
export type ReadReply = { readonly read: readonly ReadFile[] } | { readonly failure: Bilingual };

// Kept for the life of the thread.
const reader = new SafeReader();

/** Entry point of a pool thread: the per-document half of the pipeline over some files. */
export default async function readTask({ files, limits, stopped }: ReadTask): Promise<ReadReply> {
  const read: ReadFile[] = [];
  try {
    for (const file of files) {
      if (Atomics.load(stopped, 0) !== 0) break;
      read.push(await readFile(file, reader, limits));
    }
    return { read };
  } catch (error) {
    if (error instanceof Failure) return { failure: error.say };
    throw error;
  }
}
