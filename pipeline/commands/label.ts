import { readFileSync, statSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { CodeAgreement } from "../classify/labelling/coder-agreement.ts";
import type { LabelFormat, LabelRow } from "../classify/labels.ts";
import { type Bilingual, Failure } from "../failure.ts";
import type { Interval } from "../statistics/interval.ts";
import { describe, oneOf, type Register, wholeNumber, withDatabase } from "./shared/command.ts";
import { printable, type Terminal } from "./shared/terminal.ts";

const SAMPLINGS = ["all", "random", "stratified", "uncertain"] as const;
const FORMATS: readonly LabelFormat[] = ["xlsx", "csv", "jsonl"];

interface ExportFlags {
  readonly db: string;
  readonly out: string;
  readonly sample: string;
  readonly size: string;
  readonly seed: string;
  readonly blind?: boolean;
  readonly redact?: boolean;
}

interface ImportFlags {
  readonly db: string;
  readonly out?: string;
  readonly apply?: boolean;
}

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const group = describe(
    program,
    terminal,
    "label",
    {
      zh: "人工编码：导出编码表，收回并计算一致性",
      en: "coding by people: sheets out and back, agreement of the coders",
    },
    [
      "xunjian label export --db out/xunjian.duckdb --sample random --size 200 --out sheet.xlsx",
      "xunjian label import sheet-a.xlsx sheet-b.xlsx",
    ],
  );
  withDatabase(
    describe(
      group,
      terminal,
      "export",
      {
        zh: "导出编码表（XLSX 有下拉编码与定义，CSV，JSONL）",
        en: "a coding sheet (XLSX with codes to choose from, CSV, JSONL)",
      },
      ["xunjian label export --sample stratified --size 150 --blind --out sheet.xlsx"],
    ),
    terminal,
  )
    .requiredOption("--out <file>", say({ zh: "文件，.xlsx / .csv / .jsonl", en: "file, .xlsx / .csv / .jsonl" }))
    .option("--sample <how>", SAMPLINGS.join(" / "), "random")
    .option("--size <n>", say({ zh: "抽取条数", en: "number of leaves" }), "100")
    .option(
      "--seed <word>",
      say({ zh: "抽样种子，相同则抽样相同", en: "seed: the same seed draws the same leaves" }),
      "1",
    )
    .option(
      "--blind",
      say({ zh: "不显示程序的归类，以免影响判断", en: "without the program's codes, so that they lead nobody" }),
    )
    .option(
      "--redact",
      say({
        zh: "遮去人名、电话、邮箱；编码照常收回",
        en: "mask persons, phones and e-mails; codes come back as ever",
      }),
    )
    .action(async (flags: ExportFlags) => exportSheet(flags, terminal));
  withDatabase(
    describe(
      group,
      terminal,
      "import",
      { zh: "收回编码表：检查编码，计算编码者一致性", en: "sheets back: check the codes, agreement of the coders" },
      [
        "xunjian label import a.xlsx b.xlsx --out labels.jsonl",
        "xunjian label import final.xlsx --db out/xunjian.duckdb --apply",
      ],
    ),
    terminal,
  )
    .argument("<files...>", say({ zh: "填好的编码表", en: "filled-in sheets" }))
    .option("--out <file>", say({ zh: "合并后的标注写入此文件", en: "writes all rows into one file" }))
    .option(
      "--apply",
      say({
        zh: "把已完成的编码写入数据库（method = person）",
        en: "puts finished codes into the database (method = person)",
      }),
    )
    .action(async (files: string[], flags: ImportFlags) => importSheets(files, flags, terminal));
  group.action(() => {
    throw new Failure(
      { zh: "用法错误：请写明 label export 或 label import", en: "Wrong usage: say label export or label import" },
      { exitCode: 2 },
    );
  });
};

/** The format a file's name says; `option` is what it was given with. */
const formatOf = (path: string, option: Bilingual): LabelFormat => {
  const format = FORMATS.find((each) => each === extname(path).slice(1).toLowerCase());
  if (format !== undefined) return format;
  const endings = FORMATS.map((each) => `.${each}`);
  throw new Failure(
    {
      zh: `${option.zh} ${path}：文件名要以 ${endings.join("、")} 之一结尾`,
      en: `${option.en} ${path}: the name has to end in ${endings.join(", ")}`,
    },
    { exitCode: 2 },
  );
};
const OUT: Bilingual = { zh: "--out", en: "--out" };
const SHEET: Bilingual = { zh: "编码表", en: "Coding sheet" };

