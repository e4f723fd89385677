import type { DuckDBConnection } from "@duckdb/node-api";

/** What a database remembers of one file. */
interface KnownFile {
  readonly fingerprint: string;
  readonly stageVersion: string;
}

/** What a run has to do to make a database say what the files say. */
export interface Plan<File> {
  /** New and changed files, in the order they are read. */
  readonly read: readonly File[];
  /** Paths of files whose reading stands, but not the codes: the codebook has changed. */
  readonly reclassify: readonly string[];
  /** Files whose rows have to go: changed ones, and those that are no longer there. */
  readonly retire: readonly string[];
  readonly unchanged: number;
  /** Content of the files that are no longer among those found, and how many files the database knew. */
  readonly gone: readonly string[];
  readonly known: number;
}

/**
 * Compares the files found with those a database was made from: by content, and by the versions of the stages that
 * read them. Time stamps are not asked; they change without the content and the other way round.
 *
 * @param readingOf the part of a stage version that says how a file was read before it was coded
 * @param fingerprintOf what tells two states of a file apart; asked only of files the database knows
 */
export async function planRun<File extends { readonly path: string }>(
  connection: DuckDBConnection,
  found: readonly File[],
  stageVersion: string,
  readingOf: (stageVersion: string) => string,
  fingerprintOf: (file: File) => string,
): Promise<Plan<File>> {
  const known = await knownFiles(connection);
  const total = known.size;
  const reading = readingOf(stageVersion);
  const stands = (version: string): boolean => version === stageVersion || readingOf(version) === reading;
  const read: File[] = [];
  const reclassify: string[] = [];
  const retire: string[] = [];
  for (const file of found) {
    const before = known.get(file.path);
    known.delete(file.path);
    if (before && stands(before.stageVersion) && before.fingerprint === fingerprintOf(file)) {
      if (before.stageVersion !== stageVersion) reclassify.push(file.path);
      continue;
    }
    if (before) retire.push(file.path);
    read.push(file);
  }
  const unchanged = found.length - read.length - reclassify.length;
  const gone = [...known.values()].map(({ fingerprint }) => fingerprint);
  return { read, reclassify, retire: [...retire, ...known.keys()], unchanged, gone, known: total };
}

async function knownFiles(connection: DuckDBConnection): Promise<Map<string, KnownFile>> {
  const rows = await connection.runAndReadAll("select file_path, fingerprint, stage_version from files");
  return new Map(
    rows
      .getRows()
      .map(([path, fingerprint, stageVersion]) => [
        String(path),
        { fingerprint: String(fingerprint), stageVersion: String(stageVersion) },
      ]),
  );
}
