import type { DataHashes } from "../data-hashes.ts";
import { packageVersion } from "../package-root.ts";
import type { ProgramHashes } from "../program-hashes.ts";

/** Version of the comparison: of its program and of its queries. */
export function compareLine({ shared, compare }: ProgramHashes): string {
  return `xunjian ${packageVersion}; shared ${shared}; compare ${compare}`;
}

/**
 * One line that says how a file was read, stored with it: `xunjian 0.1.0; shared 5c…; parse 07…; …; codebook 3f…`. A
 * file is read again when the line changes.
 */
export function readingLine(program: ProgramHashes, data: DataHashes): string {
  const { shared, ingest, parse, tokenize, classify, load, run } = program;
  const hashes = Object.entries({ shared, ingest, parse, tokenize, classify, load, run, ...data });
  return [`xunjian ${packageVersion}`, ...hashes.map(([name, hash]) => `${name} ${hash}`)].join("; ");
}

/** A reading line without what only classify works with: where this is the same, a file need not be read again. */
export function withoutCoding(line: string): string {
  return line
    .split("; ")
    .filter((part) => !/^(?:classify|codebook) /.test(part))
    .join("; ");
}