/** @throws Failure where the file cannot be written */
async function write(path: string, content: Uint8Array | string): Promise<void> {
  const { asWriteFailure } = await import("./shared/write-failure.ts");
  const { replaceFile } = await import("./shared/output-file.ts");
  try {
    await replaceFile(path, (unfinished) => writeFileSync(unfinished, content));
  } catch (error) {
    throw asWriteFailure(error, path);
  }
}

async function exportSheet(flags: ExportFlags, { say, out }: Terminal): Promise<void> {
  const format = formatOf(flags.out, OUT);
  const how = oneOf("--sample", flags.sample, SAMPLINGS);
  const size = wholeNumber("--size", flags.size, 1);
  const { expectOther } = await import("./shared/output-file.ts");
  const { fromDatabase } = await import("../load/database.ts");
  const { leavesToCode } = await import("../classify/labelling/label-database.ts");
  const { drawSample, writeLabels } = await import("../classify/labels.ts");
  expectOther("--out", flags.out, [flags.db]);
  let rows = await fromDatabase(flags.db, async (connection) => {
    const drawn = drawSample(await leavesToCode(connection, false), how, size, flags.seed);
    // Masked after the draw, which goes by the texts as they are.
    return flags.redact ? maskedRows(connection, drawn) : drawn;
  });
  if (flags.blind) rows = rows.map((row) => ({ ...row, suggested: "", suggestedScore: null }));
  await write(flags.out, await writeLabels(rows, format));
  out(say({ zh: `编码表 ${rows.length} 条：${flags.out}`, en: `Coding sheet of ${rows.length} leaves: ${flags.out}` }));
}

/** The rows as coders outside may see them; a label is told by its leaf's id, which stays. */
async function maskedRows(connection: DuckDBConnection, rows: readonly LabelRow[]): Promise<LabelRow[]> {
  const { queries } = await import("../report/database.ts");
  const { redactor } = await import("../report/redact/redactor.ts");
  const { words } = await redactor(queries(connection).query);
  return rows.map((row) => ({ ...row, text: words(row.noticeId, row.text), above: words(row.noticeId, row.above) }));
}

