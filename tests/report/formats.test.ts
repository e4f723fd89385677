import type { DuckDBInstance } from "@duckdb/node-api";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReportOptions } from "../../pipeline/report/report.ts";
import { inventedDatabase } from "../support/invented-database.ts";
import { type Output, parseCsv, reportOf } from "./output.ts";

const SCOPES: readonly (readonly [string, Partial<ReportOptions>, string])[] = [
  ["all notices", {}, "true"],
  ["one unit", { unit: "青汀县石桥镇" }, "unit = '青汀县石桥镇'"],
  ["one category", { category: "ideology" }, "level1 = 'ideology'"],
  [
    "one unit and category",
    { unit: "望舒市融媒体中心", category: "意识形态" },
    "unit = '望舒市融媒体中心' and level1 = 'ideology'",
  ],
  ["one code below a category", { category: "finance.state-assets" }, "code = 'finance.state-assets'"],
];

let database: DuckDBInstance;

beforeAll(async () => {
  database = await inventedDatabase();
}, 120_000);

async function numbers(sql: string): Promise<readonly number[]> {
  const connection = await database.connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  return reader.getRows()[0]!.map(Number);
}

function only(output: Output, ending: string): Buffer {
  const names = [...output.keys()].filter((name) => name.endsWith(ending));
  expect(names, ending).toHaveLength(1);
  return output.get(names[0]!)!;
}

/** What a reader reads in each format, markup taken away. */
async function wordsOf(output: Output): Promise<ReadonlyMap<string, string>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(only(output, ".xlsx") as never);
  const cover: string[] = [];
  book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cover.push(cell.text)));
  const word = strFromU8(unzipSync(only(output, ".docx"))["word/document.xml"]!);
  return new Map([
    [
      "html",
      only(output, ".html")
        .toString("utf8")
        .replace(/<[^>]*>/g, ""),
    ],
    ["xlsx", cover.join("\n")],
    ["docx", word.replace(/<[^>]*>/g, "")],
    ["md", only(output, ".md").toString("utf8").replaceAll("\\", "")],
    ["csv", only(output, "/about.csv").toString("utf8")],
  ]);
}

describe.each(SCOPES)("a report of %s", (_, options, where) => {
  let output: Output;
  let words: ReadonlyMap<string, string>;

  beforeAll(async () => {
    output = await reportOf(database, options);
    words = await wordsOf(output);
  }, 120_000);

  it("counts the same leaves, units and measures in every format", async () => {
    const [leaves, units, measures] = await numbers(
      `select count(*), count(distinct unit_id),
        (select count(*) from measures where problem_id in (select problem_id from compared_leaves where ${where}))
       from compared_leaves where ${where} and not is_withheld`,
    );
    expect(leaves).toBeGreaterThan(0);
    for (const [format, text] of words) expect(text, format).toContain(`${leaves} 条问题`);
    for (const format of ["html", "xlsx", "md", "csv"])
      expect(words.get(format), format).toContain(`${units} 个单位，`);
    for (const format of ["html", "xlsx", "md", "csv"])
      expect(words.get(format), format).toContain(`${measures} 条整改措施`);
    expect(
      only(output, ".html")
        .toString("utf8")
        .match(/<article class="leaf"/g),
    ).toHaveLength(leaves!);
    expect(parseCsv(only(output, "/leaves.csv").toString("utf8"))).toHaveLength(leaves! + 1);
    expect(parseCsv(only(output, "/measures.csv").toString("utf8"))).toHaveLength(measures! + 1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(only(output, ".xlsx") as never);
    expect(book.worksheets.find((page) => page.name.startsWith("问题清单"))!.actualRowCount).toBe(leaves! + 1);
    expect(book.worksheets.find((page) => page.name.startsWith("整改措施清单"))!.actualRowCount).toBe(measures! + 1);
  });

  it("has in the workbook what the CSV files have, sheet by sheet", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(only(output, ".xlsx") as never);
    const files = [...output].filter(([name]) => name.endsWith(".csv") && !name.endsWith("/about.csv"));
    const rows = files.map(([, content]) => parseCsv(content.toString("utf8")).length);
    const sheets = book.worksheets.slice(1).map((sheet) => Math.max(1, sheet.actualRowCount));
    expect(sheets.toSorted((a, b) => a - b)).toEqual(rows.toSorted((a, b) => a - b));
  });

  it("says in every format how to cite it, with codebook and corpus, and whom it is for", () => {
    const citation =
      /巡鉴（xunjian）\d+\.\d+\.\d+，《[^》]+》，编码本 [\d.]+；语料：\d+ 份通报（[^）]+）\d+ 条问题，sha256 0{64}；运行 r0{16}/u;
    const [[, first]] = [...words].map(([format, text]) => [format, citation.exec(text)?.[0]]) as [[string, string]];
    expect(first).toBeTruthy();
    for (const [format, text] of words) {
      expect(text, format).toContain(first);
      expect(text, format).toContain("内部版");
    }
  });
});
