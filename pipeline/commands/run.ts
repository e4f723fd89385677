import { availableParallelism } from "node:os";
import { DEFAULT_OUT, describe, named, type Register, someOf, wholeNumber } from "./shared/command.ts";
import { showProgress } from "./shared/progress.ts";
import { REPORT_FORMATS } from "./shared/report-formats.ts";
import { leftOutShown, summarise, warnOfWithdrawn } from "./shared/run-summary.ts";
import type { Terminal } from "./shared/terminal.ts";

interface Flags {
  readonly out: string;
  readonly jobs?: string;
  readonly format: string;
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
        zh: "文件、文件夹、通配符、@清单，- 为标准输入；这就是全部材料，不在其中的会从结果里撤下",
        en: "files, folders, patterns, @list, - for standard input: the whole corpus, what is not among them is withdrawn",
      }),
    )
    .option("--out <dir>", say({ zh: "输出目录", en: "output folder" }), DEFAULT_OUT)
    .option("--jobs <n>", say({ zh: "线程数（默认为处理器核数）", en: "threads (default: the cores)" }))
    .option(
      "--format <list>",
      say({ zh: "报告格式，逗号分隔", en: "formats of the report, separated by commas" }),
      REPORT_FORMATS.join(","),
    )
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
  const out = named("--out", flags.out);
  const formats = someOf("--format", flags.format, REPORT_FORMATS);
  const jobs = flags.jobs === undefined ? availableParallelism() : wholeNumber("--jobs", flags.jobs, 1);
  // Before the program is loaded, which takes a second: whoever changes their mind then is told the same.
  const interrupt = new AbortController();
  // The second Ctrl-C ends the process at once; the database survives that too.
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  const { run: runAll } = await import("../run.ts");
  const progress = showProgress(terminal, flags.quiet);
  try {
    const { manifest, changed, withdrawn } = await runAll(
      paths,
      { out, jobs, formats, lang: terminal.lang, redact: flags.redact },
      { stdin: process.stdin, now: () => new Date(), progress: progress.show, signal: interrupt.signal },
    );
    progress.end();
    warnOfWithdrawn(withdrawn, terminal);
    const { firstLeftOut } = await import("../run/left-out.ts");
    summarise(manifest, changed, await firstLeftOut(out, leftOutShown), out, terminal);
  } finally {
    progress.end();
  }
}
