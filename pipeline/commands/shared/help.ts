import type { Command, CommanderError } from "commander";
import type { Bilingual } from "../../failure.ts";

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** Commander's own words in Chinese. */
export function helpInChinese(command: Command): void {
  command.helpOption("-h, --help", "显示帮助").helpCommand(false);
  command.configureHelp({
    styleTitle: (title) => TITLES[title] ?? title,
    optionDescription: (option) =>
      option.defaultValue === undefined || option.defaultValue === false
        ? option.description
        : `${option.description}（默认 ${option.defaultValueDescription ?? option.defaultValue}）`,
  });
}

/** Commander's complaints by code; `{}` is what the complaint quotes. */
const COMPLAINTS: Readonly<Record<string, Bilingual>> = {
  "commander.unknownOption": { zh: "没有选项 {}", en: "There is no option {}" },
  "commander.unknownCommand": { zh: "没有命令 {}", en: "There is no command {}" },
  "commander.missingArgument": { zh: "缺少参数 {}", en: "The argument {} is missing" },
  "commander.missingMandatoryOptionValue": { zh: "缺少选项 {}", en: "The option {} is missing" },
  "commander.optionMissingArgument": { zh: "选项 {} 缺少取值", en: "The option {} lacks its value" },
  "commander.excessArguments": { zh: "参数太多", en: "There are too many arguments" },
  "commander.help": { zh: "请写明命令", en: "Say which command" },
};

/** One line for a command line that cannot be understood: what is wrong, and where to read how it is right. */
export function describeUsageError(error: CommanderError): Bilingual {
  const complaint = COMPLAINTS[error.code];
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const raw = error.message.replace(/^error: /, "").split("\n")[0]!;
  const suggestion = /Did you mean (?:one of )?([^?)]*)\?/.exec(error.message)?.[1];
  return {
    zh: `用法错误：${complaint?.zh.replace("{}", quoted) ?? raw}${suggestion ? `，是否指 ${suggestion}` : ""}；用 \`xunjian --help\` 或 \`xunjian <命令> --help\` 看用法`,
    en: `Wrong usage: ${complaint?.en.replace("{}", quoted) ?? raw}${suggestion ? `, did you mean ${suggestion}` : ""}; see \`xunjian --help\` or \`xunjian <command> --help\``,
  };
}
