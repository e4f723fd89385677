import { Failure } from "../failure.ts";
import { describe, named, oneOf, type Register, wholeNumber, withDatabase } from "./shared/command.ts";
import type { Terminal } from "./shared/terminal.ts";

const FORMATS = ["table", "json", "csv", "parquet"] as const;

interface Flags {
  readonly db: string;
  readonly format: string;
  readonly output?: string;
  readonly unit?: string;
  readonly region?: string;
  readonly level?: string;
  readonly year?: string;
  readonly category?: string;
  readonly by?: string;
  readonly group?: string;
  readonly reference?: string;
  readonly depth?: string;
  readonly term?: string;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const command = describe(
    program,
    terminal,
    "compare",
    {
      zh: "看一个比较问题的结果；不给问题则列出全部问题",
      en: "print the answer to one question of the comparison; without a question, list them",
    },
    [
      "xunjian compare",
      "xunjian compare unit_category --db out/xunjian.duckdb --unit 水务局",
      "xunjian compare trend --category finance --format csv --output trend.csv",
      "xunjian compare group_category --by region --reference 湖南省 --level 县区",
      "xunjian compare keyness --by unit --group 水务局 --reference 教育局",
      "xunjian compare keyness_excerpts --term 党费 --unit 水务局",
    ],
  );
  withDatabase(command, terminal)
    .argument("[question]", say({ zh: "问题名", en: "name of the question" }))
    .option("--format <format>", FORMATS.join(" / "), "table")
    .option("--output <file>", say({ zh: "写入文件，默认标准输出", en: "write to a file instead of standard output" }))
    .option("--unit <unit>", say({ zh: "单位名称（的一部分）或编号", en: "unit, by (part of its) name or id" }))
    .option("--region <region>", say({ zh: "地区（的一部分）", en: "region, or part of it" }))
    .option("--level <level>", say({ zh: "单位层级，如 县区", en: "level of the unit, as 县区" }))
    .option("--year <year>", say({ zh: "巡察年份", en: "year of the inspection" }))
    .option("--category <code>", say({ zh: "问题类别", en: "category of problems" }))
    .option(
      "--by <column>",
      say({
        zh: "分组：unit、region、year 等；group_category 可用 notices 的任一列",
        en: "grouping: unit, region, year …; group_category takes any column of notices",
      }),
    )
    .option("--group <group>", say({ zh: "只看一组", en: "one group only" }))
    .option(
      "--reference <group>",
      say({ zh: "与这一组比较，默认与其余各组", en: "compare with this group; all others by default" }),
    )
    .option("--depth <depth>", say({ zh: "level1 或 code（二级类别）", en: "level1, or code for level-2 categories" }))
    .option("--term <term>", say({ zh: "特征词", en: "term of keyness" }))
    .action(async (question: string | undefined, flags: Flags) => compare(question, flags, terminal));
};

async function compare(asked: string | undefined, flags: Flags, terminal: Terminal): Promise<void> {
  const { QUESTIONS } = await import("../compare/questions.ts");
  if (asked === undefined) {
    for (const { name, title } of QUESTIONS) terminal.out(`${name.padEnd(22)} ${terminal.say(title)}`);
    return;
  }
  const question = QUESTIONS.find(({ name }) => name === asked);
  if (!question)
    throw new Failure(
      {
        zh: `没有问题“${asked}”；用 \`xunjian compare\` 看全部问题`,
        en: `There is no question "${asked}"; list them with \`xunjian compare\``,
      },
      { exitCode: 2 },
    );
  const format = oneOf("--format", flags.format, FORMATS);
  const { printQuery } = await import("./shared/print-query.ts");
  const { answerOf } = await import("./shared/compare-answer.ts");
  const sql = answerOf(question, {
    ...flags,
    year: flags.year === undefined ? undefined : wholeNumber("--year", flags.year, 1900),
    depth: flags.depth === undefined ? undefined : oneOf("--depth", flags.depth, ["level1", "code"] as const),
  });
  await printQuery(
    sql,
    { database: flags.db, format, output: flags.output === undefined ? null : named("--output", flags.output) },
    terminal,
  );
}
