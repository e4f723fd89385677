import { dataYaml } from "../data-yaml.ts";

/** A way in which notices write something: an expression with a name, and lines that show what it reads. */
export interface Construct {
  readonly name: string;
  /** Matched against a folded line (half-width, trimmed). */
  readonly pattern: string;
  /** Lines the construct must read; tested. */
  readonly lines: readonly string[];
}

/** The constructs of a file below `data/lexicon/`, in groups by what they tell. */
export function constructsOf<Group extends string>(file: string): Readonly<Record<Group, readonly Construct[]>> {
  return dataYaml("lexicon", file) as Record<Group, readonly Construct[]>;
}

/** All of them in one expression. */
export function anyConstruct(constructs: readonly Construct[], flags = ""): RegExp {
  return new RegExp(constructs.map(({ pattern }) => pattern).join("|"), flags);
}
