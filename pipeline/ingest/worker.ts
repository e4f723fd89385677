/** Entry of the worker thread that reads the formats whose readers may hang or crash. */
import { parentPort } from "node:worker_threads";
import { extract } from "./extract.ts";
import { Unreadable } from "./extracted.ts";
import type { Reply, Request } from "./worker-pool.ts";

parentPort!.on("message", async ({ bytes, format, path, limits }: Request) => {
  let reply: Reply;
  try {
    reply = { extracted: await extract(bytes, format, path, limits) };
  } catch (error) {
    reply =
      error instanceof Unreadable
        ? { unreadable: { code: error.code, outcome: error.outcome, detail: error.detail } }
        : { crashed: String((error as Error)?.message ?? error).slice(0, 200) };
  }
  parentPort!.postMessage(reply);
});
