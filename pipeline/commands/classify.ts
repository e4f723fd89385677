import { Failure } from "../failure.ts";
import { describe, oneOf, type Register } from "./shared/command.ts";
import { cutToWidth, printable, type Terminal } from "./shared/terminal.ts";

const FORMATS = ["text", "json"] as const;

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  describe(
    program,
    terminal,
    "classify",
    {
      zh: "给问题表述归类：类别、把握、线索词、依据的规则；标准输入一行一条",
      en: "code statements of problems: category, score, cues and rule; standard input has one a line",
    },
    ["xunjian classify 违规发放津补贴", "xunjian classify --format json < 问题清单.txt"],
  )
    .argument("[text]", say({ zh: "问题表述；不给则读标准输入", en: "statement; without it standard input is read" }))
    .option("--format <format>", FORMATS.join(" / "), "text")
    .action(async (text: string | undefined, flags: { readonly format: string }) => classify(text, flags, terminal));
};

async function classify(
  text: string | undefined,
  flags: { readonly format: string },
  terminal: Terminal,
): Promise<void> {
  const format = oneOf("--format", flags.format, FORMATS);
  const statements = text === undefined ? await linesOfStandardInput() : [text.trim()].filter(Boolean);
  if (statements.length === 0)
    throw new Failure(
      {
        zh: "没有可归类的文字；写成 `xunjian classify 违规发放津补贴`，或从标准输入给出",
        en: "There is nothing to code: write `xunjian classify 违规发放津补贴`, or pipe statements in",
      },
      { exitCode: 2 },
    );
  const { classifyProblem } = await import("../classify/classify-problem.ts");
  const { codebook } = await import("../classify/codebook.ts");
  const label = (code: string): string => {
    const entry = codebook().codes.get(code);
    return (terminal.lang === "zh" ? entry?.label_zh : entry?.label_en) ?? code;
  };
  const coded = statements.map((statement) => ({
    text: statement,
    categories: classifyProblem({
      text: statement,
      parents: [],
      parentIsProblem: false,
      themeKind: null,
    }).categories.map((category) => ({ ...category, label: label(category.code) })),
  }));
  if (format === "json") {
    terminal.out(JSON.stringify(coded, null, 2));
    return;
  }
  for (const { text: statement, categories } of coded) {
    if (coded.length > 1) terminal.out(cutToWidth(printable(statement), 100));
    for (const { code, label: name, score, cues, ruleId, runnerUp, isPrimary, needsReview } of categories) {
      const rank = isPrimary ? terminal.say({ zh: "主", en: "primary" }) : terminal.say({ zh: "次", en: "secondary" });
      const notes = [
        cues.map((cue) => `“${cue.text}”`).join(""),
        terminal.say({ zh: `规则 ${ruleId}`, en: `rule ${ruleId}` }),
        runnerUp === null ? "" : terminal.say({ zh: `次选 ${runnerUp}`, en: `runner-up ${runnerUp}` }),
        needsReview ? terminal.say({ zh: "待复核", en: "to be reviewed" }) : "",
      ];
      terminal.out([rank, `${code} ${name}`, score.toFixed(2), ...notes.filter(Boolean)].join("  "));
    }
  }
}

async function linesOfStandardInput(): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks)
    .toString("utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
