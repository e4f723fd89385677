import { dataHashes, filesBelow, hashOf } from "../data-hashes.ts";
import { packageVersion, pipelineFile } from "../package-root.ts";

/** Version of the comparison: of the program and of its queries. */
export function compareVersion(): string {
  const folder = pipelineFile("compare");
  return `xunjian ${packageVersion}; queries ${hashOf(
    folder,
    filesBelow(folder).filter((path) => path.endsWith(".sql")),
  )}`;
}

/**
 * One line that says how a file was read, stored with it: `xunjian 0.1.0; parse 1; …; codebook 3f…`. A file is read
 * again when the line changes.
 */
export function versionLine(stages: Readonly<Record<string, number>>): string {
  const { codebook, lexicon } = dataHashes();
  const versions = Object.entries(stages).map(([name, version]) => `${name} ${version}`);
  return [`xunjian ${packageVersion}`, ...versions, `codebook ${codebook}`, `lexicon ${lexicon}`].join("; ");
}

/** A version line without what only classify works with: where this is the same, a file need not be read again. */
export function withoutCoding(line: string): string {
  return line
    .split("; ")
    .filter((part) => !/^(?:classify|codebook) /.test(part))
    .join("; ");
}
