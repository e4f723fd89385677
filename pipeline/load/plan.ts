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
  /** Files whose rows have to go: changed ones, and those that are no longer there. */
  readonly retire: readonly string[];
  readonly unchanged: number;
}

/**
 * Compares the files found with those a database was made from: by content, and by the versions of the stages that
 * read them. Time stamps are not asked; they change without the content and the other way round.
 *
 * @param fingerprintOf what tells two states of a file apart; asked only of files the database knows
 */
export async function planRun<File extends { readonly path: string }>(
  connection: DuckDBConnection,
  found: readonly File[],
  stageVersion: string,
  fingerprintOf: (file: File) => string,
): Promise<Plan<File>> {
  const known = await knownFiles(connection);
  const read: File[] = [];
  const retire: string[] = [];
  for (const file of found) {
    const before = known.get(file.path);
    known.delete(file.path);
    if (before && before.stageVersion === stageVersion && before.fingerprint === fingerprintOf(file)) continue;
    if (before) retire.push(file.path);
    read.push(file);
  }
  return { read, retire: [...retire, ...known.keys()], unchanged: found.length - read.length };
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
