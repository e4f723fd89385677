import { SAMPLINGS } from "../classify/labelling/sampling.ts";
import { Failure } from "../failure.ts";
import { describe, type Register, withDatabase } from "./shared/command.ts";
import type { ExportFlags } from "./shared/label-export.ts";
import type { ImportFlags } from "./shared/label-import.ts";

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
    .action(async (flags: ExportFlags) => {
      const { exportSheet } = await import("./shared/label-export.ts");
      await exportSheet(flags, terminal);
    });
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
    .action(async (files: string[], flags: ImportFlags) => {
      const { importSheets } = await import("./shared/label-import.ts");
      await importSheets(files, flags, terminal);
    });
  group.action(() => {
    throw new Failure(
      { zh: "用法错误：请写明 label export 或 label import", en: "Wrong usage: say label export or label import" },
      { exitCode: 2 },
    );
  });
};
