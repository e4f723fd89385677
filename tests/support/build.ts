import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../pipeline/package-root.ts";

/** What `npm run build` reads. */
const SOURCES = ["package.json", "tsconfig.json", "tsconfig.build.json", "pipeline", "data"];
/** What it writes last, and only where all before it went well. */
const BUILT = join(packageRoot, "dist", "model.bin");

/**
 * Before the tests: the command line is tested as it is shipped, so `dist/` must not be older than the sources.
 *
 * @throws Error when the sources cannot be built: the tests would be those of yesterday's program
 */
export function setup(): void {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= Math.max(...SOURCES.map(newest))) return;
  const { status, stdout, stderr } = spawnSync("npm run build", { cwd: packageRoot, shell: true, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm run build failed:\n${stdout}${stderr}`);
}

/** When a file, or the last of the files below a folder, was written, in milliseconds. */
function newest(name: string): number {
  const path = join(packageRoot, name);
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
