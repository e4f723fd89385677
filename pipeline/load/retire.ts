import { type DuckDBConnection, listValue } from "@duckdb/node-api";
import { inTransaction } from "./database.ts";
import { NOTICE_TABLES } from "./notice-rows.ts";

/**
 * Takes everything that came from these files out of the database, in one transaction, and with it what came from
 * files that hold the same text as a retired notice: one of them will bring its rows when it is read again.
 *
 * @returns paths of all retired files, in code-unit order
 */
export async function retireFiles(connection: DuckDBConnection, filePaths: readonly string[]): Promise<string[]> {
  if (filePaths.length === 0) return [];
  return inTransaction(connection, async () => {
    await connection.run("create or replace temp table retired_files as select unnest($paths) as file_path", {
      paths: listValue([...filePaths]),
    });
    await connection.run("create or replace temp table retired_notices (notice_id varchar)");
    for (let before = -1, now = filePaths.length; now > before; ) {
      before = now;
      await connection.run(ADD_NOTICES_OF_FILES);
      await connection.run(ADD_FILES_OF_NOTICES);
      now = Number((await connection.runAndReadAll("select count(*) from retired_files")).getRows()[0]![0]);
    }
    for (const table of [...NOTICE_TABLES, "terms"])
      await connection.run(`delete from ${table} where notice_id in (from retired_notices)`);
    await connection.run(`
      delete from findings
      where source_path in (select source_path from sources where file_path in (from retired_files))`);
    await connection.run("delete from sources where file_path in (from retired_files)");
    await connection.run("delete from files where file_path in (from retired_files)");
    const retired = await connection.runAndReadAll("select file_path from retired_files");
    return retired
      .getRows()
      .map(([path]) => String(path))
      .sort((a, b) => (a < b ? -1 : 1));
  });
}

/** How many of these contents no file in the database has any more: a file under another name is still there. */
export async function lostContents(connection: DuckDBConnection, fingerprints: readonly string[]): Promise<number> {
  if (fingerprints.length === 0) return 0;
  const found = await connection.runAndReadAll(
    "select count(*) from (select unnest($fingerprints) as fingerprint) as gone anti join files using (fingerprint)",
    { fingerprints: listValue([...fingerprints]) },
  );
  return Number(found.getRows()[0]![0]);
}

const ADD_NOTICES_OF_FILES = `
  insert into retired_notices
  select n.notice_id from notices n join sources s using (source_path)
  where s.file_path in (from retired_files) and n.notice_id not in (from retired_notices)`;

const ADD_FILES_OF_NOTICES = `
  insert into retired_files
  select distinct s.file_path from sources s
  where s.notice_id in (from retired_notices) and s.file_path not in (from retired_files)`;
