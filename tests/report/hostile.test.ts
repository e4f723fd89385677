import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { exportTables } from "../../pipeline/commands/shared/export-tables.ts";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { pipelineFile } from "../../pipeline/package-root.ts";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, reportOf, textOf } from "./output.ts";

const SHORT = `=HYPERLINK("http://x.invalid")<script>alert(1)</script>]]>\u202e\u200f𠮷\u0007&amp;{n}**x**|`;
const PARAGRAPH = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
  "",
);
const LONG = SHORT + PARAGRAPH;

const OTHER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  notices: ["region", "unit_type", "unit_level", "inspecting_body", "source_path", "url"],
  sources: ["reason"],
  declared_counts: ["raw"],
  problems: ["number", "status_raw"],
  blocks: ["label", "lead"],
  findings: ["message", "remedy", "source_path"],
  problem_categories: ["rule_id"],
  codebook: ["label_zh", "definition"],
  measure_codebook: ["label_zh", "definition"],
};

let output: Output;
let others: Output;
let exported: Output;

beforeAll(async () => {
  const units = INVENTED_UNITS.slice(0, 3).map((unit) => ({ ...unit, leaves: 3 }));
  const database = await inventedDatabase(":memory:", { units, hostile: LONG });
  const connection = await database.connect();
  // The fields that no statement or measure fills.
  for (const [table, columns] of Object.entries(OTHER_FIELDS))
    await connection.run(`update ${table} set ${columns.map((name) => `${name} = $text`).join(", ")}`, { text: LONG });
  output = await reportOf(database);
  const [unit] = (await connection.runAndReadAll("select unit_id from notices order by 1 limit 1")).getRows()[0]!;
  others = new Map([
    ...(await reportOf(database, { unit: String(unit) })),
    ...(await reportOf(database, { category: "finance" })),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "xunjian-hostile-"));
  await exportTables(connection, folder, { formats: ["csv", "jsonl"], redact: false, lang: "zh" });
  exported = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  connection.closeSync();
}, 300_000);

describe("hostile text in every field", () => {
  it("is text on the page", () => {
    const page = textOf(output, "index.html");
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;");
    expect(page.includes(PARAGRAPH)).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it must not come through
    expect(/[\u0000-\u0008]/.exec(page)).toBeNull();
    // Marks that turn the direction of writing act inside the words they came with.
    const shown = page.replace(/<bdi>.*?<\/bdi>/gs, "").replace(/<[^>]*>/g, "");
    expect(/.{0,80}\u202e/.exec(shown)).toBeNull();
  });

  it("is text in the workbook: no formula, no broken part", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(output.get("report.xlsx")! as never);
    let found = 0;
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeFalsy();
          if (cell.text.includes("=HYPERLINK(")) found++;
          expect(cell.text.length).toBeLessThanOrEqual(32_767);
        }),
      ),
    );
    expect(found).toBeGreaterThan(20);
  });

  it("is text in the Word file", () => {
    const xml = strFromU8(unzipSync(output.get("report.docx")!)["word/document.xml"]!);
    expect(xml).toContain("&lt;script&gt;");
    expect(xml).not.toContain("<script");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(xml)).toBeNull();
  });

  it("is text in the appendix", () => {
    const text = textOf(output, "report.md");
    expect(text).not.toMatch(/(?<!\\)<script/);
    for (const line of text.split("\n").filter((one) => one.startsWith("|"))) expect(line).toMatch(/\|$/);
  });

  it("is text in a dossier and in a chapter", () => {
    const names = [...others.keys()].filter((name) => /\.(?:html|md|docx|svg)$/.test(name));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const content = others.get(name)!;
      const text = name.endsWith(".docx")
        ? strFromU8(unzipSync(content)["word/document.xml"]!)
        : content.toString("utf8");
      expect(text.match(/(?<!\\)<script/g)?.length ?? 0, name).toBe(name.endsWith(".html") ? 1 : 0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it must not come through
      expect(/[\u0000-\u0008]/.exec(text), name).toBeNull();
    }
  });

  it("is text in exported tables", () => {
    const rows = exported.get("problems.jsonl")!.toString("utf8").trimEnd().split("\n");
    const texts = rows.map((row) => String((JSON.parse(row) as { text: unknown }).text));
    expect(texts.some((text) => text.includes(LONG.replaceAll("\u0000", "")))).toBe(true);
    for (const [name, content] of exported)
      if (name.endsWith(".csv"))
        expect(/(?:^|,|\r\n)"?[=+@]/.exec(content.toString("utf8").replace(/^\ufeff/, "")), name).toBeNull();
  });

  it("says in the workbook how many cells are too long for Excel", async () => {
    const units = INVENTED_UNITS.slice(0, 1).map((unit) => ({ ...unit, leaves: 2 }));
    const long = await reportOf(await inventedDatabase(":memory:", { units, hostile: "长".repeat(40_000) }), {
      formats: ["xlsx", "csv"],
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(long.get("report.xlsx")! as never);
    const cover: string[] = [];
    book.worksheets[0]!.eachRow((row) => cover.push(row.getCell(2).text));
    expect(cover.join("\n")).toMatch(/有 \d+ 格文字超长而截断/);
    expect(cover.join("\n")).toContain("1,048,576 行、32,767 字");
    expect(textOf(long, "tables/leaves.csv")).toContain("长".repeat(40_000));
  }, 120_000);

  it("starts no formula in a CSV file", () => {
    for (const [name, content] of [...output, ...others]) {
      if (!name.endsWith(".csv")) continue;
      expect(/(?:^|,|\r\n)"?[=+@]/.exec(content.toString("utf8").slice(1)), name).toBeNull();
    }
  });

  it("leaves every file inside the folder, with a plain name", () => {
    for (const name of [...output.keys(), ...others.keys()])
      expect(name).toMatch(/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)?\.(?:html|xlsx|docx|md|csv|svg)$/);
  });
});

describe("a database without notices", () => {
  it("gives a report that says so, in every format", async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    await connection.run(readFileSync(pipelineFile("load", "schema.sql"), "utf8"));
    await compareAll(connection);
    connection.closeSync();
    const empty = await reportOf(instance);
    expect(textOf(empty, "index.html")).toContain("0 个单位 · 0 份通报 · 0 条问题");
    const page = textOf(empty, "index.html");
    const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
    expect(/NaN|undefined|Infinity/.exec(main)).toBeNull();
  }, 120_000);
});
