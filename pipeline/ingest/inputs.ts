import { lstatSync } from "node:fs";
import { posix, resolve, sep } from "node:path";
import picomatch from "picomatch";
import type { Refused } from "../model.ts";
import { decode } from "./decode.ts";
import type { Limits } from "./limits.ts";
import { readRegularFile } from "./read-file.ts";
import { type Found, type FoundFile, fileRefusal, OWN_OUTPUT, refuse, walk } from "./walk.ts";

/** The name standard input is reported under, and the input that stands for it. */
export const STANDARD_INPUT = "-";

export interface Expanded {
  readonly found: readonly Found[];
  readonly readsStandardInput: boolean;
}

/**
 * Every file the inputs stand for, each once, sorted by reported path in code units.
 *
 * @param inputs files, folders, globs (`2024/**\/*.docx`), `-`, and `@list.txt` for a file with one input a line
 */
export function expandInputs(inputs: readonly string[], limits: Limits, listFile?: string): Expanded {
  const found = new Map<string, Found>();
  let readsStandardInput = false;
  const add = (item: Found): void => {
    // Two names of one folder (`a`, `./a/`) report each file once; two names that only look the same are told apart.
    let { path } = item;
    const same = found.get(resolve(path));
    if (same && "location" in item && "location" in same && !item.location.equals(same.location)) {
      while (found.has(resolve(path))) path += "~";
      found.set(resolve(path), { ...item, path });
    } else if (!same) found.set(resolve(path), item);
  };
  const expand = (input: string, isListed: boolean): void => {
    if (input === STANDARD_INPUT) readsStandardInput = true;
    else if (input.startsWith("@") && !isListed) readList(input.slice(1));
    else for (const item of filesOf(slashed(input), limits)) add(item);
  };
  const readList = (path: string): void => {
    const lines = listedInputs(path, limits);
    if (Array.isArray(lines)) for (const line of lines) expand(line, true);
    else add(lines as Refused);
  };
  for (const input of inputs) expand(input, false);
  if (listFile !== undefined) readList(listFile);
  const sorted = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { found: sorted, readsStandardInput };
}

/** Paths as they are reported: `/` between names, without `./` and doubled or trailing slashes. */
function slashed(input: string): string {
  const path = posix.normalize(sep === "\\" ? input.replaceAll("\\", "/") : input);
  return path.length > 1 ? path.replace(/\/$/u, "") : path;
}

function* filesOf(path: string, limits: Limits): Generator<Found> {
  // A name with brackets that exists is a file, not a pattern.
  if (lstatSync(path, { throwIfNoEntry: false }) || !picomatch.scan(path).isGlob) {
    yield* walk(path, limits);
    return;
  }
  const base = picomatch.scan(path).base || ".";
  const matches = picomatch(path);
  let matched = false;
  let passedOver: Refused | null = null;
  for (const item of walk(base, limits))
    if (matches(item.path)) {
      matched = true;
      yield item;
    } else if ("outcome" in item && item.finding.code === OWN_OUTPUT) passedOver ??= item;
  if (!matched) yield passedOver ?? refuse(path, "ingest/no-match", "failed");
}

function listedInputs(path: string, limits: Limits): string[] | Refused {
  try {
    const file: FoundFile = { path, location: Buffer.from(path) };
    const bytes = readRegularFile(file, limits);
    if (!(bytes instanceof Uint8Array)) return bytes;
    return decode(bytes)
      .text.split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch (error) {
    return fileRefusal(path, error);
  }
}
