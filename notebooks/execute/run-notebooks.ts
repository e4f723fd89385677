/**
 * `npm run notebooks`: a run over `data/sample`, then every notebook from start to end on it, each in a fresh kernel,
 * outputs saved. With `--check` nothing is written and a saved output that is no longer true is an error. Names of
 * notebooks, or their beginnings, choose some of them.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execute } from "./execute.ts";
import { notebookJson, parseNotebook } from "./notebook.ts";
import type { Places } from "./tidy.ts";

const notebooks = dirname(dirname(fileURLToPath(import.meta.url)));
const project = dirname(notebooks);
const tslab = join(notebooks, "node_modules", "tslab", "bin", "tslab");

/** Something the person who called can mend. */
class Trouble extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { check: { type: "boolean", default: false } },
  });
  expectInstalled();
  expectTypes();
  const names = readdirSync(notebooks)
    .filter((name) => name.endsWith(".ipynb"))
    .filter((name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)))
    .sort();
  if (names.length === 0) throw new Trouble(`no notebook is called ${positionals.join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "xunjian-notebooks-"));
  try {
    sampleRun(folder);
    const changed: string[] = [];
    for (const name of names) if (await saveOutputs(name, folder, values.check)) changed.push(name);
    if (values.check && changed.length > 0)
      throw new Trouble(
        `保存的输出已不符：${changed.join(", ")}；请运行 npm run notebooks 并提交\n` +
          "Saved outputs are no longer true: run `npm run notebooks` and commit the notebooks",
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectInstalled(): void {
  if (!existsSync(join(project, "dist", "cli.js")))
    throw new Trouble("xunjian 尚未构建：请先运行 npm ci\nxunjian is not built: run `npm ci` first");
  for (const name of ["tslab", "danfojs-node", "zeromq"])
    if (!existsSync(join(notebooks, "node_modules", name)))
      throw new Trouble(
        `缺少 ${name}：请先运行 npm ci --prefix notebooks（约 410 MB，只有笔记本需要）\n` +
          `${name} is missing: run \`npm ci --prefix notebooks\` first (about 410 MB, needed by the notebooks only)`,
      );
}

/** The cells are type-checked by the kernel, but loosely; what they import is held to the settings of the project. */
function expectTypes(): void {
  const tsc = join(project, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", notebooks], { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Trouble(stdout.trim());
}

/** What the notebooks read: the whole pipeline over the committed sample, as any user runs it. */
function sampleRun(folder: string): void {
  const args = [join("bin", "xunjian.js"), "run", join("data", "sample"), "--out", folder, "--lang", "zh", "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Trouble(`xunjian run data/sample: ${stderr}`);
}

/** @returns whether the file changed, or with `check` would have */
async function saveOutputs(name: string, run: string, check: boolean): Promise<boolean> {
  // Only now, because it imports what is installed with the notebooks.
  const { startKernel } = await import("./kernel.ts");
  const file = join(notebooks, name);
  const before = readFileSync(file, "utf8");
  const start = Date.now();
  const kernel = await startKernel([tslab, "kernel"], {
    cwd: notebooks,
    // One time zone and no colours, wherever it runs.
    env: { ...process.env, XUNJIAN_RUN: run, TZ: "UTC", NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  const { notebook, failure } = await execute(parseNotebook(before), kernel, places(run)).finally(kernel.close);
  if (failure)
    throw new Trouble(`${name}, 第 ${failure.cell} 个代码单元 / code cell ${failure.cell}:\n${failure.said}`);
  const after = notebookJson(notebook);
  if (after !== before && !check) writeFileSync(file, after);
  const state = after === before ? "未变 / unchanged" : check ? "不符 / differs" : "已保存 / saved";
  process.stdout.write(`${name}: ${state} (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
  return after !== before;
}

function places(run: string): Places {
  return { "reports/run": run, ".": project, "~": homedir() };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Trouble ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