async function importSheets(files: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<void> {
  const { say, out } = terminal;
  const { labelTroubles, writeLabels } = await import("../classify/labels.ts");
  const { decided } = await import("../classify/labelling/adjudicate.ts");
  const { coderAgreement } = await import("../classify/labelling/coder-agreement.ts");
  const { expectOther } = await import("./shared/output-file.ts");
  if (flags.out !== undefined) expectOther("--out", flags.out, [...files, flags.db]);
  const rows = (await Promise.all(files.map(readSheet))).flat();
  const troubles = labelTroubles(rows);
  for (const { problemId, column, reason, value } of troubles)
    out(
      printable(
        say({
          zh: `${problemId} ${column}：“${value}”${reason === "unknown-code" ? "不在编码表中" : "与另一编码同属一类"}`,
          en: `${problemId} ${column}: "${value}" ${reason === "unknown-code" ? "is not in the codebook" : "is of the category of another code"}`,
        }),
      ),
    );
  if (troubles.length > 0)
    throw new Failure({
      zh: `编码有 ${troubles.length} 处错误，未收入；请改正后重新导入`,
      en: `${troubles.length} codes are wrong and nothing was taken in: correct them and import again`,
    });
  const agreement = coderAgreement(rows);
  if (agreement.leaves > 0) {
    out(
      say({
        zh: `${agreement.leaves} 条由两人以上编码（${agreement.coders.join("、")}）`,
        en: `${agreement.leaves} leaves coded by two or more (${agreement.coders.join(", ")})`,
      }),
    );
    const line = (name: string, { percent, alpha, interval, kappa, kappaInterval }: CodeAgreement): string =>
      `${name}  % ${figure(percent)}  α ${figure(alpha, interval)}  κ ${figure(kappa, kappaInterval)}`;
    out(line(say({ zh: "一级", en: "level 1" }), agreement.level1));
    out(line(say({ zh: "二级", en: "level 2" }), agreement.level2));
    const { alpha, interval } = agreement.sets;
    out(`${say({ zh: "全部编码（MASI）", en: "all codes (MASI)" })}  α ${figure(alpha, interval)}`);
    for (const { problemId, codes } of agreement.disputed) out(printable(`${problemId}  ${codes.join(" / ")}`));
  }
  if (flags.out !== undefined) await write(flags.out, await writeLabels(rows, formatOf(flags.out, OUT)));
  if (flags.apply) await applyLabels(rows, flags.db, terminal);
  out(
    say({
      zh: `读入 ${rows.length} 条，已完成 ${decided(rows).length} 条${flags.out ? `：${flags.out}` : ""}`,
      en: `${rows.length} rows read, ${decided(rows).length} done${flags.out ? `: ${flags.out}` : ""}`,
    }),
  );
}

/** Puts finished labels into a database, and makes every comparison anew from them. */
async function applyLabels(rows: readonly LabelRow[], path: string, terminal: Terminal): Promise<void> {
  const { say, out, note } = terminal;
  const { adjudicate } = await import("../classify/labelling/adjudicate.ts");
  const { storeLabels, overrideCodes } = await import("../classify/labelling/label-database.ts");
  const { changeDatabase } = await import("./shared/change-database.ts");
  const { settled, disputed } = adjudicate(rows);
  if (disputed.length > 0)
    throw new Failure({
      zh: `${disputed.length} 条的编码不一致（${disputed[0]} 等），未写入数据库；请先商定，再只导入定稿的编码表`,
      en: `${disputed.length} leaves are coded in more than one way (${disputed[0]} …) and nothing was written: settle them, then import the settled sheet alone`,
    });
  const { stored, unknown } = await changeDatabase(path, async (connection) => {
    const result = await storeLabels(connection, settled);
    if (result.stored === 0 && result.unknown.length > 0) throw noneKnown(result.unknown, path);
    await overrideCodes(connection);
    return result;
  });
  if (unknown.length > 0)
    note(
      say({
        zh: `${unknown.length} 条不在此数据库中，未写入：${printable(firstOf(unknown).zh)}`,
        en: `${unknown.length} leaves are not in this database and were left out: ${printable(firstOf(unknown).en)}`,
      }),
    );
  out(
    say({
      zh: `写入数据库 ${stored} 条，各项比较已按人工编码重算：${path}`,
      en: `${stored} leaves recoded and all comparisons made anew: ${path}`,
    }),
  );
}

function firstOf(ids: readonly string[]): Bilingual {
  const [first, more] = [ids.slice(0, 3), ids.length > 3];
  return { zh: first.join("，") + (more ? " 等" : ""), en: first.join(", ") + (more ? " …" : "") };
}

function noneKnown(unknown: readonly string[], path: string): Failure {
  const first = firstOf(unknown);
  return new Failure({
    zh: printable(
      `编码表的 ${unknown.length} 条都不在数据库 ${path} 中（${first.zh}），未写入；请用 --db 指明导出编码表的那个数据库`,
    ),
    en: printable(
      `None of the ${unknown.length} leaves of the sheet is in the database ${path} (${first.en}) and nothing was written: name with --db the one the sheet was exported from`,
    ),
  });
}

/** Three decimals, with the 95 % interval where there is one. */
function figure(value: number | null, interval: Interval | null = null): string {
  if (value === null) return "–";
  return interval === null
    ? value.toFixed(3)
    : `${value.toFixed(3)} [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]`;
}

async function readSheet(path: string): Promise<LabelRow[]> {
  const { readLabels } = await import("../classify/labels.ts");
  const format = formatOf(path, SHEET);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Failure(
      { zh: `没有编码表 ${path}；请检查路径和文件名`, en: `There is no coding sheet ${path}: check path and name` },
      { exitCode: 2 },
    );
  try {
    const rows = await readLabels(readFileSync(path), format);
    if (rows.length > 0) return rows;
    throw new Failure({
      zh: "里面没有一条问题；请检查是否选对了文件",
      en: "it holds no leaf, check whether it is the right file",
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      { zh: `编码表 ${path}：${error.say.zh}`, en: `Coding sheet ${path}: ${error.say.en}` },
      { cause: error },
    );
  }
}
