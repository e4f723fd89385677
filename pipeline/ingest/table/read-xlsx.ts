import ExcelJS from "exceljs";
import { type Finding, finding } from "../../finding.ts";
import type { Reader } from "../extract.ts";
import { noPage, Unreadable } from "../extracted.ts";
import { type Cell, tableLines } from "../table-lines.ts";
import { openZip } from "../zip.ts";
import { isLedger, noTextColumn, textsOfRows, withFindings } from "./read-rows.ts";
import type { TextRow } from "./row-texts.ts";

/**
 * A workbook: one text a row where a sheet has a text column, else one text for all sheets that are ledgers.
 *
 * @throws Unreadable when the package is broken, too large, or has no such sheet
 */
export const readXlsx: Reader = async (bytes, limits) => {
  // The library unpacks everything at once: sizes are checked first.
  for (const member of await openZip(bytes, limits)) await member.read();
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  } catch (error) {
    throw new Unreadable("ingest/xlsx-broken", "failed", { error: (error as Error).message.slice(0, 120) });
  }
  const sheets = workbook.worksheets.map((sheet) => ({ sheet, rows: sheetRows(sheet) }));
  const visible = sheets.filter(({ sheet }) => sheet.state === "visible");
  for (const read of visible) {
    const texts = textsOfRows(read.rows, null, limits);
    if (texts) return withFindings(texts, leftOut(sheets, [read]));
  }
  const ledgers = visible.filter(({ rows }) => isLedger(rows));
  if (ledgers.length === 0) throw noTextColumn(visible[0]?.rows ?? []);
  const text = ledgers.flatMap(({ sheet }) => tableLines(ledgerRows(sheet))).join("\n");
  return [{ text, encoding: null, page: noPage, findings: leftOut(sheets, ledgers) }];
};

interface Sheet {
  readonly sheet: ExcelJS.Worksheet;
  readonly rows: readonly TextRow[];
}

/** What tells of sheets that hold something and were not read: covers, drafts, hidden ones. */
function leftOut(sheets: readonly Sheet[], read: readonly Sheet[]): Finding[] {
  const others = sheets.filter(
    (one) => !read.includes(one) && one.rows.some(({ cells }) => cells.some((cell) => cell.trim() !== "")),
  );
  if (others.length === 0) return [];
  const names = others.map(({ sheet }) => sheet.name).join("、");
  return [finding("ingest/sheets-left-out", null, { count: others.length, names: names.slice(0, 100) })];
}

function sheetRows(sheet: ExcelJS.Worksheet): TextRow[] {
  const rows: TextRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = isCovered(cell) ? "" : cellText(cell.value);
    });
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? "") });
  });
  return rows;
}

/** Rows with merged cells as spans; a cell that another covers is none of its own. */
function ledgerRows(sheet: ExcelJS.Worksheet): Cell[][] {
  const spans = new Map<string, { columns: number; rows: number }>();
  for (const range of (sheet.model as unknown as { merges?: string[] }).merges ?? []) {
    const [from, to] = range.split(":").map((address) => sheet.getCell(address));
    if (!from || !to) continue;
    const columns = Number(to.col) - Number(from.col) + 1;
    spans.set(from.address, { columns, rows: Number(to.row) - Number(from.row) + 1 });
  }
  const rows: Cell[][] = [];
  sheet.eachRow((row) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (isCovered(cell)) return;
      const lines = cellText(cell.value)
        .split("\n")
        .filter((line) => line.trim() !== "");
      cells.push({ lines, ...(spans.get(cell.address) ?? { columns: 1, rows: 1 }) });
    });
    rows.push(cells);
  });
  return rows;
}

function isCovered(cell: ExcelJS.Cell): boolean {
  return cell.isMerged && cell.master.address !== cell.address;
}

/** A cell as it is shown: rich text and links without their dress, formulas by their result, dates as ISO dates. */
function cellText(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "string") return plain(value);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return plain(value.richText.map(({ text }) => text).join(""));
  if ("text" in value) return cellText(value.text);
  if ("result" in value) return cellText(value.result);
  return "";
}

/** Excel writes a carriage return as `_x000D_`. */
function plain(text: string): string {
  return text.replaceAll("_x000D_", "\r").replace(/\r\n?/gu, "\n");
}
