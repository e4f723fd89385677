import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the package: the same whether the code runs from `pipeline/` (tests) or from `dist/` (installed). */
export const packageRoot: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
})();

/** Absolute path of a file below `data/`. */
export function dataFile(...segments: string[]): string {
  return join(packageRoot, "data", ...segments);
}

/** Absolute path of a file that is not compiled (`.sql`, `.css`) and lives beside the sources in `pipeline/`. */
export function pipelineFile(...segments: string[]): string {
  return join(packageRoot, "pipeline", ...segments);
}

const { version, engines } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
  version: string;
  engines: { node: string };
};

/** Version of the package, for manifests and reports. */
export const packageVersion: string = version;

/** The oldest version of Node.js that the program runs on: `20.19`. */
export const oldestNode: string = engines.node.replace(">=", "");
