import { fold } from "../../fold.ts";
import type { Query } from "../database.ts";
import { nameEnd } from "./candidate.ts";
import { isPlainWord, tagOf } from "./dictionary.ts";
import { type Identifying, identifying, redacted } from "./mask.ts";

/** The paths that name a person or a number, by what they are shown as; all others are shown as they are. */
export interface PathMask {
  readonly shown: ReadonlyMap<string, string>;
  /** Names and numbers in any of the paths: findings repeat paths in their words. */
  readonly identifying: Identifying;
}

/**
 * Masks names and numbers in file names: `赵六福-13800000000.txt`. A path comes out the same wherever it stands, and two
 * paths that look alike then are told apart (`~2`), so that rows can still be joined by them.
 */
export async function pathMask(query: Query): Promise<PathMask> {
  const shown = new Map<string, string>();
  const used = new Map<string, number>();
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const { path } of await query<{ path: string }>("paths")) {
    const found = identifyingIn(path);
    const plain = redacted(path, found);
    if (plain === path) continue;
    const times = (used.get(plain) ?? 0) + 1;
    used.set(plain, times);
    shown.set(path, times === 1 ? plain : `${plain}~${times}`);
    for (const name of found.names) names.add(name);
    for (const number of found.numbers) numbers.add(number);
  }
  return {
    shown,
    identifying: { names: longestFirst(names), numbers },
  };
}

/** Names and numbers in a path: what a text would show, and the parts between marks that are or begin with a name. */
export function identifyingIn(path: string): Identifying {
  const { names, numbers } = identifying(path);
  const all = new Set(names);
  for (const part of fold(path).split(/[^\u3400-\u9fff\ud840-\ud8ff\udc00-\udfff·]+/)) {
    const name = nameAtHead(part);
    if (name !== null) all.add(name);
  }
  return { names: longestFirst(all), numbers };
}

/** 赵六福, 赵六福反馈. */
function nameAtHead(part: string): string | null {
  for (const length of [4, 3, 2]) {
    const name = part.slice(0, length);
    if (name.length < length || nameEnd(`${name}，`, 0, "frame") !== length) continue;
    const rest = part.slice(length);
    if (rest === "") return name;
    if (length > 2 && [2, 3, 4].some((end) => isPlainWord(rest.slice(0, end)) || tagOf(rest.slice(0, end)) === "v"))
      return name;
  }
  return null;
}

const longestFirst = (names: ReadonlySet<string>): string[] =>
  [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
