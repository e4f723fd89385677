import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { identify } from "../../pipeline/ingest/identify.ts";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { readMarkdown } from "../../pipeline/ingest/markdown.ts";
import { readRtf } from "../../pipeline/ingest/rtf/read-rtf.ts";
import { readCsv } from "../../pipeline/ingest/table/read-csv.ts";
import { readJsonl } from "../../pipeline/ingest/table/read-jsonl.ts";
import { readXlsx } from "../../pipeline/ingest/table/read-xlsx.ts";
import { encode } from "../support/documents/encodings.ts";
import { makeOfd } from "../support/documents/ofd.ts";
import { makeLedgerDocx } from "../support/documents/word.ts";
import { makeLedgerXlsx } from "../support/documents/workbook.ts";
import { zipOf } from "../support/documents/zip.ts";

const one = async (read: typeof readRtf, content: string | Buffer): Promise<string> =>
  (await read(Buffer.from(content), defaultLimits, "x"))[0]!.text;

describe("identification goes by content, then by name", () => {
  test.each([
    ["page.doc", "<html><body>整改</body></html>", "html"],
    ["page.txt", "<!DOCTYPE html><p>", "html"],
    ["part.doc", "{\\rtf1 x}", "rtf"],
    ["scan", "%PDF-1.4", "pdf"],
    ["a.mht", 'From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n', "mhtml"],
    ["a.eml", "Subject: x\nFrom: a@example.com\n\n整改", "mail"],
    ["mail", "Received: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html>", "mail"],
    ["a.eml", "整改情况的通报\nFrom: x\n", "text"],
    ["a.md", "# 整改", "markdown"],
    ["a.csv", "标题,正文", "csv"],
    ["a.jsonl", "{}", "jsonl"],
    ["a.shtml", "整改", "html"],
    ["notes", "整改<p>", "text"],
    ["BM.txt", "BM整改情况", "text"],
  ])("%s", async (name, content, format) => {
    expect((await identify(Buffer.from(content), name, defaultLimits)).format).toBe(format);
  });

  test("packages", async () => {
    expect((await identify(await makeLedgerDocx(), "x.bin", defaultLimits)).format).toBe("docx");
    expect((await identify(await makeLedgerXlsx(), "x.bin", defaultLimits)).format).toBe("xlsx");
    expect((await identify(await makeOfd(["整改"]), "x.bin", defaultLimits)).format).toBe("ofd");
    expect((await identify(await zipOf({ "a.txt": "x" }), "x.docx", defaultLimits)).format).toBe("zip");
  });
});

describe("RTF", () => {
  const rtf = (body: string): string =>
    `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset136 MingLiU;}}${body}}`;

  test.each([
    ["bytes of the document's code page", "\\'d5\\'fb\\'b8\\'c4\\par", "整改"],
    ["a second byte below 0x80 as a character", "\\f0\\'81A\\'d5\\'fb", "丄整".replace("丄", "\u4e04")],
    ["bytes of a font's own code page", "\\f2\\'be\\'e3", "整"],
    ["Unicode with fallback, negative numbers", "\\uc1\\u25972?\\u-25945 ?x", "整\u9aa7x"],
    ["no fallback", "{\\uc0\\u25972}\\'b8\\'c4", "整改"],
    [
      "numbers as printed, bullets left out",
      "{\\listtext\\'d2\\'bb\\'a1\\'a2\\tab}\\'d5\\'fb\\par{\\listtext\\f1\\'b7\\tab}\\'b8\\'c4\\par",
      "一、整\n改",
    ],
    [
      "headers, pictures, unknown groups, hidden text",
      "{\\header x}{\\*\\unknown y}{\\pict 00ff}{\\v z}\\'d5\\'fb",
      "整",
    ],
    ["quotes and breaks", "\\ldblquote a\\rdblquote\\line b\\~c", "“a”\nb\u00a0c"],
    ["unbalanced groups", "}}}\\'d5\\'fb{{{", "整"],
  ])("%s", async (_, body, expected) => {
    expect(await one(readRtf, rtf(body))).toBe(expected);
  });
});

describe("Markdown", () => {
  test.each([
    ["marks go, typed numbers stay", "# 标题\n\n1. **甲**[链](x)\n2. 乙\n\n- 丙", "标题\n1.甲链\n2.乙\n丙"],
    ["one paragraph a line without blank lines", "一、组织\n（一）学习", "一、组织\n（一）学习"],
    ["tables", "| 序号 | 问题 |\n|---|---|\n| 1 | 甲<br>乙 |", "序号\t问题\n1\t甲\v乙"],
    ["front matter", "---\ntitle: 通报\n---\n整改", "整改"],
  ])("%s", async (_, source, expected) => {
    expect(await one(readMarkdown, source)).toBe(expected);
  });
});

