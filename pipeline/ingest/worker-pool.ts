import { Worker } from "node:worker_threads";
import type { FindingDetail } from "../finding.ts";
import { type Extracted, Unreadable } from "./extracted.ts";
import type { Format } from "./identify.ts";
import type { Limits } from "./limits.ts";

export interface Request {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly path: string;
  readonly limits: Limits;
}

export type Reply =
  | { readonly extracted: readonly Extracted[] }
  | { readonly unreadable: Pick<Unreadable, "code" | "outcome" | "detail"> }
  | { readonly crashed: string };

/**
 * Reads files in a thread of their own, one at a time, so that a reader that hangs, crashes or eats all memory costs
 * its file and nothing else. The thread is kept while it is healthy and replaced when it is not.
 */
export class SafeReader {
  #worker: Worker | null = null;

  /**
   * @throws Unreadable what the reader says of the file, or `ingest/timeout`, `ingest/out-of-memory`,
   *   `ingest/reader-failed`
   */
  async read(request: Request): Promise<readonly Extracted[]> {
    this.#worker ??= start(request.limits);
    const worker = this.#worker;
    try {
      const reply = await answer(worker, request);
      if ("extracted" in reply) return reply.extracted;
      if ("crashed" in reply) throw new Unreadable("ingest/reader-failed", "failed", { error: reply.crashed });
      throw new Unreadable(reply.unreadable.code, reply.unreadable.outcome, reply.unreadable.detail);
    } catch (error) {
      if (error instanceof WorkerLost) {
        await this.close();
        throw error.cause;
      }
      throw error;
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** The thread did not survive the file; `cause` is the finding. */
class WorkerLost extends Error {}

function lost(code: string, detail: FindingDetail = {}): WorkerLost {
  return new WorkerLost(code, { cause: new Unreadable(code, "failed", detail) });
}

function start(limits: Limits): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(isSource ? "./worker.ts" : "./worker.js", import.meta.url), {
    execArgv: isSource ? ["--import", typeScriptHooks()] : [],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxWorkerHeapMb },
    // Readers print warnings about the files they read; none of it belongs on a user's screen.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  return worker;
}

/** A module that lets Node load the sources, for tests and development. */
function typeScriptHooks(): string {
  const hooks = JSON.stringify(new URL("./typescript-hooks.mjs", import.meta.url).href);
  return `data:text/javascript,${encodeURIComponent(`import { register } from "node:module"; register(${hooks});`)}`;
}

function answer(worker: Worker, request: Request): Promise<Reply> {
  const { maxMilliseconds } = request.limits;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(lost("ingest/timeout", { seconds: maxMilliseconds / 1000 }))),
      maxMilliseconds,
    );
    const onMessage = (reply: Reply): void => settle(() => resolve(reply));
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(() =>
        reject(
          error.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? lost("ingest/out-of-memory", { limit: request.limits.maxWorkerHeapMb })
            : lost("ingest/reader-failed", { error: error.message.slice(0, 200) }),
        ),
      );
    const onExit = (): void => settle(() => reject(lost("ingest/reader-failed", { error: "worker ended" })));
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      done();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}
