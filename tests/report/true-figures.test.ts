import type { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { inventedDatabase } from "../support/invented-database.ts";
import { type Output, parseCsv, reportOf, textOf } from "./output.ts";

/** Figures that were once false: what is unknown, declared or too few must not read as a number it is not. */
let database: DuckDBInstance;
let output: Output;
let english: Output;

async function changed(instance: DuckDBInstance, ...statements: readonly string[]): Promise<DuckDBInstance> {
  const connection = await instance.connect();
  for (const sql of statements) await connection.run(sql);
  await compareAll(connection);
  connection.closeSync();
  return instance;
}

async function rowsOf(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await database.connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  return reader.getRows();
}

async function numberOf(sql: string): Promise<number> {
  return Number((await rowsOf(sql))[0]![0]);
}

const DECLARED = (unit: string, n: number): string =>
  `insert into declared_counts (notice_id, what, value, raw, span_start, span_end)
   select min(notice_id), 'not_public', ${n}, '${n}个问题不宜公开', 0, 8 from notices where unit = '${unit}'`;

/** A column of a CSV file by its label. */
function columnOf(file: string, label: string, of: Output = output): string[] {
  const [header, ...rows] = parseCsv(textOf(of, file));
  const at = header!.indexOf(label);
  expect(at, `${file} has ${label}`).toBeGreaterThanOrEqual(0);
  return rows.map((row) => row[at]!);
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, "");

beforeAll(async () => {
  database = await changed(
    await inventedDatabase(),
    DECLARED("岚川市教育局", 2),
    DECLARED("青汀县人民医院", 1),
    "update notices set region = null where unit in ('青汀县石桥镇', '望舒市融媒体中心')",
  );
  output = await reportOf(database);
  english = await reportOf(database, { lang: "en", formats: ["html", "csv"] });
}, 300_000);

describe("what is withheld", () => {
  it("is what the notices declare, on the first screen, in the method and in every notice's row", () => {
    const page = plain(textOf(output, "index.html"));
    expect(page).toContain("另有通报声明不公开的 3 条");
    expect(page).toContain("所列通报另声明 3 条问题不公开");
    expect(page).not.toMatch(/不公开的? ?0 条|\D0 条通报声明不公开/);
    expect(plain(textOf(english, "index.html"))).toContain("3 more declared not public");
    const declared = columnOf("tables/notices.csv", "声明不公开").map(Number);
    expect(declared.filter((n) => n > 0).sort()).toEqual([1, 2]);
  });
});

describe("regions", () => {
  it("are told with the units of which none is known", () => {
    expect(plain(textOf(output, "index.html"))).toMatch(/\d 个地区，另有 2 个单位未标明地区/);
    expect(plain(textOf(english, "index.html"))).toMatch(/in \d regions; region of 2 units not stated/);
    const unknown = columnOf("tables/codes.csv", "地区不明单位").map(Number);
    expect(Math.max(...unknown)).toBe(2);
  });

  it("are not none where none is known", async () => {
    const nowhere = await reportOf(await changed(await inventedDatabase(), "update notices set region = null"), {
      formats: ["html", "csv"],
    });
    expect(plain(textOf(nowhere, "index.html"))).toContain("均未标明地区");
    expect(new Set(columnOf("tables/codes.csv", "地区数", nowhere))).toEqual(new Set([""]));
  }, 300_000);
});

describe("what came back in the same unit", () => {
  const CAME_BACK = "(basis <> 'later-notice' or tier in ('verbatim', 'paraphrase'))";

  it("is not added up with what only shares a category", async () => {
    const n = await numberOf(`select count(*) from prior_repeats where ${CAME_BACK}`);
    const units = await numberOf(`select count(distinct unit_id) from prior_repeats where ${CAME_BACK}`);
    const same = await numberOf(`select count(*) from prior_repeats where not ${CAME_BACK}`);
    expect(n).toBeGreaterThan(0);
    expect(same).toBeGreaterThan(0);
    const page = plain(textOf(output, "index.html"));
    expect(page).toContain(`${units} 个单位旧题重现，共 ${n} 条`);
    expect(page).toContain(`另有 ${same} 条与前一轮只是同属一类，未必是同一问题，不计在内`);
    expect(parseCsv(textOf(output, "tables/repeats.csv"))).toHaveLength(n + 1);
    expect(parseCsv(textOf(output, "tables/category-repeats.csv"))).toHaveLength(same + 1);
  });

  it("stands in the Word file as well", () => {
    const word = strFromU8(unzipSync(output.get("report.docx")!)["word/document.xml"]!);
    expect(word).toMatch(/表\d+ 同一单位旧题重现/);
    expect(word).not.toContain("同一单位前后两轮同属一类的问题");
  });
});

describe("a status nobody stated", () => {
  it("is neither open nor done", async () => {
    const silent = await reportOf(database, { unit: "望舒市沐河区自然资源局", formats: ["html", "csv"] });
    const name = [...silent.keys()].find((file) => file.endsWith("/faults.csv"))!;
    expect(new Set(columnOf(name, "未完成", silent))).toEqual(new Set([""]));
    expect(new Set(columnOf(name, "注明状态", silent))).toEqual(new Set(["0"]));
  }, 300_000);

  it("is not zero on the first screen", async () => {
    const silent = await changed(await inventedDatabase(), "update problems set status = null");
    const page = plain(textOf(await reportOf(silent, { formats: ["html"] }), "index.html"));
    expect(page).toMatch(/尚未完成\s*–\s*均未注明状态/);
  }, 300_000);
});

describe("a rate of fewer than ten", () => {
  it.each(["finance", "ideology"])("is not given for measure types of the chapter %s", (level1) => {
    const file = `tables/${level1}-measures.csv`;
    const measures = columnOf(file, "措施条数").map(Number);
    const shares = columnOf(file, "具体占比");
    expect(measures.some((n) => n < 10)).toBe(true);
    measures.forEach((n, row) => {
      expect(shares[row] === "", `${n} measures: ${shares[row]}`).toBe(n < 10);
    });
  });

  it("is given as two counts beside a bar", () => {
    const small = columnOf("tables/measure-types.csv", "措施条数")
      .map(Number)
      .filter((n) => n < 10);
    const page = textOf(output, "index.html");
    const figures = [...page.matchAll(/(\d+) 条 · 具体 ([\d./]+%?)/g)];
    expect(figures.length).toBeGreaterThan(5);
    for (const [, n, share] of figures) expect(share!.endsWith("%"), `${n}: ${share}`).toBe(Number(n) >= 10);
    expect(small.length).toBeGreaterThan(0);
  });

  it("is not given where a corpus has fewer than ten units", () => {
    expect(new Set(columnOf("tables/codes.csv", "占单位"))).toEqual(new Set([""]));
  });
});

describe("an interval", () => {
  it("is named by its method, in the note below the chart and in the table", () => {
    const methods = new Set(columnOf("tables/trend.csv", "区间算法"));
    methods.delete("");
    expect(methods.size).toBeGreaterThan(0);
    const page = plain(textOf(output, "index.html"));
    for (const method of methods) expect(page).toContain(method);
  });
});

describe("years of a workbook", () => {
  it("are numbers, without a separator", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(output.get("report.xlsx")! as never);
    const cell = book.worksheets
      .find((sheet) => sheet.name === "未完成事项清单")!
      .getRow(2)
      .getCell(2);
    expect(cell.value).toBeTypeOf("number");
    expect(cell.numFmt ?? "General").toBe("General");
    expect(columnOf("tables/open-items.csv", "年份").every((year) => /^20\d\d$/.test(year))).toBe(true);
  });
});

describe("groups of quotes", () => {
  it("say in every format how many of their quotes they show", async () => {
    const word = strFromU8(unzipSync(output.get("report.docx")!)["word/document.xml"]!).replace(/<[^>]*>/g, "");
    for (const [, leaves, shown] of word.matchAll(
      /\d+\.[^。]{2,40}?：\d+ 个单位 (\d+) 条，[^，]*，(?:原文基本相同|措辞相近)(?:，列出 (\d+) 条)?/g,
    ))
      expect(Number(shown ?? leaves)).toBe(Math.min(Number(leaves), 3));
    expect(word).toMatch(/，列出 3 条/);
  });

  it("do not say that similar words mean the same fault", () => {
    for (const [file, content] of [...output, ...english])
      if (/\.(html|md|csv)$/.test(file))
        expect(content.toString("utf8"), file).not.toMatch(
          /所指相同(?!，请核对)(?!，须由人)|逐对核验|every pair was verified/,
        );
  });
});
