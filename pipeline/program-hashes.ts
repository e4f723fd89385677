import { fileURLToPath } from "node:url";
import { filesBelow, hashOf } from "./data-hashes.ts";
import { pipelineFile } from "./package-root.ts";

/** What of the program decides rows and reports: the stages, and the modules beside them that all of them share. */
const PARTS = ["shared", "ingest", "parse", "tokenize", "classify", "load", "run", "compare", "report"] as const;

/** Hash of each part of the program, 12 hex digits: the versions of the stages. */
export type ProgramHashes = Readonly<Record<(typeof PARTS)[number], string>>;

/** Where the files of a program lie. */
export interface ProgramFolders {
  /** The modules that run: `dist/`, from the sources `pipeline/`. */
  readonly modules: string;
  /** What is not compiled and stays beside the sources: SQL, style sheets, the script of the page. */
  readonly sources: string;
}

const running: ProgramFolders = { modules: fileURLToPath(new URL(".", import.meta.url)), sources: pipelineFile() };

let hashes: ProgramHashes | undefined;

/** Hashes of the program that runs; read once a process. Sources and what they are compiled to hash differently. */
export function programHashes(): ProgramHashes {
  hashes ??= hashProgram(running);
  return hashes;
}

/** Hashes of the program in some folders. Line ends do not count: a checkout may change them. */
export function hashProgram({ modules, sources }: ProgramFolders): ProgramHashes {
  const compiled = filesBelow(modules).filter((path) => /\.(?:js|ts)$/.test(path) && !path.endsWith(".d.ts"));
  const beside = filesBelow(sources).filter((path) => !/\.(?:ts|md)$/.test(path));
  const partOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "shared");
  const hashPart = (part: string): string => {
    const of = (paths: readonly string[]): string[] => paths.filter((path) => partOf(path) === part);
    return hashOf([
      { root: modules, paths: of(compiled) },
      { root: sources, paths: of(beside) },
    ]);
  };
  return Object.fromEntries(PARTS.map((part) => [part, hashPart(part)])) as ProgramHashes;
}