describe("workbooks", () => {
  test("sheets that hold something and are not read are told by name", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await makeLedgerXlsx()) as unknown as ExcelJS.Buffer);
    expect((await readXlsx(await bytesOf(workbook), defaultLimits, "x"))[0]!.findings).toEqual([]);
    workbook.addWorksheet("封面").addRow(["填报单位：某局"]);
    workbook.addWorksheet("空表");
    workbook.addWorksheet("底稿", { state: "hidden" }).addRow(["序号", "反馈问题", "整改措施"]);
    const [text] = await readXlsx(await bytesOf(workbook), defaultLimits, "x");
    expect(text!.findings.map(({ code, detail }) => [code, detail])).toEqual([
      ["ingest/sheets-left-out", { count: 2, names: "封面、底稿" }],
    ]);
  });

  const bytesOf = async (workbook: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await workbook.xlsx.writeBuffer());
});

describe("tables of texts", () => {
  test("a row keeps its number and its own hash content; empty rows are skipped", async () => {
    const rows = await readCsv(encode("标题;全文\n甲;“整改”\n;\n乙;落实\n", "gb18030"), defaultLimits, "x");
    expect(rows.map(({ text, row, page }) => [text, row!.number, page.title])).toEqual([
      ["“整改”", 2, "甲"],
      ["落实", 4, "乙"],
    ]);
  });

  test("a ledger is one text", async () => {
    expect(await one(readCsv, '序号,反馈问题,整改措施\n1,甲,"一是乙。\n二是丙。"\n')).toBe(
      "序号\t反馈问题\t整改措施\n1\t甲\t一是乙。\v二是丙。",
    );
  });

  test("neither the one nor the other is refused with its columns", async () => {
    await expect(readCsv(Buffer.from("姓名,年龄\n甲,1\n"), defaultLimits, "x")).rejects.toMatchObject({
      code: "ingest/no-text-column",
      detail: { columns: "姓名、年龄" },
    });
  });

  test("JSON lines: fields by name, broken lines counted, half characters repaired", async () => {
    const rows = await readJsonl(
      Buffer.from('{"url":"u","content":"整改\\ud800"}\nno json\n{"content":"落实","url":null}\n'),
      defaultLimits,
      "x",
    );
    expect(rows.map(({ text, page, row }) => [text, page.url, row!.number])).toEqual([
      ["整改\ufffd", "u", 1],
      ["落实", null, 3],
    ]);
    expect(rows[0]!.findings.map(({ code }) => code)).toEqual(["ingest/lines-skipped", "ingest/characters-lost"]);
  });

  test("a JSON array is the same table", async () => {
    const rows = await readJsonl(Buffer.from('[{"标题":"甲","通报全文":"整改"},7]'), defaultLimits, "x.json");
    expect(rows.map(({ text, page, row }) => [text, page.title, row!.number])).toEqual([["整改", "甲", 1]]);
    expect(rows[0]!.findings[0]!.code).toBe("ingest/lines-skipped");
  });

  test("a text kept as the source of a page is read as one, also within the answer of a site", async () => {
    const content = "<p>一、组织</p><p>（一）<b>学习</b><br/>一是甲。</p>";
    const expected = "一、组织\n（一）学习\n一是甲。";
    const [row] = await readCsv(Buffer.from(`标题,正文\n甲,"${content}"\n`), defaultLimits, "x");
    expect(row!.text).toBe(expected);
    const answer = { code: 200, data: { article: { title: "甲", content } }, title: null };
    const [one] = await readJsonl(Buffer.from(JSON.stringify(answer)), defaultLimits, "x.json");
    expect([one!.text, one!.page.title]).toEqual([expected, "甲"]);
    const [plain] = await readCsv(Buffer.from("正文\n分数<60分的>3人\n"), defaultLimits, "x");
    expect(plain!.text).toBe("分数<60分的>3人");
  });

  test("without a name the one column of long texts is taken, and that is said", async () => {
    const long = "一是建立台账，明确责任。".repeat(20);
    const named = await readCsv(Buffer.from(`单位,贴上的文字,发布日期\n甲,${long},2024-02-07\n`), defaultLimits, "x");
    expect(named.map(({ text, page }) => [text, page.publishedOn])).toEqual([[long, "2024-02-07"]]);
    expect(named[0]!.findings[0]!.code).toBe("ingest/text-column-guessed");
    const bare = await readCsv(Buffer.from(`甲,${long}\n乙,${long}\n`), defaultLimits, "x");
    expect(bare.map(({ row }) => row!.number)).toEqual([1, 2]);
  });

  test("more rows than the limit", async () => {
    await expect(
      readCsv(Buffer.from("正文\n甲\n乙\n"), { ...defaultLimits, maxTableRows: 1 }, "x"),
    ).rejects.toMatchObject({ code: "ingest/table-rows" });
  });
});
