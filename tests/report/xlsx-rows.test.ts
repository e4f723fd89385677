import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { RowWriter, type SheetCell, shareStrings } from "../../pipeline/report/xlsx-rows.ts";
import { stampEntries } from "../../pipeline/report/zip.ts";

const folder = mkdtempSync(join(tmpdir(), "xunjian-rows-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAIN: Partial<ExcelJS.Style> = { font: { size: 10 } };
const COUNT: Partial<ExcelJS.Style> = { font: { size: 10 }, numFmt: "#,##0" };
const LINK: Partial<ExcelJS.Style> = { font: { size: 10, color: { argb: "FF1F5C99" } } };

const text = (value: string | null): SheetCell => ({ value, link: null, style: PLAIN });
const count = (value: number | null): SheetCell => ({ value, link: null, style: COUNT });
const link = (value: string, to: string): SheetCell => ({ value, link: to, style: LINK });

const ROWS: readonly (readonly SheetCell[])[] = [
  [text("甲"), count(3), link("乙", "#'表 1'!A2"), text(null), text("")],
  // More columns than there are letters.
  Array.from({ length: 60 }, (_, index) => count(index / 7)),
  [link("丙", "https://example.org/?a=1&b=<2>"), count(null), text("甲"), text("  a <b> & \"c\" 'd'\n"), count(-1e-9)],
  [
    text("尾空 "),
    text("两\n行"),
    text("del\u007fete"),
    text("制\t表"),
    text("😀_x0041_"),
    text("constructor"),
    text("列"),
  ],
];

/** A workbook of one sheet with a header, whose rows `write` adds. */
async function partsOf(
  name: string,
  write: (book: ExcelJS.stream.xlsx.WorkbookWriter, sheet: ExcelJS.Worksheet) => void | Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  const path = join(folder, name);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  Object.assign(book, { created: undefined, modified: undefined });
  const sheet = book.addWorksheet("表");
  await write(book, sheet);
  sheet.commit();
  await book.commit();
  stampEntries(path);
  const parts = unzipSync(readFileSync(path));
  return Object.fromEntries(Object.entries(parts).map(([part, bytes]) => [part, strFromU8(bytes)]));
}

it("writes rows as exceljs does, byte for byte", async () => {
  const own = await partsOf("own.xlsx", async (book, sheet) => {
    shareStrings(book);
    sheet.addRow(["列"]).commit();
    const writer = new RowWriter(book, sheet, 2);
    for (const cells of ROWS) {
      writer.add(cells, 30);
      await writer.flush();
    }
  });
  const theirs = await partsOf("theirs.xlsx", (_, sheet) => {
    sheet.addRow(["列"]).commit();
    for (const cells of ROWS) {
      const row = sheet.addRow(
        cells.map(({ value, link: to }) => (to === null ? value : { text: value, hyperlink: to })),
      );
      row.height = 30;
      cells.forEach((cell, index) => {
        row.getCell(index + 1).style = cell.style;
      });
      row.commit();
    }
  });
  expect(own["xl/worksheets/sheet1.xml"]).toContain('r="BH3"');
  expect(own).toEqual(theirs);
});

it("leaves no time in a workbook, which stays one that can be read", async () => {
  await partsOf("stamped.xlsx", (_, sheet) => sheet.addRow(["甲"]).commit());
  const bytes = readFileSync(join(folder, "stamped.xlsx"));
  const times = (signature: number, at: number): readonly number[] => {
    const found: number[] = [];
    for (let from = 0; from + 4 <= bytes.length; from++)
      if (bytes.readUInt32LE(from) === signature) found.push(bytes.readUInt32LE(from + at));
    return found;
  };
  const local = times(0x04034b50, 10);
  const directory = times(0x02014b50, 12);
  expect(local.length).toBeGreaterThan(5);
  expect(directory.length).toBe(local.length);
  // 1 January 1980, midnight.
  expect(new Set([...local, ...directory])).toEqual(new Set([0x00210000]));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, "stamped.xlsx"));
  expect(book.worksheets[0]!.getCell("A1").value).toBe("甲");
});
