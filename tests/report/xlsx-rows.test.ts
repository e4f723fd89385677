import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { openBook } from "../../pipeline/report/xlsx-file.ts";
import { RowWriter, type SheetCell } from "../../pipeline/report/xlsx-rows.ts";

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

/** The parts of a workbook of one sheet, which `write` fills. */
async function partsOf(
  file: { readonly book: ExcelJS.stream.xlsx.WorkbookWriter; readonly close: () => Promise<unknown> },
  path: string,
  write: (sheet: ExcelJS.Worksheet) => void | Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  const sheet = file.book.addWorksheet("表");
  sheet.addRow(["列"]).commit();
  await write(sheet);
  sheet.commit();
  await file.close();
  const parts = unzipSync(readFileSync(path));
  return Object.fromEntries(Object.entries(parts).map(([part, bytes]) => [part, strFromU8(bytes)]));
}

/** A workbook as exceljs writes it by itself. */
function theirBook(path: string): Parameters<typeof partsOf>[0] {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  Object.assign(book, { creator: "xunjian", created: undefined, modified: undefined });
  return { book, close: () => book.commit() };
}

it("writes rows as exceljs does, byte for byte", async () => {
  const ownPath = join(folder, "own.xlsx");
  const file = openBook(ownPath);
  const own = await partsOf(file, ownPath, async (sheet) => {
    const writer = new RowWriter(file.book, sheet, 2);
    for (const cells of ROWS) writer.add(cells, 30);
    await writer.caughtUp();
  });
  const theirPath = join(folder, "theirs.xlsx");
  const theirs = await partsOf(theirBook(theirPath), theirPath, (sheet) => {
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
  const path = join(folder, "stamped.xlsx");
  await partsOf(openBook(path), path, (sheet) => sheet.addRow(["甲"]).commit());
  const bytes = readFileSync(path);
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
  await book.xlsx.readFile(path);
  expect(book.worksheets[0]!.getCell("A2").value).toBe("甲");
});

it.skipIf(!existsSync("/dev/full"))("says that the disk is full, in the middle of a sheet and at the end", async () => {
  const large = openBook("/dev/full");
  const sheet = large.book.addWorksheet("表");
  const writer = new RowWriter(large.book, sheet, 1);
  const writeOn = async (): Promise<void> => {
    // Would go on for ever where nothing is said.
    for (let row = 0; row < 1_000_000; row++) {
      writer.add([text(`第${row * 7919}行`), count(row)], 15);
      if (row % 1_000 === 0) await writer.caughtUp();
    }
  };
  await expect(writeOn()).rejects.toThrow("ENOSPC");
  const small = openBook("/dev/full");
  small.book.addWorksheet("表").addRow(["甲"]).commit();
  await expect(small.close()).rejects.toThrow("ENOSPC");
});

it.skipIf(!existsSync("/proc/self/fd"))("lets go of its file when it is abandoned, wherever it is", async () => {
  const path = join(folder, "abandoned.xlsx");
  const opened = (): string[] =>
    readdirSync("/proc/self/fd").flatMap((descriptor) => {
      try {
        return [readlinkSync(`/proc/self/fd/${descriptor}`)];
      } catch {
        // The one that lists the others is gone.
        return [];
      }
    });
  const { book, abandon } = openBook(path);
  const writer = new RowWriter(book, book.addWorksheet("表"), 1);
  for (let row = 0; row < 5_000; row++) writer.add([text(`第${row * 7919}行`), count(row)], 15);
  await writer.caughtUp();
  expect(opened()).toContain(realpathSync(path));
  await abandon();
  expect(opened()).not.toContain(realpathSync(path));
});
