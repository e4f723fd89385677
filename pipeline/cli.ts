import { readdirSync } from "node:fs";
import { Command, CommanderError } from "commander";
import type { Register } from "./commands/shared/command.ts";
import { describeUsageError, helpInChinese } from "./commands/shared/help.ts";
import { type Terminal, terminalOf } from "./commands/shared/terminal.ts";
import { Failure } from "./failure.ts";
import type { Lang } from "./finding.ts";
import { packageVersion } from "./package-root.ts";

/** The commands in the order of the help; a command that stands in the folder but not here comes last. */
const ORDER = ["run", "report", "query", "show", "search", "compare", "classify", "evaluate", "label", "export"];

/** Commands by name: one file in `commands/` each, so adding a command is adding a file. */
function commandNames(): string[] {
  const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return readdirSync(new URL("./commands/", import.meta.url))
    .filter((name) => /^[a-z]+\.(js|ts)$/.test(name))
    .map((name) => name.replace(/\.\w+$/, ""))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

async function load(name: string): Promise<Register> {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const url = new URL(`./commands/${name}.${extension}`, import.meta.url);
  return ((await import(url.href)) as { readonly register: Register }).register;
}

/**
 * The command line. Sets `process.exitCode`: 0 done, 1 nothing usable or a check failed, 2 wrong usage.
 *
 * @param args without node and script: `["run", "data/sample"]`
 */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever reads our output may stop reading (`| head`); that is no error of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const lang = languageOf(args);
  const terminal = terminalOf(isLang(lang) ? lang : "zh");
  // A defect outside of any promise shows no stack trace either.
  process.on("uncaughtException", (error) => process.exit(tell(error, terminal)));
  try {
    if (!isLang(lang)) throw unknownLanguage(lang);
    const program = await programFor(args, terminal);
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    process.exitCode = tell(error, terminal);
  }
}

/** `--lang` decides the words of the help itself, so it is looked for before the options are parsed. */
function languageOf(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  return at < 0 ? "zh" : (args[at]!.split("=")[1] ?? args[at + 1] ?? "");
}

function isLang(lang: string): lang is Lang {
  return lang === "zh" || lang === "en";
}

async function programFor(args: readonly string[], terminal: Terminal): Promise<Command> {
  const { say } = terminal;
  const program = new Command("xunjian");
  program
    .description(
      say({
        zh: "巡鉴：把公开的巡察整改通报读成数据库，比较各单位反复出现的问题，并出报告。",
        en: "xunjian: reads public inspection-rectification notices into a database, compares units on recurring problems, and reports.",
      }),
    )
    .version(packageVersion, "-V, --version", say({ zh: "显示版本", en: "show the version" }))
    .addHelpText(
      "after",
      `\n${say({ zh: "例：", en: "Examples:" })}\n  xunjian run data/sample --out out\n  xunjian run --help`,
    )
    .showHelpAfterError(false);
  const names = commandNames();
  const asked = args.find((arg) => !arg.startsWith("-"));
  // Only the command asked for is loaded; help and mistakes need all of them.
  const wanted = asked !== undefined && names.includes(asked) ? [asked] : names;
  for (const name of wanted) (await load(name))(program, terminal);
  for (const command of [program, ...descendants(program)]) {
    command.option("--lang <lang>", say({ zh: "语言：zh 或 en", en: "language: zh or en" }), "zh");
    command.exitOverride().configureOutput({ outputError: () => undefined });
    if (terminal.lang === "zh") helpInChinese(command);
    else command.helpOption("-h, --help", "show help").helpCommand(false);
  }
  return program;
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

function unknownLanguage(lang: string): Failure {
  return new Failure(
    { zh: `--lang 只有 zh 和 en，没有“${lang}”`, en: `--lang knows zh and en, not "${lang}"` },
    { exitCode: 2 },
  );
}

/** One line about what went wrong, and the exit code. Nobody but a developer who asks for it sees a stack trace. */
function tell(error: unknown, { say, note }: Terminal): number {
  if (error instanceof CommanderError) {
    // Help and version end a command line too; commander reports them as errors with code 0.
    if (error.exitCode === 0) return 0;
    note(say(describeUsageError(error)));
    return 2;
  }
  if (process.env.XUNJIAN_DEBUG) note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (error instanceof Failure) {
    note(say(error.say));
    return error.exitCode;
  }
  const message = (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
  note(
    say({
      zh: `程序内部错误：${message}；请报告此错误（设 XUNJIAN_DEBUG=1 再执行一次可得详情）`,
      en: `Internal error: ${message}; please report it (run again with XUNJIAN_DEBUG=1 for the details)`,
    }),
  );
  return 1;
}
