import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../manifest.ts";
import { DATABASE_NAME, MANIFEST_NAME } from "../output-names.ts";
import { DEFAULT_OUT, describe, type Register, someOf, wholeNumber } from "./shared/command.ts";
import { showProgress } from "./shared/progress.ts";
import { REPORT_FORMATS } from "./shared/report-formats.ts";
import type { Terminal } from "./shared/terminal.ts";

interface Flags {
  readonly out: string;
  readonly jobs?: string;
  readonly format?: string;
  readonly redact: boolean;
  readonly quiet: boolean;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  describe(
    program,
    terminal,
    "run",
    {
      zh: "读入通报，建数据库，跨单位比较，出报告；对已有目录只做有变化的部分",
      en: "read notices, build the database, compare units, report; on an existing folder only what has changed",
    },
    ["xunjian run data/sample --out out", 'xunjian run 通报/ "更多/*.docx" 打包.zip --out out --jobs 4'],
  )
    .argument(
      "<paths...>",
      say({
        zh: "文件、文件夹、通配符、@清单，- 为标准输入",
        en: "files, folders, patterns, @list, - for standard input",
      }),
    )
    .option("--out <dir>", say({ zh: "输出目录", en: "output folder" }), DEFAULT_OUT)
    .option("--jobs <n>", say({ zh: "线程数（默认为处理器核数）", en: "threads (default: the cores)" }))
    .option("--format <list>", say({ zh: "报告格式，逗号分隔", en: "formats of the report, separated by commas" }))
    .option(
      "--redact",
      say({
        zh: "在给别人看的文件里遮去人名、电话、邮箱",
        en: "mask persons, phones and e-mails in everything written for others",
      }),
      false,
    )
    .option("--quiet", say({ zh: "不显示进度", en: "no progress" }), false)
    .action(async (paths: string[], flags: Flags) => run(paths, flags, terminal));
};

async function run(paths: readonly string[], flags: Flags, terminal: Terminal): Promise<void> {
  const formats = flags.format === undefined ? [...REPORT_FORMATS] : someOf("--format", flags.format, REPORT_FORMATS);
  const jobs = flags.jobs === undefined ? availableParallelism() : wholeNumber("--jobs", flags.jobs, 1);
  const { run: runAll } = await import("../run.ts");
  const interrupt = new AbortController();
  // The second Ctrl-C ends the process at once; the database survives that too.
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  const progress = showProgress(terminal, flags.quiet);
  try {
    const { manifest, changed } = await runAll(
      paths,
      { out: flags.out, jobs, formats, lang: terminal.lang, redact: flags.redact },
      { stdin: process.stdin, now: () => new Date(), progress: progress.show, signal: interrupt.signal },
    );
    progress.end();
    summarise(manifest, changed, flags.out, terminal);
  } finally {
    progress.end();
  }
}

function summarise(
  { counts, work, outputs }: Manifest,
  changed: boolean,
  out: string,
  { say, out: line }: Terminal,
): void {
  const dropped = Object.values(counts.dropped).reduce((sum, n) => sum + n, 0);
  const reasons = Object.entries(counts.dropped).map(([code, n]) => `${code} ${n}`);
  const findings = Object.values(counts.findings).reduce((sum, n) => sum + n, 0);
  const recoded =
    work.reclassified === 0
      ? { zh: "", en: "" }
      : { zh: `只重新归类 ${work.reclassified} 个，`, en: `only classified ${work.reclassified} again, ` };
  line(
    say({
      zh: `看过 ${counts.seen} 份材料：${counts.notices} 份通报，${dropped} 份未计入${reasons.length > 0 ? `（${reasons.join("，")}）` : ""}`,
      en: `Saw ${counts.seen} texts: ${counts.notices} notices, ${dropped} left out${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`,
    }),
  );
  line(
    say({
      zh: `末级问题 ${counts.leaves} 条，整改措施 ${counts.measures} 条，疑点提示 ${findings} 条`,
      en: `${counts.leaves} leaf problems, ${counts.measures} measures, ${findings} findings about the texts`,
    }),
  );
  line(
    changed
      ? say({
          zh: `本次读 ${work.read} 个文件，${recoded.zh}撤下 ${work.retired} 个，未变 ${work.unchanged} 个`,
          en: `This run read ${work.read} files, ${recoded.en}retired ${work.retired}, left ${work.unchanged} unchanged`,
        })
      : say({ zh: "与上次相同，无需改动", en: "Nothing has changed since the last run" }),
  );
  line(say({ zh: `数据库：${join(out, DATABASE_NAME)}`, en: `Database: ${join(out, DATABASE_NAME)}` }));
  line(say({ zh: `运行记录：${join(out, MANIFEST_NAME)}`, en: `Manifest: ${join(out, MANIFEST_NAME)}` }));
  const page = outputs.find(({ path }) => path === "report/index.html")?.path ?? "report";
  line(say({ zh: `报告：${join(out, page)}`, en: `Report: ${join(out, page)}` }));
}
