import { describe, named, oneOf, type Register, withDatabase } from "./shared/command.ts";
import type { Terminal } from "./shared/terminal.ts";

const FORMATS = ["table", "json", "csv", "parquet"] as const;

interface Flags {
  readonly db: string;
  readonly format: string;
  readonly output?: string;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "query",
    { zh: "对数据库执行一条只读 SQL", en: "run one read-only SQL statement on the database" },
    [
      'xunjian query "select unit, count(*) n from notices group by 1"',
      'xunjian query --db out/xunjian.duckdb --format json "from unit_category where not small_n"',
      'xunjian query --format parquet --output leaves.parquet "from problems where is_leaf"',
    ],
  );
  withDatabase(command, terminal)
    .argument("<sql>", "SQL")
    .option("--format <format>", FORMATS.join(" / "), "table")
    .option("--output <file>", say({ zh: "写入文件，默认标准输出", en: "write to a file instead of standard output" }))
    .action(async (sql: string, flags: Flags) => query(sql, flags, terminal));
};

async function query(sql: string, flags: Flags, terminal: Terminal): Promise<void> {
  const format = oneOf("--format", flags.format, FORMATS);
  const { printQuery } = await import("./shared/print-query.ts");
  await printQuery(
    sql,
    { database: flags.db, format, output: flags.output === undefined ? null : named("--output", flags.output) },
    terminal,
  );
}
