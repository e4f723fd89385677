import type { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, parseCsv, reportOf, textOf } from "./output.ts";

let database: DuckDBInstance;
let output: Output;
let book: ExcelJS.Workbook;

async function open(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as never);
  return workbook;
}

async function numberOf(sql: string): Promise<number> {
  const connection = await database.connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  return Number(reader.getRows()[0]![0]);
}

beforeAll(async () => {
  database = await inventedDatabase();
  output = await reportOf(database);
  book = await open(output.get("report.xlsx")!);
}, 300_000);

describe("a cross-unit report", () => {
  it("writes one page, workbook, Word file and appendix, and a CSV file a table", () => {
    const names = [...output.keys()];
    for (const name of [
      "index.html",
      "report.xlsx",
      "report.docx",
      "report.md",
      "tables/leaves.csv",
      "tables/data-dictionary.csv",
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.endsWith(".csv")).length).toBeGreaterThan(15);
  });

  it("says in its first sentences what the database says", async () => {
    const page = textOf(output, "index.html");
    const leaves = await numberOf("select count(*) from compared_leaves where not is_withheld");
    const finance = await numberOf("select any_value(level1_leaves) from category_recurrence where level1 = 'finance'");
    const units = await numberOf("select any_value(level1_units) from category_recurrence where level1 = 'finance'");
    expect(page).toContain(`${INVENTED_UNITS.length} 个单位 · 12 份通报 · ${leaves} 条问题`);
    expect(page).toContain(`${units}/${INVENTED_UNITS.length} 个单位 · ${finance} 条`);
  });

  it("marks exactly the cells that differ after correction, and no small unit", async () => {
    const page = textOf(output, "index.html");
    const heatmap = page.slice(page.indexOf('id="heatmap"'), page.indexOf("</figure>", page.indexOf('id="heatmap"')));
    const differing = await numberOf("select count(*) from unit_category where p_adjusted < 0.05 and not small_n");
    expect(differing).toBeGreaterThan(0);
    expect(heatmap.match(/<td class="[a-z0-9]+ differs">/g)).toHaveLength(differing);
    const small = /<tr class="small">.*?<\/tr>/s.exec(heatmap)![0];
    expect(small).toContain("望舒市文学艺术界联合会");
    expect(small).not.toMatch(/class="[ob][123]/);
  });

  it("gives the same totals in every format", async () => {
    const leaves = await numberOf("select count(*) from compared_leaves where not is_withheld");
    const csv = parseCsv(textOf(output, "tables/leaves.csv"));
    expect(csv).toHaveLength(leaves + 1);
    const sheet = book.worksheets.find((page) => page.name.startsWith("问题清单"))!;
    expect(sheet.actualRowCount).toBe(leaves + 1);
    expect(textOf(output, "index.html").match(/<article class="leaf"/g)).toHaveLength(leaves);
    expect(textOf(output, "report.md")).toContain(`148 条问题`);
    const word = strFromU8(unzipSync(output.get("report.docx")!)["word/document.xml"]!);
    expect(word).toContain(`${leaves} 条问题`);
    // The heat map adds up to the same number, row by row.
    const heatmap = parseCsv(textOf(output, "tables/heatmap.csv")).slice(1);
    for (const [, n, ...cells] of heatmap) expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(Number(n));
    expect(heatmap.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(leaves);
  });

  it("counts measures as the view measure_profile does", async () => {
    const profile = await numberOf("select sum(measures) from measure_profile");
    const specific = await numberOf("select round(sum(specific_share * measures)) from measure_profile");
    const rows = parseCsv(textOf(output, "tables/measure-types.csv")).slice(1);
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(profile);
    expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(specific);
  });

  it("leads from every quote to a passage on the page", () => {
    const page = textOf(output, "index.html");
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect([...page.matchAll(/ id="([^"]+)"/g)].length).toBe(ids.size);
  });

  it("has the passage of a leaf marked in its source", async () => {
    const page = textOf(output, "index.html");
    const connection = await database.connect();
    const reader = await connection.runAndReadAll(
      "select p.problem_id, substr(n.text, p.span_start + 1, p.span_end - p.span_start) from problems p join notices n using (notice_id) where is_leaf limit 20",
    );
    for (const [id, passage] of reader.getRows()) {
      const article = page.slice(page.indexOf(`id="leaf-${String(id).replaceAll("/", "-")}"`));
      const mark = /<mark>(.*?)<\/mark>/s.exec(article)![1]!.replace(/<\/?u>/g, "");
      expect(mark).toBe(passage);
    }
    connection.closeSync();
  });

  it("is allowed to run its own style and script only, and loads nothing", () => {
    const page = textOf(output, "index.html");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll("&#39;", "'");
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(/ style="| on[a-z]+="|<link|<img|@import|url\((?!#)/.exec(page)).toBeNull();
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it("stays below 3 MB", () => expect(output.get("index.html")!.length).toBeLessThan(3_000_000));

  it("has a workbook with cover, frozen headers, filters and links to the leaf list", () => {
    const [cover, ...sheets] = book.worksheets;
    expect(cover!.getCell("A1").text).toBe("巡察整改情况跨单位分析报告");
    expect(sheets.length).toBeGreaterThan(15);
    for (const sheet of sheets) {
      expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
    }
    const open = book.worksheets.find((sheet) => sheet.name === "未完成事项清单")!;
    expect(open.getRow(2).getCell(5).hyperlink).toMatch(/^#'问题清单与原文'!A\d+$/);
    const leaves = book.worksheets.find((sheet) => sheet.name === "问题清单与原文")!;
    const link = leaves.getRow(2).getCell(1).hyperlink;
    expect(link).toMatch(/^index\.html#leaf-/);
    expect(textOf(output, "index.html")).toContain(`id="${link!.split("#")[1]}"`);
  });

  it("has a Word file in the layout of official documents", () => {
    const parts = unzipSync(output.get("report.docx")!);
    const document = strFromU8(parts["word/document.xml"]!);
    expect(document).toContain('w:w="11906" w:h="16838"');
    expect(document).toMatch(/w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1587"/);
    expect(document).toContain('w:eastAsia="方正小标宋简体"');
    expect(document).toContain('w:line="579" w:lineRule="exact"');
    for (const heading of ["一、反复出现的问题", "二、单位之间", "（一）"]) expect(document).toContain(heading);
    expect(Object.keys(parts).filter((name) => name.startsWith("word/media/")).length).toBeGreaterThanOrEqual(5);
    expect(strFromU8(parts["word/footer1.xml"]!)).toContain("— ");
    expect(strFromU8(parts["word/fontTable.xml"]!)).toContain("w:altName");
  });

  it("explains every column of every table in the data dictionary", () => {
    const entries = new Set(parseCsv(textOf(output, "tables/data-dictionary.csv")).map((row) => `${row[1]} ${row[2]}`));
    for (const [name, content] of output) {
      if (!name.endsWith(".csv") || name.endsWith("data-dictionary.csv")) continue;
      const [header] = parseCsv(content.toString("utf8"));
      for (const label of header!) expect(entries).toContain(`${name.replace("tables/", "")} ${label}`);
    }
  });
});

describe("the same database", () => {
  it("gives the same bytes in another folder, and from rows loaded in another order", async () => {
    const again = await reportOf(await inventedDatabase(":memory:", { units: INVENTED_UNITS, reverseRows: true }));
    expect([...again.keys()]).toEqual([...output.keys()]);
    for (const [name, content] of again) expect(content.equals(output.get(name)!), name).toBe(true);
  }, 300_000);
});

describe("filters", () => {
  it("hold for every format of a unit dossier", async () => {
    const dossier = await reportOf(database, { unit: "望舒市融媒体中心" });
    const unitId = [...dossier.keys()].find((name) => name.endsWith(".html"))!.replace(/\.html$/, "");
    const rows = parseCsv(textOf(dossier, `tables-${unitId}/leaves.csv`)).slice(1);
    const leaves = await numberOf("select count(*) from compared_leaves where unit = '望舒市融媒体中心'");
    expect(rows).toHaveLength(leaves);
    expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(["望舒市融媒体中心"]));
    expect(textOf(dossier, `${unitId}.html`).match(/<article class="leaf"/g)).toHaveLength(leaves);
    const sheets = await open(dossier.get(`${unitId}.xlsx`)!);
    expect(sheets.worksheets[0]!.getCell("B5").text).toBe("单位：望舒市融媒体中心");
    const word = strFromU8(unzipSync(dossier.get(`${unitId}.docx`)!)["word/document.xml"]!);
    expect(word).toContain("望舒市融媒体中心巡察整改情况分析");
  }, 300_000);

  it("hold for every format of a category chapter, by code or label", async () => {
    const chapter = await reportOf(database, { category: "财务管理", formats: ["html", "csv", "md"] });
    const leaves = await numberOf("select count(*) from compared_leaves where level1 = 'finance'");
    expect(parseCsv(textOf(chapter, "tables-category-finance/leaves.csv"))).toHaveLength(leaves + 1);
    expect(textOf(chapter, "category-finance.html").match(/<article class="leaf"/g)).toHaveLength(leaves);
    expect(textOf(chapter, "category-finance.md")).toContain(`${leaves} 条问题`);
  }, 300_000);

  it("name what can be meant when they match nothing or too much", async () => {
    await expect(reportOf(database, { unit: "不存在的单位" })).rejects.toThrow(/No unit/);
    await expect(reportOf(database, { unit: "望舒市" })).rejects.toThrow(/several units/);
    await expect(reportOf(database, { category: "fishing" })).rejects.toThrow(/codebook has no category/);
    await expect(reportOf(database, { category: "fishing" })).rejects.toThrow(/^[^\p{Script=Han}]*$/u);
  }, 300_000);
});

describe("a report in English", () => {
  it("is written from the same numbers", async () => {
    const english = await reportOf(database, { lang: "en", formats: ["html", "csv"] });
    expect(textOf(english, "index.html")).toContain("8 units · 12 notices · 148 findings");
    expect([...english.keys()]).toEqual([...output.keys()].filter((name) => /\.(html|csv)$/.test(name)));
  }, 300_000);
});
