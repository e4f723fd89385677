import { adjudicate, decided } from "../../classify/labelling/adjudicate.ts";
import { type CodeAgreement, coderAgreement } from "../../classify/labelling/coder-agreement.ts";
import { overrideCodes, storeLabels } from "../../classify/labelling/label-database.ts";
import { type LabelRow, labelTroubles } from "../../classify/labels.ts";
import { type Bilingual, Failure } from "../../failure.ts";
import type { Interval } from "../../statistics/interval.ts";
import { changeDatabase } from "./change-database.ts";
import { expectSheetName, readSheet, writeSheet } from "./label-sheet.ts";
import { expectOther } from "./output-file.ts";
import { printable, type Terminal } from "./terminal.ts";

export interface ImportFlags {
  readonly db: string;
  readonly out?: string;
  readonly apply?: boolean;
}

/** `label import`: checks filled-in sheets, says how far their coders agree, and passes the codes on. */
export async function importSheets(files: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<void> {
  const { say, out } = terminal;
  if (flags.out !== undefined) {
    expectSheetName(flags.out);
    expectOther("--out", flags.out, [...files, flags.db]);
  }
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
  if (flags.out !== undefined) await writeSheet(flags.out, rows);
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
