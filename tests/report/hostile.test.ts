import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { pipelineFile } from "../../pipeline/package-root.ts";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, reportOf, textOf } from "./output.ts";

const SHORT = `=HYPERLINK("http://x.invalid")<script>alert(1)</script>]]>\u202e\u200f𠮷\u0007&amp;{n}**x**|`;
const PARAGRAPH = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
  "",
);
const LONG = SHORT + PARAGRAPH;

let output: Output;

beforeAll(async () => {
  const units = INVENTED_UNITS.slice(0, 3).map((unit) => ({ ...unit, leaves: 3 }));
  output = await reportOf(await inventedDatabase(":memory:", { units, hostile: LONG }));
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
    expect(shown.includes("\u202e")).toBe(false);
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

  it("starts no formula in a CSV file", () => {
    for (const [name, content] of output) {
      if (!name.endsWith(".csv")) continue;
      expect(/(?:^|,|\r\n)"?[=+@]/.exec(content.toString("utf8").slice(1)), name).toBeNull();
    }
  });

  it("leaves every file inside the folder, with a plain name", () => {
    for (const name of output.keys())
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
