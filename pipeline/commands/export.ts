import { describe, named, type Register, someOf, withDatabase } from "./shared/command.ts";
import type { Terminal } from "./shared/terminal.ts";

const FORMATS = ["parquet", "csv", "jsonl"] as const;

interface Flags {
  readonly db: string;
  readonly out: string;
  readonly format: string;
  readonly redact: boolean;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "export",
    { zh: "导出全部数据表和数据字典", en: "write all tables and the data dictionary" },
    [
      "xunjian export --out data-set",
      "xunjian export --db out/xunjian.duckdb --format csv,parquet --redact --out public",
    ],
  );
  withDatabase(command, terminal)
    .option("--out <dir>", say({ zh: "输出目录", en: "output folder" }), "reports/export")
    .option(
      "--format <list>",
      say({ zh: "格式，逗号分隔：parquet、csv、jsonl", en: "formats, separated by commas: parquet, csv, jsonl" }),
      "parquet",
    )
    .option("--redact", say({ zh: "遮去人名、电话、邮箱", en: "mask persons, phones and e-mails" }), false)
    .action(async (flags: Flags) => exportAll(flags, terminal));
};

async function exportAll({ db, out, redact, ...flags }: Flags, terminal: Terminal): Promise<void> {
  const formats = someOf("--format", flags.format, FORMATS);
  const { fromDatabase } = await import("../load/database.ts");
  const { replaceFolder } = await import("../run/output.ts");
  const { exportTables } = await import("./shared/export-tables.ts");
  const { expectOutside } = await import("./shared/output-file.ts");
  expectOutside("--out", named("--out", out), [db]);
  await fromDatabase(db, (connection) =>
    replaceFolder(out, (folder) => exportTables(connection, folder, { formats, redact, lang: terminal.lang })),
  );
  terminal.out(terminal.say({ zh: `数据：${out}`, en: `Data: ${out}` }));
}
