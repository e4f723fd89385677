import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { Failure } from "../failure.ts";

/** Where a DuckDB file says what it is: four bytes behind its checksum (duckdb.org, “Storage versions and format”). */
const MAGIC_AT = 8;
const MAGIC = "DUCK";

/**
 * Makes sure that DuckDB opens none but files of its own: for those of other programs it would fetch an extension.
 * A file that is not there, or empty, may become a database.
 *
 * @throws Failure for any other file
 */
export function expectDatabaseFile(path: string): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (stat.isFile() && (stat.size === 0 || startOf(path) === MAGIC)) return;
  throw new Failure(
    {
      zh: `${path} 不是 xunjian 的数据库（不是 DuckDB 文件）；请用 --db 指明 run 生成的 xunjian.duckdb；它若占着输出目录里的名字，请移走后重新执行 run`,
      en: `${path} is not a database of xunjian (not a DuckDB file): name the xunjian.duckdb of a run with --db; where it is in the way of a run, move it and run again`,
    },
    { cause: new Error("not a valid DuckDB database file") },
  );
}

function startOf(path: string): string {
  const bytes = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(path, "r");
  try {
    return bytes.toString("latin1", 0, readSync(descriptor, bytes, 0, bytes.length, MAGIC_AT));
  } finally {
    closeSync(descriptor);
  }
}
