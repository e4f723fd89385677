/**
 * Kills runs at random moments until one gets through, again and again, and compares what is left with an undisturbed
 * run: `npx tsx tests/bench/crash.ts [kills] [notices] [seed] [characters]` (default 200, 1500, 1, 6000). Exit code 1 when
 * rows differ.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { packageRoot } from "../../pipeline/package-root.ts";
import { generateNotice, randomOf } from "./corpus.ts";

export interface CrashResult {
  readonly kills: number;
  /** Runs that reached their end between the kills. */
  readonly finished: number;
  /** Files of the export that differ from the undisturbed run's; empty when all is well. */
  readonly different: readonly string[];
}

/** Milliseconds before the first kill; the last comes when an undisturbed run would be through. */
const SOONEST = 50;

interface Ended {
  readonly code: number | null;
  readonly killed: boolean;
}

/** Runs the built command line, and kills it after `milliseconds` if it is still there. */
function xunjian(args: readonly string[], milliseconds?: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageRoot, "bin", "xunjian.js"), ...args], { stdio: "ignore" });
    let killed = false;
    const over = new AbortController();
    if (milliseconds !== undefined)
      wait(milliseconds, null, { signal: over.signal }).then(
        () => {
          killed = child.kill("SIGKILL");
        },
        () => undefined,
      );
    child.on("close", (code) => {
      over.abort();
      resolve({ code, killed });
    });
  });
}

/** Content of every file below a folder. */
function contents(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
}

export async function crashTest(kills: number, notices: number, chars: number, seed: number): Promise<CrashResult> {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-crash-"));
  try {
    const input = join(folder, "in");
    mkdirSync(input);
    for (let each = 1; each <= notices; each++) {
      const { name, text } = generateNotice(each, chars);
      writeFileSync(join(input, name), text);
    }
    const run = (out: string): string[] => ["run", input, "--out", join(folder, out), "--format", "csv", "--quiet"];
    const exported = async (out: string): Promise<Map<string, string>> => {
      const to = join(folder, `${out}-export`);
      await xunjian(["export", "--db", join(folder, out, "xunjian.duckdb"), "--out", to, "--format", "csv"]);
      return contents(to);
    };
    const startedAt = performance.now();
    const calm = await xunjian(run("calm"));
    if (calm.code !== 0) throw new Error(`the undisturbed run ended with ${calm.code}`);
    const duration = performance.now() - startedAt;

    const random = randomOf(seed);
    let done = 0;
    let finished = 0;
    while (done < kills) {
      // Evenly on a logarithmic scale: many early moments, and late ones without waiting for each of them.
      const moment = SOONEST * (duration / SOONEST) ** (random(10_000) / 10_000);
      const { killed } = await xunjian(run("killed"), moment);
      if (killed) {
        done++;
        continue;
      }
      // It got through; the rest of the kills hit runs that start from nothing again.
      finished++;
      rmSync(join(folder, "killed"), { recursive: true, force: true });
    }
    const last = await xunjian(run("killed"));
    if (last.code !== 0 || !existsSync(join(folder, "killed", "manifest.json")))
      throw new Error(`the run after the kills ended with ${last.code}`);
    const [expected, actual] = [await exported("calm"), await exported("killed")];
    const different = [...new Set([...expected.keys(), ...actual.keys()])].filter(
      (name) => expected.get(name) !== actual.get(name),
    );
    return { kills: done, finished, different };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith("crash.ts")) {
  const [kills = 200, notices = 1500, seed = 1, characters = 6000] = process.argv.slice(2).map(Number);
  const result = await crashTest(kills, notices, characters, seed);
  console.log(JSON.stringify(result));
  process.exitCode = result.different.length > 0 ? 1 : 0;
}
