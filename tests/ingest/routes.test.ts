import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Seen, Source } from "../../pipeline/model.ts";
import { parse } from "../../pipeline/parse/parse.ts";
import { encode } from "../support/documents/encodings.ts";
import { fidelity } from "../support/documents/fidelity.ts";
import { ledgerText, noticeText, paragraphs } from "../support/documents/notice.ts";
import { makeOfd } from "../support/documents/ofd.ts";
import { convert, hasOffice } from "../support/documents/office.ts";
import { ledgerPage, pageLayouts } from "../support/documents/pages.ts";
import { seeAll, sources } from "../support/documents/see.ts";
import { makeDocx, makeLedgerDocx } from "../support/documents/word.ts";
import { makeLedgerXlsx } from "../support/documents/workbook.ts";
import { zipOf } from "../support/documents/zip.ts";

/** The least fidelity of a route; the text of the notice is the same whatever route it took. */
const EXACT = 0.999;
const PDF = 0.995;

let folder: string;
let seen: Seen[];
const byPath = new Map<string, Source>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "routes-"));
  const at = (name: string): string => join(folder, name);
  for (const encoding of ["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le", "utf-16be", "gb18030"])
    writeFileSync(at(`text-${encoding}.txt`), encode(noticeText, encoding));
  writeFileSync(at("text-crlf.txt"), noticeText.replaceAll("\n", "\r\n"));
  writeFileSync(at("notice.md"), noticeText.replace(/^.*$/mu, "# $&").replaceAll("\n", "\n\n"));
  for (const [name, make] of Object.entries(pageLayouts)) writeFileSync(at(`page-${name}.html`), make());
  const declared = pageLayouts.trsEditor!().replace("<head>", '<head><meta charset="gb2312">');
  writeFileSync(at("page-gb2312.html"), encode(declared, "gb18030"));
  writeFileSync(at("typed.docx"), await makeDocx(false));
  writeFileSync(at("automatic.docx"), await makeDocx(true));
  writeFileSync(at("ledger.docx"), await makeLedgerDocx());
  writeFileSync(at("ledger.html"), ledgerPage());
  writeFileSync(at("ledger.xlsx"), await makeLedgerXlsx());
  writeFileSync(at("rows.jsonl"), `${JSON.stringify({ 标题: "通报", 正文: noticeText, 发布时间: "2024年2月7日" })}\n`);
  const quoted = `"${noticeText.replaceAll('"', '""')}"`;
  writeFileSync(
    at("rows.csv"),
    `\ufeff标题,发布日期,来源,链接,正文\r\n通报,2024/2/7,水务局,https://x.gov.cn/1,${quoted}\r\n`,
  );
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("通报").addRows([
    ["题目", "内容"],
    ["通报", noticeText],
  ]);
  writeFileSync(at("rows.xlsx"), Buffer.from(await workbook.xlsx.writeBuffer()));
  writeFileSync(
    at("archive.zip"),
    await zipOf({ "通报/正文.txt": encode(noticeText, "gb18030"), "word.docx": readFileSync(at("automatic.docx")) }),
  );
  writeFileSync(at("notice.ofd"), await makeOfd(paragraphs.map(({ number, text }) => number + text)));
  if (hasOffice) {
    mkdirSync(at("office"));
    const documents = ["typed.docx", "automatic.docx", "ledger.docx"].map(at);
    for (const format of ["doc", "rtf", "pdf", "html", "docx"]) convert(documents, format, at("office"));
    convert([at("ledger.xlsx")], "xlsx:Calc MS Excel 2007 XML", at("office"));
  }
  seen = await seeAll([folder]);
  for (const source of sources(seen)) byPath.set(source.path.slice(folder.length + 1), source);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

test("every file of the set is read", () => {
  expect(seen.filter(({ kind }) => kind === "refused")).toEqual([]);
});

const NOTICE_ROUTES: readonly (readonly [path: string, least: number])[] = [
  ...["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le", "utf-16be", "gb18030", "crlf"].map(
    (name) => [`text-${name}.txt`, EXACT] as const,
  ),
  ["notice.md", EXACT],
  ...[...Object.keys(pageLayouts), "gb2312"].map((name) => [`page-${name}.html`, EXACT] as const),
  ["typed.docx", EXACT],
  ["automatic.docx", EXACT],
  ["notice.ofd", PDF],
  ["rows.jsonl#1", EXACT],
  ["rows.csv#2", EXACT],
  ["rows.xlsx#2", EXACT],
  ["archive.zip!/通报/正文.txt", EXACT],
  ["archive.zip!/word.docx", EXACT],
];
const OFFICE_ROUTES: readonly (readonly [path: string, least: number])[] = ["typed", "automatic"].flatMap((name) => [
  [`office/${name}.docx`, EXACT] as const,
  [`office/${name}.doc`, EXACT] as const,
  [`office/${name}.rtf`, EXACT] as const,
  [`office/${name}.pdf`, PDF] as const,
  // LibreOffice itself writes 一、 as 1. into HTML.
  ...(name === "typed" ? [[`office/${name}.html`, EXACT] as const] : []),
]);

