import ExcelJS from "exceljs";
import type { Reader } from "../extract.ts";
import { noPage, Unreadable } from "../extracted.ts";
import { type Cell, tableLines } from "../table-lines.ts";
import { openZip } from "../zip.ts";
import { isLedgerHeader, mapColumns } from "./columns.ts";
import { rowTexts, type TextRow } from "./row-texts.ts";

/** Rows searched for a header: a title and a line of remarks may stand above it. */
const HEADER_ROWS = 8;

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
  const sheets = workbook.worksheets.filter(({ state }) => state === "visible");
  for (const sheet of sheets) {
    const rows = sheetRows(sheet);
    for (const [index, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
      const columns = mapColumns(cells);
      if (columns.text !== undefined) return rowTexts(rows.slice(index + 1), columns, null, limits);
    }
  }
  const ledgers = sheets.filter((sheet) =>
    sheetRows(sheet)
      .slice(0, HEADER_ROWS)
      .some(({ cells }) => isLedgerHeader(cells)),
  );
  if (ledgers.length === 0) {
    const header = sheets[0] ? (sheetRows(sheets[0])[0]?.cells ?? []) : [];
    throw new Unreadable("ingest/no-text-column", "rejected", { columns: header.join("、").slice(0, 100) });
  }
  const text = ledgers.flatMap((sheet) => tableLines(ledgerRows(sheet))).join("\n");
  return [{ text, encoding: null, page: noPage, findings: [] }];
};

function sheetRows(sheet: ExcelJS.Worksheet): TextRow[] {
  const rows: TextRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = cellText(cell);
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
    if (from && to)
      spans.set(from.address, {
        columns: Number(to.col) - Number(from.col) + 1,
        rows: Number(to.row) - Number(from.row) + 1,
      });
  }
  const rows: Cell[][] = [];
  sheet.eachRow((row) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const lines = cellText(cell)
        .split("\n")
        .filter((line) => line.trim() !== "");
      cells.push({ lines, ...(spans.get(cell.address) ?? { columns: 1, rows: 1 }) });
    });
    rows.push(cells);
  });
  return rows;
}

function cellText(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value === null || value === undefined || (cell.isMerged && cell.master.address !== cell.address)) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "object" && "richText" in value) return value.richText.map(({ text }) => text).join("");
  if (typeof value === "object" && "result" in value) return String(value.result ?? "");
  if (typeof value === "object" && "error" in value) return "";
  return cell.text.replace(/\r\n?/gu, "\n");
}
