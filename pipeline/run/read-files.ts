import { Tinypool } from "tinypool";
import { Failure } from "../failure.ts";
import type { Limits } from "../ingest/limits.ts";
import { SafeReader } from "../ingest/worker-pool.ts";
import type { ReadFile } from "../load/packed.ts";
import type { Readable } from "./inputs.ts";
import { lostFile, readFile } from "./read-file.ts";
import type { ReadReply, ReadTask } from "./read-worker.ts";

/** Files one task carries: enough to make the way to a thread and back cheap. */
const FILES_PER_TASK = 16;
/** Tasks in flight a thread: enough to keep it reading while a batch is written; more would only hold memory. */
const TASKS_PER_THREAD = 5;
/** Files below which the threads' start (1.3 s and 255 MB each, the dictionary) costs more than they save. */
const WORTH_THREADS = 150;

export interface ReadFilesOptions {
  /** Threads at most; 1 reads in this thread. */
  readonly jobs: number;
  readonly limits: Limits;
}

/** Reads files in threads and yields what they hold in the order given, some files at a time. */
export async function* readFiles(
  files: readonly Readable[],
  { jobs, limits }: ReadFilesOptions,
): AsyncGenerator<readonly ReadFile[]> {
  // Run from the sources (tests) there is no compiled module a thread could start from.
  const isCompiled = import.meta.url.endsWith(".js");
  if (isCompiled && jobs > 1 && files.length >= WORTH_THREADS) yield* readInThreads(files, jobs, limits);
  else yield* readHere(files, limits);
}

async function* readHere(files: readonly Readable[], limits: Limits): AsyncGenerator<readonly ReadFile[]> {
  const reader = new SafeReader();
  try {
    for (const file of files) yield [await readFile(file, reader, limits)];
  } finally {
    await reader.close();
  }
}

async function* readInThreads(
  files: readonly Readable[],
  jobs: number,
  limits: Limits,
): AsyncGenerator<readonly ReadFile[]> {
  const filename = new URL("./read-worker.js", import.meta.url).href;
  const pool = new Tinypool({ filename, minThreads: jobs, maxThreads: jobs });
  const waiting: Promise<readonly ReadFile[]>[] = [];
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  try {
    for (let start = 0; start < files.length || waiting.length > 0; ) {
      while (start < files.length && waiting.length < jobs * TASKS_PER_THREAD) {
        const reply = readTogether(pool, { files: files.slice(start, start + FILES_PER_TASK), limits, stopped });
        // Awaited in order below; until then a failure must not count as unhandled.
        reply.catch(() => undefined);
        waiting.push(reply);
        start += FILES_PER_TASK;
      }
      yield await waiting.shift()!;
    }
  } finally {
    // A thread that is ended while it cuts words takes the process with it (nodejieba throws across its boundary).
    Atomics.store(stopped, 0, 1);
    await Promise.allSettled(waiting);
    await pool.destroy();
  }
}

/** Files in one task; if that costs the thread its life, one by one, so that only the deadly file is lost. */
async function readTogether(pool: Tinypool, task: ReadTask): Promise<readonly ReadFile[]> {
  const readTask = async (files: readonly Readable[]): Promise<ReadReply> =>
    (await pool.run({ ...task, files } satisfies ReadTask)) as ReadReply;
  let together: ReadReply;
  try {
    together = await readTask(task.files);
  } catch {
    const single: ReadFile[] = [];
    for (const file of task.files)
      single.push(...(await readTask([file]).then(readOf, (error: unknown) => [lostFile(file, error, task.limits)])));
    return single;
  }
  return readOf(together);
}

function readOf(reply: ReadReply): readonly ReadFile[] {
  if ("failure" in reply) throw new Failure(reply.failure);
  return reply.read;
}
