import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { csvLine } from "../csv.ts";
import { Failure } from "../failure.ts";
import { dataFile } from "../package-root.ts";
import { describe, oneOf, type Register } from "./shared/command.ts";
import { printable, type Terminal, textTable } from "./shared/terminal.ts";

const FORMATS = ["table", "json", "csv"] as const;

interface Flags {
  readonly gold: string;
  readonly notices?: string;
  readonly db?: string;
  readonly format: string;
  readonly out?: string;
  readonly min?: string;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  describe(
    program,
    terminal,
    "evaluate",
    {
      zh: "拿人工标注检验程序的解读：精确率、召回率、F1、κ、混淆表，并逐条列出差异",
      en: "measure the program's reading against labels: precision, recall, F1, κ, confusion, and the list of what differs",
    },
    [
      "xunjian evaluate --gold data/gold",
      "xunjian evaluate --gold tests/golden --min 0.95,problems=0.99",
      "xunjian evaluate --gold labels --notices texts --format json --out evaluation",
      "xunjian evaluate --gold labels --db out/xunjian.duckdb",
    ],
  )
    .requiredOption(
      "--gold <dir>",
      say({
        zh: "标注：一个 JSON 一份通报，或每例一个文件夹（input.txt + expected.json）",
        en: "labels: one JSON a notice, or one folder a case (input.txt + expected.json)",
      }),
    )
    .option(
      "--notices <dir>",
      say({
        zh: "原文所在文件夹（默认为标注旁的 ../notices、../sample 或同一文件夹）",
        en: "folder of the texts (default: ../notices or ../sample beside the labels, or the same folder)",
      }),
    )
    .option("--db <file>", say({ zh: "检验已有数据库，而不重新解读原文", en: "measure a database, do not read again" }))
    .option("--format <format>", FORMATS.join(" / "), "table")
    .option("--out <dir>", say({ zh: "把各表和差异清单写入此目录", en: "write all tables and the list into a folder" }))
    .option(
      "--min <list>",
      say({
        zh: "最低得分，如 0.95 或 problems=0.99,status=0.95；未达到则退出码为 1",
        en: "least score, as 0.95 or problems=0.99,status=0.95; exit code 1 when it is missed",
      }),
    )
    .action(async (flags: Flags) => evaluateGold(flags, terminal));
};

async function evaluateGold(flags: Flags, { say, lang, out, note }: Terminal): Promise<void> {
  const format = oneOf("--format", flags.format, FORMATS);
  if (flags.db !== undefined && flags.notices !== undefined)
    throw new Failure(
      { zh: "--db 和 --notices 只能用一个", en: "Give either --db or --notices, not both" },
      { exitCode: 2 },
    );
  const { parseThresholds } = await import("../evaluate/thresholds.ts");
  const thresholds = flags.min === undefined ? null : parseThresholds(flags.min);
  const { loadGold } = await import("../evaluate/gold-folder.ts");
  const { readCases } = await import("../evaluate/read-cases.ts");
  const { evaluate } = await import("../evaluate/evaluation.ts");
  const gold = loadGold(flags.gold, flags.notices ?? null);
  const read = await readCases(gold.cases, flags.db ?? null);
  const troubles = [...gold.troubles, ...read.troubles];
  for (const trouble of troubles) note(`${trouble.name}: ${say(trouble.say)}`);
  if (read.cases.length === 0)
    throw new Failure(
      troubles.length > 0
        ? {
            zh: `${flags.gold} 的标注都未能检验，原因见上`,
            en: `No labels of ${flags.gold} could be used, as said above`,
          }
        : {
            zh: `${flags.gold} 里没有标注；格式见 data/gold/README.md`,
            en: `${flags.gold} holds no labels: see data/gold/README.md for the format`,
          },
    );
  if (resolve(flags.gold) === resolve(dataFile("gold")))
    note(
      say({
        zh: "这些标注参与了规则和模型的调整，得分偏高，不能说明对新通报的把握；未参与学习的检验见 data/codebook/MODEL-CARD.md",
        en: "Rules and model were made with these labels at hand: the scores are too high to say anything of new notices. For labels put aside see data/codebook/MODEL-CARD.md",
      }),
    );
  const evaluation = evaluate(read.cases);

  if (format === "json") {
    const { evaluationJson } = await import("../evaluate/json.ts");
    out(evaluationJson(evaluation, troubles, lang));
  } else if (format === "csv") {
    const { scoreTable } = await import("../evaluate/tables.ts");
    const { header, rows } = scoreTable(evaluation, lang);
    for (const row of [header, ...rows]) out(csvLine(row));
  } else {
    const { screenLines } = await import("../evaluate/screen.ts");
    for (const line of screenLines(evaluation, troubles, lang, textTable)) out(printable(line));
  }
  if (flags.out !== undefined) {
    const { evaluationFiles } = await import("../evaluate/files.ts");
    await write(flags.out, evaluationFiles(evaluation, troubles, lang));
    const where = say({ zh: `结果：${flags.out}`, en: `Result: ${flags.out}` });
    // Standard output holds nothing but JSON or CSV where that was asked for.
    if (format === "table") out(where);
    else note(where);
  }
  if (thresholds) {
    const { expectReached } = await import("../evaluate/thresholds.ts");
    expectReached(evaluation.scores, troubles.length, thresholds);
  }
}

async function write(folder: string, files: readonly { readonly name: string; readonly content: string }[]) {
  const { asFailure } = await import("../load/trouble.ts");
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
  } catch (error) {
    throw asFailure(error, folder);
  }
}
