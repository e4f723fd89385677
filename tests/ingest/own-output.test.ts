import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { GENERATOR, MARKDOWN_MARK } from "../../pipeline/output-names.ts";
import { scratch, writeFiles } from "../commands/corpus.ts";
import { noticeText } from "../support/documents/notice.ts";
import { refusals, seeAll, sources } from "../support/documents/see.ts";

const TITLE = "巡察整改情况跨单位分析报告";

/** What becomes of every file of a folder: `notice`, or the code of its refusal. */
async function fates(folder: string): Promise<Record<string, string>> {
  const all = await seeAll([folder]);
  const short = (path: string): string => path.replace(`${folder}/`, "").replace(folder, ".");
  return Object.fromEntries([
    ...sources(all).map(({ path }) => [short(path), "notice"]),
    ...refusals(all).map(({ path, finding }) => [short(path), finding.code]),
  ]);
}

test("an earlier run's output folder among the notices is one line, and none of its files is read", async () => {
  const folder = writeFiles(scratch(), {
    "a.txt": noticeText,
    "out/xunjian.duckdb": "",
    "out/manifest.json": "{}",
    "out/report/.xunjian-report": "",
    "out/report/index.html": `<html><body><p>${noticeText}</p></body></html>`,
    "report of a unit/.xunjian-report": "",
    "report of a unit/report.md": noticeText,
  });
  expect(await fates(folder)).toEqual({
    "a.txt": "notice",
    out: "ingest/own-output",
    "report of a unit": "ingest/own-output",
  });
});

test("notices beside a database stay notices", async () => {
  const folder = writeFiles(scratch(), {
    "a.txt": noticeText,
    "xunjian.duckdb": "",
    "xunjian.duckdb.working.wal": "",
    "manifest.json": "{}",
    "report/.xunjian-report": "",
  });
  expect(await fates(folder)).toEqual({
    "a.txt": "notice",
    "xunjian.duckdb": "ingest/own-output",
    "xunjian.duckdb.working.wal": "ingest/own-output",
    "manifest.json": "ingest/own-output",
    report: "ingest/own-output",
  });
});

test("a folder that only has files of the same names is read", async () => {
  const folder = writeFiles(scratch(), { "report/index.html": `<p>${noticeText}</p>`, "report/a.txt": noticeText });
  expect(Object.values(await fates(folder))).toEqual(["notice", "notice"]);
});

test("a pattern that only reaches an earlier report says so", async () => {
  const folder = writeFiles(scratch(), { "report/.xunjian-report": "", "report/report.md": noticeText });
  expect(refusals(await seeAll([`${folder}/**/*.md`]))).toMatchObject([{ finding: { code: "ingest/own-output" } }]);
});

test("a copied report is known by its mark, in every format and under every name", async () => {
  const folder = scratch();
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  const page = `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="${GENERATOR}">\n<title>${TITLE}</title></head><body>${noticeText}</body></html>`;
  write("报告.html", page);
  write(
    "saved.mht",
    `MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${page
      .replaceAll("=", "=3D")
      .replace("generator", "gene=\nrator")}`,
  );
  write("report.md", `${MARKDOWN_MARK}\n\n# ${TITLE}\n\n${noticeText}`);
  write("report.txt", `${MARKDOWN_MARK}\n\n# ${TITLE}\n\n${noticeText}`);
  write("leaves.csv", `\ufeff问题编号,正文\r\nn7d630382647f7c80.p002,“${TITLE}”\r\n`);
  write("measures.jsonl", `{"measure_id":"n7d630382647f7c80.p002.b1.m1","text":"${TITLE}"}\n`);
  const word = new Document({ creator: GENERATOR, sections: [{ children: [new Paragraph(noticeText)] }] });
  write("report.docx", await Packer.toBuffer(word));
  const book = new ExcelJS.Workbook();
  book.creator = GENERATOR;
  book.addWorksheet("1").addRow(["正文"]);
  write("report.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  const found = await fates(folder);
  expect(Object.keys(found)).toHaveLength(8);
  expect(new Set(Object.values(found))).toEqual(new Set(["ingest/own-report"]));
});

test("other documents with the same properties are read", async () => {
  const folder = scratch();
  const word = new Document({ creator: "xunjian 办公室", sections: [{ children: [new Paragraph(noticeText)] }] });
  writeFileSync(join(folder, "a.docx"), await Packer.toBuffer(word));
  writeFileSync(
    join(folder, "b.html"),
    `<html><head><meta name="generator" content="Hexo"></head><body><p>${noticeText}</p></body></html>`,
  );
  writeFileSync(join(folder, "c.csv"), `通报编号,正文\nn7d630382647f7c80,"${noticeText}"\n`);
  expect(Object.values(await fates(folder))).toEqual(["notice", "notice", "notice"]);
});
