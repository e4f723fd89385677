import { readdirSync, readFileSync } from "node:fs";
import { dataFile } from "../../pipeline/package-root.ts";

/** A regular expression that the program put together while it ran. */
export interface Constructed {
  /** The line of the sources that constructed it. */
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/**
 * The expressions that are constructed while the program reads the sample. Modules construct most of theirs when they
 * are imported, so none of those may have been before.
 */
export async function constructedExpressions(): Promise<Constructed[]> {
  const found = new Map<string, Constructed>();
  const native = RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RegExp;
      const key = `/${made.source}/${made.flags}`;
      const where = found.has(key) ? undefined : callerBelow("/pipeline/");
      if (where !== undefined) found.set(key, { where, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const { classifyNotice, parseNotice, sourceOf, tokenizeNotice } = await import("../../pipeline/index.ts");
    for (const name of readdirSync(dataFile("sample")).filter((each) => each.endsWith(".txt")))
      classifyNotice(tokenizeNotice(parseNotice(sourceOf(readFileSync(dataFile("sample", name), "utf8"), name))));
  } finally {
    globalThis.RegExp = native;
  }
  return [...found.values()];
}

/** The innermost file below a folder that is being executed, with its line. */
function callerBelow(folder: string): string | undefined {
  const line = new Error().stack?.split("\n").find((each) => each.includes(folder));
  return line && /pipeline\/[^):]+:\d+/.exec(line.slice(line.indexOf(folder)))?.[0];
}
