import type { Command } from "commander";
import { type Bilingual, Failure } from "../../failure.ts";
import type { Terminal } from "./terminal.ts";

/** What a file in `commands/` exports: it adds its command to the program. */
export type Register = (program: Command, terminal: Terminal) => void;

/** Where runs write, and where the other commands look, when nobody says. */
export const DEFAULT_OUT = "reports/run";
export const DEFAULT_DATABASE = `${DEFAULT_OUT}/xunjian.duckdb`;

/** A command with its help: what it does, and examples that can be copied. */
export function describe(
  program: Command,
  { say }: Terminal,
  usage: string,
  does: Bilingual,
  examples: readonly string[],
): Command {
  const heading = say({ zh: "例：", en: "Examples:" });
  return program
    .command(usage)
    .description(say(does))
    .addHelpText("after", ["", heading, ...examples.map((example) => `  ${example}`)].join("\n"));
}

/** Adds `--db`, the database a command reads. */
export function withDatabase(command: Command, { say }: Terminal): Command {
  return command.option("--db <file>", say({ zh: "run 生成的数据库", en: "database of a run" }), DEFAULT_DATABASE);
}

/**
 * One of a closed list of values.
 *
 * @throws Failure (wrong usage) for another value
 */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new Failure(
    {
      zh: `${option} 不认识“${value}”；可选：${allowed.join("，")}`,
      en: `${option} does not know "${value}"; choose from ${allowed.join(", ")}`,
    },
    { exitCode: 2 },
  );
}

/** Several of a closed list, separated by commas; in the order of the list, each once. */
export function someOf<T extends string>(option: string, value: string, allowed: readonly T[]): T[] {
  const asked = new Set(
    value
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map((each) => oneOf(option, each, allowed)),
  );
  if (asked.size === 0) return [oneOf(option, value, allowed)];
  return allowed.filter((each) => asked.has(each));
}

/** A path that was given. @throws Failure (wrong usage) where it is empty */
export function named(option: string, path: string): string {
  if (path.trim() !== "") return path;
  throw new Failure(
    { zh: `${option} 后面没有写路径`, en: `${option} takes a path, and none was given` },
    { exitCode: 2 },
  );
}

/** A whole number of at least `least`. */
export function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= least) return number;
  throw new Failure(
    {
      zh: `${option} 要一个不小于 ${least} 的整数，而不是“${value}”`,
      en: `${option} takes a whole number of at least ${least}, not "${value}"`,
    },
    { exitCode: 2 },
  );
}
