import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import type { Kernel } from "./execute.ts";
import type { Output } from "./notebook.ts";
import { type Message, readMessage, request } from "./wire.ts";

/** A kernel that does not answer for so long is taken for dead; starting includes warming the TypeScript compiler. */
const PATIENCE_MS = 300_000;

/**
 * Starts a Jupyter kernel without Jupyter: the process is the one Jupyter would start, told where to listen by a
 * connection file, and spoken to over ZeroMQ in the Jupyter protocol.
 *
 * @param program arguments for Node, before `--config-path`
 * @throws Error when the kernel ends or stays silent
 */
export async function startKernel(
  program: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Kernel> {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-kernel-"));
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(5);
  const key = randomUUID();
  const file = join(folder, "connection.json");
  const connection = { transport: "tcp", ip: "127.0.0.1", signature_scheme: "hmac-sha256", key };
  writeFileSync(file, JSON.stringify({ ...connection, shell_port, iopub_port, stdin_port, control_port, hb_port }));
  const child = spawn(process.execPath, [...program, `--config-path=${file}`], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const shell = new Dealer({ linger: 0, receiveTimeout: PATIENCE_MS });
  const iopub = new Subscriber({ linger: 0 });
  shell.connect(`tcp://127.0.0.1:${shell_port}`);
  iopub.subscribe();
  iopub.connect(`tcp://127.0.0.1:${iopub_port}`);

  const close = (): void => {
    child.kill();
    shell.close();
    iopub.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const talk = conversation(shell, iopub, key, ended(child));
  try {
    await talk.untilHeard();
  } catch (error) {
    close();
    throw error;
  }
  return { execute: talk.execute, close };
}

/** Requests and what the kernel publishes about them. */
function conversation(shell: Dealer, iopub: Subscriber, key: string, dead: Promise<never>) {
  const session = randomUUID();
  const listeners = new Map<string, (message: Message) => void>();
  const listening = (async () => {
    for await (const frames of iopub) {
      const message = readMessage(frames, key);
      if (message.parent !== null) listeners.get(message.parent)?.(message);
    }
  })();
  // Ends with an error when the sockets are closed under it; then nobody listens any more.
  listening.catch(() => undefined);

  /** Sends a request; resolves when the kernel has published that it is idle again. */
  const ask = async (type: string, content: object, on: (message: Message) => void): Promise<string> => {
    const { id, frames } = request(type, content, key, session);
    const idle = new Promise<void>((resolve, reject) => {
      listeners.set(id, (message) => {
        try {
          on(message);
        } catch (error) {
          reject(error);
        }
        if (message.type === "status" && message.content.execution_state === "idle") resolve();
      });
    });
    await shell.send([...frames]);
    await Promise.race([idle, dead, silence()]);
    listeners.delete(id);
    return id;
  };

  const replyTo = async (id: string): Promise<Message> => {
    for (;;) {
      const message = readMessage(await Promise.race([shell.receive(), dead]), key);
      if (message.parent === id) return message;
    }
  };

  return {
    /** What is published before the subscription has reached the kernel is lost; so ask until an answer is heard. */
    untilHeard: async (): Promise<void> => {
      let heard = false;
      for (const start = Date.now(); !heard; ) {
        if (Date.now() - start > PATIENCE_MS) throw new Error("the kernel does not answer");
        const answered = ask("kernel_info_request", {}, () => {
          heard = true;
        });
        await Promise.race([answered, dead, sleep(1000)]);
        // Those nobody waits for any more end with the kernel.
        answered.catch(() => undefined);
      }
    },
    execute: async (code: string): ReturnType<Kernel["execute"]> => {
      const outputs: Output[] = [];
      const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
      const id = await ask("execute_request", content, (message) => {
        const output = outputOf(message);
        if (output) outputs.push(output);
      });
      const reply = await replyTo(id);
      return { ok: reply.content.status === "ok", outputs };
    },
  };
}

function outputOf({ type, content }: Message): Output | null {
  if (type === "stream")
    return { output_type: "stream", name: content.name as "stdout" | "stderr", text: String(content.text) };
  if (type === "display_data")
    return { output_type: "display_data", data: content.data as Readonly<Record<string, unknown>> };
  if (type === "status" || type === "execute_input") return null;
  throw new Error(`the kernel published ${type}, which saved notebooks do not hold`);
}

/** Rejects when the process ends, with what it wrote. */
function ended(child: ChildProcess): Promise<never> {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const dead = new Promise<never>((_, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => reject(new Error(`the kernel ended (${code ?? signal})\n${said}`.trimEnd())));
  });
  dead.catch(() => undefined);
  return dead;
}

async function silence(): Promise<never> {
  await sleep(PATIENCE_MS, undefined, { ref: false });
  throw new Error(`the kernel has said nothing for ${PATIENCE_MS / 60_000} minutes`);
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.on("error", reject);
          server.listen(0, "127.0.0.1", () => {
            const address = server.address();
            if (address === null || typeof address === "string") reject(new Error("no port"));
            else resolve(address.port);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
