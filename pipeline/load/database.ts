import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { Failure } from "../failure.ts";
import { machineMemory } from "../machine-memory.ts";
import { packageVersion, pipelineFile } from "../package-root.ts";
import { expectDatabaseFile } from "./database-file.ts";
import { asFailure, isDamaged, OUT_OF_MEMORY } from "./trouble.ts";

/** What loading, comparing and reporting usually need of DuckDB, up to some ten thousand notices and more. */
const USUAL_MEMORY = "512MB";

/** Connections that have needed more than the usual, and will again. */
const widened = new WeakSet<DuckDBConnection>();

/**
 * Does work in little memory, and where that is not enough, from its beginning in a quarter of the machine's (at least
 * 1 GiB), which the connection then keeps: not all that is gathered can go to disk. Work that fails must leave nothing
 * behind that its repetition does not replace.
 */
export async function withEnoughMemory<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  if (widened.has(connection)) return work();
  await connection.run(`set memory_limit = '${USUAL_MEMORY}'`);
  return work().catch(async (error: unknown) => {
    if (!(error instanceof Error && OUT_OF_MEMORY.test(error.message))) throw error;
    widened.add(connection);
    await connection.run(`set memory_limit = '${Math.max(1, machineMemory() / 2 ** 30 / 4).toFixed(1)}GiB'`);
    return work();
  });
}

/** Version of `schema.sql`; rises when a column that others rely on appears. */
export const SCHEMA_VERSION = 2;

/** One open DuckDB file. */
export interface Database {
  readonly path: string;
  readonly connection: DuckDBConnection;
  /** May be called more than once. */
  readonly close: () => void;
}

/**
 * Settings while rows are written: memory stays flat however large the corpus; what does not fit goes to disk beside the file. A
 * checkpoint after every batch would write most of it twice.
 */
const WRITER_SETTINGS = { memory_limit: USUAL_MEMORY, checkpoint_threshold: "128MB" };

/** DuckDB fetches what it lacks for a file or a function from the network, unless it is told not to. */
const OFFLINE = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/**
 * Opens a database file: to `read` it with the queries of this program, to `inspect` what it is (read-only, of an earlier
 * version too), or to `write` it. Nothing is fetched for it, whatever it is and whatever is asked of it.
 *
 * @throws Failure when it is missing, busy, no database of xunjian, or written by a newer version of the program.
 */
export async function openDatabase(path: string, mode: "read" | "inspect" | "write"): Promise<Database> {
  if (mode !== "write" && !existsSync(path))
    throw new Failure(
      {
        zh: `没有数据库 ${path}；请先用 \`xunjian run <路径> --out 目录\` 生成，或用 --db 指明文件`,
        en: `There is no database ${path}: make one with \`xunjian run <paths> --out DIR\`, or name it with --db`,
      },
      { exitCode: 2 },
    );
  try {
    expectDatabaseFile(path);
    // Absolute, because `md:name` and `sqlite:name` would be schemes.
    const instance = await DuckDBInstance.create(resolve(path), {
      ...OFFLINE,
      ...(mode === "write" ? WRITER_SETTINGS : { access_mode: "READ_ONLY" }),
    });
    const connection = await instance.connect();
    let isOpen = true;
    const database: Database = {
      path,
      connection,
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        connection.closeSync();
        instance.closeSync();
      },
    };
    if (mode === "read") await expectOwnSchema(database);
    else if (mode === "inspect") await expectSchema(database);
    return database;
  } catch (error) {
    throw asFailure(error, path);
  }
}

/**
 * Opens a database to read, has `work` read it, and closes it.
 *
 * @throws Failure where {@link openDatabase} does, and when the file turns out to be damaged
 */
export async function fromDatabase<T>(
  path: string,
  work: (connection: DuckDBConnection) => T | Promise<T>,
): Promise<T> {
  const database = await openDatabase(path, "read");
  try {
    return await work(database.connection);
  } catch (error) {
    throw isDamaged(error) ? asFailure(error, path) : error;
  } finally {
    database.close();
  }
}

/** Version of the schema in an open database, null in one without tables of xunjian. */
export async function schemaVersion(connection: DuckDBConnection): Promise<number | null> {
  const tables = await connection.runAndReadAll("select 1 from duckdb_tables() where table_name = 'meta'");
  if (tables.currentRowCount === 0) return null;
  const rows = await connection.runAndReadAll("select value from meta where key = 'schema_version'");
  const value = rows.getRows()[0]?.[0];
  return value === undefined ? null : Number(value);
}

/**
 * @returns the version of its schema
 * @throws Failure unless the database has a schema this program can read.
 */
export async function expectSchema(database: Database): Promise<number> {
  const version = await schemaVersion(database.connection);
  if (version !== null && version <= SCHEMA_VERSION) return version;
  database.close();
  throw version === null
    ? new Failure({
        zh: `${database.path} 不是 xunjian 的数据库；请用 --db 指明 run 生成的 xunjian.duckdb`,
        en: `${database.path} is not a database of xunjian: name the xunjian.duckdb of a run with --db`,
      })
    : new Failure({
        zh: `${database.path} 由更新版本的 xunjian 写成（结构版本 ${version}，本程序 ${packageVersion} 只认到 ${SCHEMA_VERSION}）；请升级 xunjian，或换一个输出目录`,
        en: `${database.path} was written by a newer xunjian (schema ${version}; this program, ${packageVersion}, knows up to ${SCHEMA_VERSION}): upgrade xunjian, or choose another output folder`,
      });
}

/**
 * The schema of this program, whose columns its queries name.
 *
 * @throws Failure where {@link expectSchema} does, and for a database of an earlier version
 */
async function expectOwnSchema(database: Database): Promise<void> {
  const version = await expectSchema(database);
  if (version === SCHEMA_VERSION) return;
  database.close();
  throw new Failure({
    zh: `${database.path} 由较早版本的 xunjian 写成（结构版本 ${version}，本程序为 ${SCHEMA_VERSION}）；请用本程序对原文再执行一次 run，输出到同一目录`,
    en: `${database.path} was written by an earlier xunjian (schema ${version}; this program has ${SCHEMA_VERSION}): run this one over the notices again, into the same folder`,
  });
}

/** Creates the tables of `schema.sql` in an empty database, all or nothing. */
export async function createSchema(connection: DuckDBConnection): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(readFileSync(pipelineFile("load", "schema.sql"), "utf8"));
    await writeMeta(connection, { schema_version: String(SCHEMA_VERSION) });
  });
}

/**
 * Everything `work` writes is in the database, or nothing of it. Where the usual memory is not enough it is done again
 * ({@link withEnoughMemory}).
 */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  return withEnoughMemory(connection, async () => {
    await connection.run("begin transaction");
    try {
      const result = await work();
      await connection.run("commit");
      return result;
    } catch (error) {
      // After a failed commit (disk full) there is nothing left to roll back; the first error is the one to report.
      await connection.run("rollback").catch(() => undefined);
      throw error;
    }
  });
}

export async function writeMeta(
  connection: DuckDBConnection,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [key, value] of Object.entries(entries))
    await connection.run("insert or replace into meta values ($key, $value)", { key, value });
}

export async function readMeta(connection: DuckDBConnection): Promise<Readonly<Record<string, string>>> {
  const rows = await connection.runAndReadAll("select key, value from meta order by key");
  return Object.fromEntries(rows.getRows().map(([key, value]) => [String(key), String(value)]));
}
