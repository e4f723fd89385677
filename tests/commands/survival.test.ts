import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { packageRoot } from "../../pipeline/package-root.ts";
import { generateNotice } from "../bench/corpus.ts";
import { xunjian } from "../support/xunjian.ts";
import { writeFiles } from "./corpus.ts";

// What a run survives, with enough files for threads to read them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const program = join(packageRoot, "bin", "xunjian.js");

function corpus(folder: string): string {
  const notices = Array.from({ length: 160 }, (_, seed) => generateNotice(seed + 1, 500));
  writeFiles(join(folder, "in"), Object.fromEntries(notices.map(({ name, text }) => [name, text])));
  return join(folder, "in");
}

const run = (input: string, out: string): string[] => ["run", input, "--out", out, "--format", "csv"];

async function exported(out: string): Promise<Record<string, string>> {
  const to = `${out}-rows`;
  await xunjian(["export", "--db", join(out, "xunjian.duckdb"), "--format", "csv", "--out", to]);
  return Object.fromEntries(readdirSync(to).map((name) => [name, readFileSync(join(to, name), "utf8")]));
}

/** Resolves when the process has said it. */
function said(child: ChildProcess, line: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let told = "";
    child.stderr!.on("data", (chunk: string) => {
      told += chunk;
      if (line.test(told)) resolve();
    });
  });
}

interface Stopped {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Stopped> {
  let stderr = "";
  child.stderr!.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { code, signal, stderr };
}

describe("a run", () => {
  let folder: string;
  let input: string;
  let undisturbed: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "xunjian-survival-"));
    input = corpus(folder);
    expect((await xunjian(run(input, join(folder, "calm")))).code).toBe(0);
    undisturbed = await exported(join(folder, "calm"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Kilobytes after which no file may grow: in the middle of the rows, of a checkpoint, of the comparison, of the report.
  it.each([100, 600, 2000])(
    "on a disk that is full after %i kB says so, and goes on when there is room",
    async (kilobytes) => {
      const out = join(folder, `full-${kilobytes}`);
      const full = await ended(
        spawn(
          "bash",
          ["-c", `ulimit -f ${kilobytes}; exec "$@"`, "-", process.execPath, program, ...run(input, out), "--quiet"],
          {
            stdio: ["ignore", "ignore", "pipe"],
          },
        ),
      );
      expect(full).toMatchObject({ code: 1, signal: null, stderr: expect.stringMatching(/^磁盘已满[^\n]*\n$/) });
      expect(existsSync(join(out, "manifest.json"))).toBe(false);
      expect((await xunjian(run(input, out))).code).toBe(0);
      expect(await exported(out)).toEqual(undisturbed);
    },
  );

  it.each([
    ["reading", /已读|比较/],
    ["comparing", /比较/],
    ["reporting", /写报告/],
  ])("stopped by Ctrl-C while %s ends cleanly, and goes on from there", async (step, line) => {
    const out = join(folder, step);
    const child = spawn(process.execPath, [program, ...run(input, out)], { stdio: ["ignore", "ignore", "pipe"] });
    const end = ended(child);
    await said(child, line);
    await wait(20);
    child.kill("SIGINT");
    const { code, signal } = await end;
    // A report of so few notices may be through before it can be stopped.
    expect({ code: step === "reporting" ? 1 : code, signal }).toEqual({ code: 1, signal: null });
    expect((await xunjian(run(input, out))).code).toBe(0);
    expect(await exported(out)).toEqual(undisturbed);
  });
});
