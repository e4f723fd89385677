import type { DuckDBConnection } from "@duckdb/node-api";
import { appendRows, type TableColumns } from "./append.ts";
import { inTransaction } from "./database.ts";
import { appendPacked, type PackedSource, type ReadFile } from "./packed.ts";
import { retireFiles } from "./retire.ts";
import type { ScalarRow } from "./row.ts";
import { asDuplicate } from "./rows.ts";

/** Files and characters after which a batch is written: what a crash may cost, and what memory has to hold. */
const BATCH_FILES = 128;
const BATCH_CHARS = 2_000_000;

/** Groups files into batches, in order. */
export async function* inBatches(files: AsyncIterable<readonly ReadFile[]>): AsyncGenerator<ReadFile[]> {
  let batch: ReadFile[] = [];
  let chars = 0;
  for await (const some of files)
    for (const file of some) {
      batch.push(file);
      for (const source of file.sources) chars += source.characters;
      if (batch.length < BATCH_FILES && chars < BATCH_CHARS) continue;
      yield batch;
      batch = [];
      chars = 0;
    }
  if (batch.length > 0) yield batch;
}

/**
 * Writes a batch of files in one transaction: after a crash all of it is in the database, or nothing. Of several
 * sources with one text the one whose path comes first keeps the rows, whatever order the files arrive in.
 *
 * @returns files to read once more: they brought a text that now belongs to an earlier path
 */
export async function writeBatch(
  connection: DuckDBConnection,
  columns: TableColumns,
  files: readonly ReadFile[],
  stageVersion: string,
): Promise<string[]> {
  const read = files.flatMap((file) => file.sources);
  const again: string[] = [];
  for (;;) {
    const overtaken = await overtakenFiles(connection, read);
    if (overtaken.length === 0) break;
    again.push(...(await retireFiles(connection, overtaken)));
  }
  const sources = withoutRepeats(read, await holders(connection, read));
  const append = (table: string, rows: readonly ScalarRow[]): Promise<void> =>
    appendRows(connection, table, columns.get(table)!.keys(), rows);
  await inTransaction(connection, async () => {
    await appendPacked(
      connection,
      columns,
      sources.flatMap((source) => source.rows ?? []),
    );
    await append(
      "findings",
      sources.flatMap((source) => source.findings),
    );
    await append(
      "sources",
      sources.map((source) => source.source),
    );
    await append(
      "files",
      files.map(({ filePath, fingerprint, bytes }) => ({
        file_path: filePath,
        fingerprint,
        bytes,
        stage_version: stageVersion,
      })),
    );
  });
  return again;
}

/** The first source of a text keeps its rows, later ones become duplicates of it. */
function withoutRepeats(sources: readonly PackedSource[], held: ReadonlyMap<string, Holder>): PackedSource[] {
  const kept = new Map([...held].map(([noticeId, holder]) => [noticeId, holder.sourcePath]));
  return sources.map((source) => {
    if (source.noticeId === null) return source;
    const keptPath = kept.get(source.noticeId);
    if (keptPath !== undefined) return { ...asDuplicate(source, keptPath), rows: null };
    kept.set(source.noticeId, String(source.source.source_path));
    return source;
  });
}

/** Files in the database that hold a text of these sources under a path that comes later. */
async function overtakenFiles(connection: DuckDBConnection, sources: readonly PackedSource[]): Promise<string[]> {
  const held = await holders(connection, sources);
  const overtaken = new Set<string>();
  for (const { noticeId, source } of sources) {
    const holder = noticeId === null ? undefined : held.get(noticeId);
    if (holder && String(source.source_path) < holder.sourcePath) overtaken.add(holder.filePath);
  }
  return [...overtaken];
}

/** The source in the database that brought the rows of a notice. */
interface Holder {
  readonly sourcePath: string;
  readonly filePath: string;
}

async function holders(
  connection: DuckDBConnection,
  sources: readonly PackedSource[],
): Promise<ReadonlyMap<string, Holder>> {
  const ids = sources.flatMap((source) => source.noticeId ?? []);
  if (ids.length === 0) return new Map();
  const found = await connection.runAndReadAll(
    `select n.notice_id, s.source_path, s.file_path from notices n join sources s using (source_path)
     where n.notice_id in (select unnest(string_split($ids, ',')))`,
    { ids: ids.join(",") },
  );
  return new Map(
    found
      .getRows()
      .map(([id, sourcePath, filePath]) => [
        String(id),
        { sourcePath: String(sourcePath), filePath: String(filePath) },
      ]),
  );
}
