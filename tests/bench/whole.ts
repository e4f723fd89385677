/**
 * A whole run against two yardsticks over the same files in the same sitting: `npx tsx tests/bench/whole.ts [notices]
 * [characters] [measures]` (default 2000, 6000, no). Needs a build. Prints a table of wall and processor seconds and peak memory:
 *
 * - **nodejieba**: child processes, one a core, that only cut the texts: the floor;
 * - **Python**: `peer.py`, what a researcher writes with jieba, pandas and scikit-learn; left out with a message where
 *   `python3` (or `$PYTHON`) has not got them; with the word `measures` it also compares all measures, as the run does,
 *   which takes it many times as long as all the rest;
 * - then the run again unchanged, and again with 1 % new notices.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../pipeline/package-root.ts";
import { generateNotice } from "./corpus.ts";

interface Taken {
  readonly wall: number;
  readonly processor: number;
  /** Peak resident memory, MB. */
  readonly memory: number;
}

/** Runs a command to its end; GNU time says what it used, children included. */
function measure(command: string, args: readonly string[]): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const child = spawn("/usr/bin/time", ["-f", "%e %U %S %M", command, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`${command} ${args.join(" ")}: ${said}`));
      const [wall, user, system, kilobytes] = said.trim().split("\n").at(-1)!.split(" ").map(Number);
      resolve({ wall: wall!, processor: user! + system!, memory: kilobytes! / 1024 });
    });
  });
}

/** Cuts the texts of a folder, every `cores`-th from `own` on; run as a process of its own. */
const CUT = `
const { readdirSync, readFileSync } = require("node:fs");
const nodejieba = require("nodejieba");
const [folder, own, cores] = process.argv.slice(1);
readdirSync(folder).forEach((name, index) => {
  if (index % cores === Number(own)) nodejieba.cut(readFileSync(folder + "/" + name, "utf8"));
});`;

async function cutOnly(folder: string): Promise<Taken> {
  const cores = availableParallelism();
  const all = await Promise.all(
    Array.from({ length: cores }, (_, own) =>
      measure(process.execPath, ["-e", CUT, folder, String(own), String(cores)]),
    ),
  );
  return {
    wall: Math.max(...all.map(({ wall }) => wall)),
    processor: all.reduce((sum, { processor }) => sum + processor, 0),
    memory: all.reduce((sum, { memory }) => sum + memory, 0),
  };
}

function write(folder: string, from: number, notices: number, characters: number): void {
  for (let seed = from; seed < from + notices; seed++) {
    const { name, text } = generateNotice(seed, characters);
    writeFileSync(join(folder, name), text);
  }
}

const [notices = 2000, characters = 6000] = process.argv.slice(2, 4).map(Number);
const withMeasures = process.argv[4] === "measures";
const folder = mkdtempSync(join(tmpdir(), "xunjian-whole-"));
try {
  const input = join(folder, "in");
  mkdirSync(input);
  write(input, 1, notices, characters);
  const out = join(folder, "out");
  const run = (): Promise<Taken> =>
    measure(process.execPath, [join(packageRoot, "bin", "xunjian.js"), "run", input, "--out", out, "--quiet"]);
  console.log(`${notices} notices of ${characters} characters, ${availableParallelism()} cores\n`);
  console.log("| what | wall s | processor s | peak MB | × nodejieba (wall) |\n|---|---|---|---|---|");
  const floor = await cutOnly(input);
  const print = (what: string, { wall, processor, memory }: Taken): void =>
    console.log(
      `| ${what} | ${wall.toFixed(1)} | ${processor.toFixed(1)} | ${memory.toFixed(0)} | ${(wall / floor.wall).toFixed(1)} |`,
    );
  print("nodejieba, cutting only", floor);
  print("xunjian run", await run());
  print("xunjian run again, nothing changed", await run());
  write(input, notices + 1, Math.ceil(notices / 100), characters);
  print("xunjian run again, 1 % new", await run());
  const python = process.env.PYTHON ?? "python3";
  if (spawnSync(python, ["-c", "import jieba, pandas, sklearn"]).status === 0)
    print(
      "Python peer",
      await measure(python, [
        join(packageRoot, "tests", "bench", "peer.py"),
        input,
        join(folder, "peer"),
        withMeasures ? "measures" : "problems",
      ]),
    );
  else console.log(`\n(${python} has no jieba, pandas and scikit-learn: the peer is left out)`);
  if (readdirSync(join(out, "report")).length === 0 || readFileSync(join(out, "manifest.json")).length === 0)
    throw new Error("the run left no report");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
