// Development only: lets the reader thread run from the TypeScript sources, as its parent does under the test runner.
// An installed xunjian runs from dist/ and never loads this file.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

/** Node's module hook: TypeScript becomes JavaScript, everything else is loaded as it is. */
export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const source = await readFile(fileURLToPath(url), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm", target: "node20" });
  return { format: "module", source: code, shortCircuit: true };
}
