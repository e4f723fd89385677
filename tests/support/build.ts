import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../pipeline/package-root.ts";

/** Before the tests: the command line is tested as it is shipped, so `dist/` must not be older than the sources. */
export function setup(): void {
  const built = join(packageRoot, "dist", "cli.js");
  const sources = join(packageRoot, "pipeline");
  const newest = Math.max(
    ...readdirSync(sources, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  const tsc = join(packageRoot, "node_modules", "typescript", "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: packageRoot });
  if (!existsSync(built)) throw new Error(`the command line could not be built:\n${stdout}`);
}
