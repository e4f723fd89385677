import { dirname, join } from "node:path";
import { DEFAULT_DATABASE, describe, named, type Register, someOf, withDatabase } from "./shared/command.ts";
import { REPORT_FORMATS } from "./shared/report-formats.ts";
import type { Terminal } from "./shared/terminal.ts";

interface Flags {
  readonly db: string;
  readonly out?: string;
  readonly format: string;
  readonly unit?: string;
  readonly category?: string;
  readonly redact: boolean;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "report",
    {
      zh: "由数据库重新出报告：全部、一个单位或一个类别",
      en: "report again from a database: all of it, one unit or one category",
    },
    [
      `xunjian report --db ${DEFAULT_DATABASE}`,
      "xunjian report --db out/xunjian.duckdb --unit 水务局 --format docx",
      "xunjian report --db out/xunjian.duckdb --category finance --format html,xlsx",
    ],
  );
  withDatabase(command, terminal)
    .option(
      "--out <dir>",
      say({ zh: "输出目录（默认在数据库旁边）", en: "output folder (default: beside the database)" }),
    )
    .option(
      "--format <list>",
      say({ zh: "格式，逗号分隔", en: "formats, separated by commas" }),
      REPORT_FORMATS.join(","),
    )
    .option("--unit <unit>", say({ zh: "单位名称或编号", en: "unit, by name or id" }))
    .option("--category <code>", say({ zh: "问题类别", en: "category of problems" }))
    .option("--redact", say({ zh: "遮去人名、电话、邮箱", en: "mask persons, phones and e-mails" }), false)
    .action(async (flags: Flags) => report(flags, terminal));
};

async function report({ db, out, unit, category, redact, ...flags }: Flags, terminal: Terminal): Promise<void> {
  const formats = someOf("--format", flags.format, REPORT_FORMATS);
  const { fromDatabase, withEnoughMemory } = await import("../load/database.ts");
  const { replaceFolder } = await import("../run/output.ts");
  const { writeReport } = await import("../report/report.ts");
  const { expectOutside } = await import("./shared/output-file.ts");
  const filters = { ...(unit === undefined ? {} : { unit }), ...(category === undefined ? {} : { category }) };
  const name = ["report", unit, category]
    .filter((part) => part !== undefined)
    .map(fileName)
    .join("-");
  const place = out === undefined ? join(dirname(db), name) : named("--out", out);
  expectOutside("--out", place, [db]);
  let written: readonly string[] = [];
  await fromDatabase(db, (connection) =>
    replaceFolder(place, async (folder) => {
      const options = { formats, lang: terminal.lang, redact, ...filters };
      written = await withEnoughMemory(connection, () => writeReport(connection, folder, options));
      written = written.map((path) => join(place, path.slice(folder.length + 1)));
    }),
  );
  for (const path of written.slice(1)) terminal.note(path);
  terminal.out(terminal.say({ zh: `报告：${written[0] ?? place}`, en: `Report: ${written[0] ?? place}` }));
}

/** What the user typed as part of a file name: nothing that leads out of the folder. */
function fileName(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}_.-]+/gu, "_")
    .replace(/^\.+/, "_")
    .slice(0, 60);
}