/** The lines of a text that are the notice's own: the date line of a page and furniture lines are left to the parser. */
function ownLines(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^(?:发布时间|日期)[：:]/u.test(line))
    .join("\n");
}

describe("the same notice through every route gives the same text", () => {
  test.each(NOTICE_ROUTES)("%s", (path, least) => {
    const measured = fidelity(noticeText, ownLines(byPath.get(path)!.text));
    console.log(`fidelity ${path}: ${measured.toFixed(5)} (n = ${[...noticeText].length} characters)`);
    expect(measured).toBeGreaterThanOrEqual(least);
  });

  test.skipIf(!hasOffice).each(OFFICE_ROUTES)("%s", (path, least) => {
    const measured = fidelity(noticeText, byPath.get(path)!.text);
    console.log(`fidelity ${path}: ${measured.toFixed(5)} (n = ${[...noticeText].length} characters)`);
    expect(measured).toBeGreaterThanOrEqual(least);
    expect(byPath.get(path)!.text.split("\n")).toHaveLength(paragraphs.length);
  });
});

describe("the same notice through every route gives the same problems, measures and metadata", () => {
  /** What parsing finds, without offsets, which differ with the furniture around a text. */
  const reading = (path: string) => {
    const { problems, measures, metadata } = parse.run(byPath.get(path)!);
    const { title, unit, inspectingBody, inspectionStart, inspectionEnd, feedbackDate, signedOn } = metadata;
    return {
      problems: problems.map(({ kind, number, text, status }) => ({ kind, number, text, status })),
      measures: measures.map(({ ordinal, text }) => ({ ordinal, text })),
      names: { title, unit, inspectingBody },
      dates: [inspectionStart, inspectionEnd, feedbackDate, signedOn].map((fact) => fact?.date ?? null),
    };
  };

  test("there is something to compare", () => {
    const { problems, measures } = reading("text-utf-8.txt");
    expect(problems.filter(({ kind }) => kind === "problem")).toHaveLength(4);
    expect(measures).toHaveLength(10);
  });

  test.each([...NOTICE_ROUTES, ...(hasOffice ? OFFICE_ROUTES : [])])("%s", (path) => {
    expect(reading(path)).toEqual(reading("text-utf-8.txt"));
  });
});

describe("a ledger is one line a row, cells separated by TAB", () => {
  const routes = ["ledger.docx", "ledger.html", "ledger.xlsx"];
  const office = hasOffice ? ["docx", "doc", "rtf", "pdf", "html", "xlsx"].map((name) => `office/ledger.${name}`) : [];
  test.each([...routes, ...office])("%s", (path) => {
    expect(byPath.get(path)!.text).toContain(ledgerText);
  });
});

describe("what a page or a row says of itself", () => {
  test("meta tags of government sites", () => {
    expect(byPath.get("page-trsEditor.html")!.page).toEqual({
      title: "中共云岭县水务局党组关于巡察整改进展情况的通报",
      publishedOn: "2024-02-07",
      sourceLabel: "云岭县水务局",
      url: "http://www.example.gov.cn/art/1.html",
    });
  });

  test("the line below the title, where there are no meta tags", () => {
    expect(byPath.get("page-nestedTables.html")!.page).toMatchObject({
      publishedOn: "2024-02-07",
      sourceLabel: "云岭县水务局",
    });
  });

  test("columns", () => {
    expect(byPath.get("rows.csv#2")!.page).toEqual({
      title: "通报",
      publishedOn: "2024-02-07",
      sourceLabel: "水务局",
      url: "https://x.gov.cn/1",
    });
    expect(byPath.get("rows.jsonl#1")!.page).toMatchObject({ title: "通报", publishedOn: "2024-02-07" });
    expect(byPath.get("rows.xlsx#2")!.page.title).toBe("通报");
  });
});

test("a second reading gives the same", async () => {
  expect(await seeAll([folder])).toEqual(seen);
});
