import type { DuckDBConnection } from "@duckdb/node-api";
import { appendRows, type TableColumns } from "./append.ts";
import { inTransaction } from "./database.ts";
import { retireFiles } from "./retire.ts";
import { asDuplicate, NOTICE_TABLES, PART_END, type ReadFile, type ReadSource, type Row, TERM_END } from "./rows.ts";

/** Files and characters after which a batch is written: what a crash may cost, and what memory has to hold. */
const BATCH_FILES = 256;
const BATCH_CHARS = 4_000_000;

/** Groups files into batches, in order. */
export async function* inBatches(files: AsyncIterable<readonly ReadFile[]>): AsyncGenerator<ReadFile[]> {
  let batch: ReadFile[] = [];
  let chars = 0;
  for await (const some of files)
    for (const file of some) {
      batch.push(file);
      for (const source of file.sources) chars += Number(source.rows?.notices[0]?.char_count ?? 0);
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
  const append = (table: string, rows: readonly Row[]): Promise<void> =>
    appendRows(connection, table, columns.get(table)!, rows);
  await inTransaction(connection, async () => {
    for (const table of NOTICE_TABLES)
      await append(
        table,
        sources.flatMap((source) => source.rows?.[table] ?? []),
      );
    await appendTerms(
      connection,
      sources.flatMap((source) => source.rows?.packed_terms ?? []),
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

const PACKED_COLUMNS = ["notice_id", "problem_id", "measure_id", "packed"];

/** Terms are unpacked by DuckDB, which does it many times faster than rows could be handed over one by one. */
async function appendTerms(connection: DuckDBConnection, fields: readonly Row[]): Promise<void> {
  await connection.run(
    "create or replace temp table packed_terms (notice_id varchar, problem_id varchar, measure_id varchar, packed varchar)",
  );
  await appendRows(connection, "packed_terms", PACKED_COLUMNS, fields);
  await connection.run(
    `insert into terms
     select notice_id, problem_id, measure_id, part[1], part[2], part[3]::integer
     from (
       select notice_id, problem_id, measure_id, string_split(unnest(string_split(packed, $term_end)), $part_end) as part
       from packed_terms)`,
    { term_end: TERM_END, part_end: PART_END },
  );
  await connection.run("drop table packed_terms");
}

/** The first source of a text keeps its rows, later ones become duplicates of it. */
function withoutRepeats(sources: readonly ReadSource[], held: ReadonlyMap<string, Holder>): ReadSource[] {
  const kept = new Map([...held].map(([noticeId, holder]) => [noticeId, holder.sourcePath]));
  return sources.map((source) => {
    if (source.noticeId === null) return source;
    const keptPath = kept.get(source.noticeId);
    if (keptPath !== undefined) return asDuplicate(source, keptPath);
    kept.set(source.noticeId, String(source.source.source_path));
    return source;
  });
}

/** Files in the database that hold a text of these sources under a path that comes later. */
async function overtakenFiles(connection: DuckDBConnection, sources: readonly ReadSource[]): Promise<string[]> {
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
  sources: readonly ReadSource[],
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
