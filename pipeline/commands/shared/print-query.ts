import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type DuckDBConnection, type DuckDBValue, quotedString, StatementType } from "@duckdb/node-api";
import { csvLine } from "../../csv.ts";
import { Failure } from "../../failure.ts";
import { openDatabase } from "../../load/database.ts";
import { asFailure, isDamaged } from "../../load/trouble.ts";
import { expectOther, replaceFile } from "./output-file.ts";
import { sendLines } from "./send-lines.ts";
import { type Terminal, textTable } from "./terminal.ts";
import { cell, plain } from "./values.ts";
import { asWriteFailure } from "./write-failure.ts";

export interface PrintOptions {
  readonly database: string;
  readonly format: "table" | "json" | "csv" | "parquet";
  /** Null: standard output. */
  readonly output: string | null;
}

/** Rows a table on the screen shows; more of them help nobody there. */
const TABLE_ROWS = 500;

/** Prepares a statement in the opened database, before it is confined: fills temporary tables, looks up names. */
export type PrepareSql = (connection: DuckDBConnection) => Promise<string>;

/** Runs one SQL statement that can neither write nor reach a file, and prints what it gives. */
export async function printQuery(
  prepared: string | PrepareSql,
  options: PrintOptions,
  terminal: Terminal,
): Promise<void> {
  const { format, output } = options;
  if (format === "parquet" && output === null && process.stdout.isTTY)
    throw new Failure(
      { zh: "Parquet 是二进制格式；请用 --output 写入文件", en: "Parquet is binary: write it to a file with --output" },
      { exitCode: 2 },
    );
  if (output !== null) expectOther("--output", output, [options.database]);
  const database = await openDatabase(options.database, "read");
  const scratch = mkdtempSync(join(tmpdir(), "xunjian-query-"));
  try {
    const { connection } = database;
    const sql = typeof prepared === "string" ? prepared : await prepared(connection);
    const parquet = join(scratch, "result.parquet");
    await confine(connection, format === "parquet" ? parquet : null);
    await expectOneSelect(connection, sql);
    if (format === "parquet") {
      await connection.run(`copy (${withoutEnd(sql)}\n) to ${quotedString(parquet)} (format parquet)`).catch(notSql);
      await send((to, end) => pipeline(createReadStream(parquet), to, { end }), output);
    } else if (format === "table") await printTable(connection, sql, output, terminal);
    else {
      const lines = format === "json" ? jsonLines(connection, sql) : csvLines(connection, sql);
      await send((to, end) => sendLines(lines, to, { end }), output);
    }
    if (output !== null) terminal.out(terminal.say({ zh: `结果：${output}`, en: `Result: ${output}` }));
  } catch (error) {
    throw output === null || isDamaged(error) ? asFailure(error, options.database) : asWriteFailure(error, output);
  } finally {
    database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** From here on no SQL reaches a file, a network, an extension or a setting; `writable` is the one exception. */
async function confine(connection: DuckDBConnection, writable: string | null): Promise<void> {
  if (writable !== null) await connection.run(`set allowed_paths = [${quotedString(resolve(writable))}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}

const READS = new Set<StatementType>([StatementType.SELECT, StatementType.EXPLAIN, StatementType.RELATION]);

async function expectOneSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  // DuckDB fails on a text without a statement, and says nothing of use.
  const statements = isBlank(sql) ? null : await connection.extractStatements(sql).catch(notSql);
  if (statements === null || statements.count === 0)
    throw new Failure(
      {
        zh: '没有写 SQL；例：xunjian query "select unit, count(*) n from notices group by 1"',
        en: 'There is no SQL; for example xunjian query "select unit, count(*) n from notices group by 1"',
      },
      { exitCode: 2 },
    );
  if (statements.count !== 1)
    throw new Failure(
      {
        zh: `一次执行一条 SQL，这里有 ${statements.count} 条`,
        en: `One SQL statement at a time, not ${statements.count}`,
      },
      { exitCode: 2 },
    );
  const statement = await statements.prepare(0).catch(notSql);
  const isRead = READS.has(statement.statementType);
  statement.destroySync();
  if (!isRead)
    throw new Failure(
      {
        zh: "query 只读：只接受 select、from、with、describe、explain",
        en: "query only reads: select, from, with, describe, explain",
      },
      { exitCode: 2 },
    );
}

/** Nothing but blanks, semicolons and comments. */
function isBlank(sql: string): boolean {
  const said = sql.replace(/--[^\n]*/g, "").replace(/\/\*[\s\S]*?\*\//g, "");
  return /^[\s;]*$/.test(said);
}

function notSql(error: unknown): never {
  const message = (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
  throw new Failure({ zh: `SQL 有误：${message}`, en: `Wrong SQL: ${message}` }, { exitCode: 2, cause: error });
}

/** A statement that stands in brackets has no semicolon and no comment that would swallow the bracket. */
function withoutEnd(sql: string): string {
  return sql.trim().replace(/;\s*$/, "");
}

interface Rows {
  readonly names: readonly string[];
  readonly chunks: AsyncIterable<readonly (readonly DuckDBValue[])[]>;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Rows> {
  const result = await connection.stream(sql).catch(notSql);
  async function* chunks() {
    for (;;) {
      const chunk = await result.fetchChunk().catch(notSql);
      if (!chunk || chunk.rowCount === 0) return;
      yield chunk.getRows();
    }
  }
  return { names: result.deduplicatedColumnNames(), chunks: chunks() };
}

async function* jsonLines(connection: DuckDBConnection, sql: string): AsyncGenerator<string> {
  const { names, chunks } = await rowsOf(connection, sql);
  let lead = "[";
  for await (const rows of chunks)
    for (const row of rows) {
      yield `${lead}\n  ${JSON.stringify(Object.fromEntries(names.map((name, column) => [name, plain(row[column]!)])))}`;
      lead = ",";
    }
  yield lead === "[" ? "[]\n" : "\n]\n";
}

async function* csvLines(connection: DuckDBConnection, sql: string): AsyncGenerator<string> {
  const { names, chunks } = await rowsOf(connection, sql);
  yield `${csvLine(names)}\r\n`;
  for await (const rows of chunks) for (const row of rows) yield `${csvLine(row.map(cell))}\r\n`;
}

async function printTable(
  connection: DuckDBConnection,
  sql: string,
  output: string | null,
  terminal: Terminal,
): Promise<void> {
  const { names, chunks } = await rowsOf(connection, sql);
  const shown: (string | number | null)[][] = [];
  let total = 0;
  for await (const rows of chunks)
    for (const row of rows) if (total++ < TABLE_ROWS) shown.push(row.map((value) => rounded(cell(value))));
  const { say } = terminal;
  const count =
    total > shown.length
      ? {
          zh: `${total} 行，显示前 ${shown.length} 行；--format csv 得全部`,
          en: `${total} rows, the first ${shown.length} shown; --format csv gives all`,
        }
      : { zh: `${total} 行`, en: `${total} rows` };
  const lines = textTable(names, shown).map((line) => `${line}\n`);
  await send((to, end) => pipeline(lines, to, { end }), output);
  terminal.note(say(count));
}

/** On the screen six digits tell enough; the other formats give all of them. */
function rounded(value: string | number | null): string | number | null {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

/** Has `write` fill the file, or standard output, which stays open. */
async function send(write: (to: Writable, end: boolean) => Promise<void>, output: string | null): Promise<void> {
  if (output === null) await write(process.stdout, false);
  else await replaceFile(output, (path) => write(createWriteStream(path), true));
}
