import type ExcelJS from "exceljs";
import { targetAnchor } from "./anchor.ts";
import { emsOf, SHADES } from "./charts/theme.ts";
import { isNumeric } from "./display.ts";
import {
  type Cell,
  type Cells,
  type Column,
  type ColumnKind,
  cellValue,
  type ReportDocument,
  type Shade,
  type Table,
  type Target,
} from "./document.ts";
import { CELL_LIMIT, plainText } from "./plain-text.ts";
import { heldRows, rowPages, type TableWriter } from "./rows.ts";
import type { Texts } from "./texts.ts";
import { openBook } from "./xlsx-file.ts";
import { type CellStyle, RowWriter, type SheetCell } from "./xlsx-rows.ts";

/** Rows of a sheet in Excel, less the header. */
const ROW_LIMIT = 1_048_575;
/** Links of a sheet; Excel refuses files with more than 65,530. */
const LINK_LIMIT = 60_000;

/** Height of a line of the cover in points, and ems its wide column holds. */
const LINE = 15;
const COVER_EMS = 52;

const FONT = { name: "Microsoft YaHei", size: 10 } as const;
/** Printed: landscape, as wide as the paper, the header on every page. */
const ON_A4 = {
  paperSize: 9,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: "1:1",
} as const;
const LINK_FONT = { ...FONT, color: { argb: "FF1F5C99" } } as const;
const FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = {
  int: "#,##0",
  share: "0.0%",
  score: "0.00",
  p: "0.000",
  yuan: "#,##0.00",
};

/** A workbook being written: its sheets one after the other, then `close`. */
export interface Workbook {
  readonly openSheet: (table: Table) => TableWriter;
  readonly close: () => Promise<void>;
  /** Lets go of the file where it is, when something has failed. */
  readonly abandon: () => Promise<void>;
}

/**
 * Starts the report as a workbook: a cover, then one sheet a table, header frozen, filters on, ids linked to the leaf
 * list and from there to the page beside the workbook, where there is one.
 */
export async function openWorkbook(
  path: string,
  document: ReportDocument,
  tables: readonly Table[],
  texts: Texts,
  page: string | null,
): Promise<Workbook> {
  const names = sheetNames(tables, texts);
  const places = await document.leaves.places();
  const long = await longCells(tables, await document.longestText());
  const { book, close, abandon } = openBook(path);
  const leafSheet = names.get("leaves")!;
  const link = (target: Target): string | null => {
    if (target.kind === "page") return page === null ? null : `${page}#${targetAnchor(target)}`;
    const place = target.kind === "leaf" ? places.get(target.problemId) : undefined;
    // Below the header.
    return place === undefined ? null : `#'${leafSheet}'!A${place + 1}`;
  };
  cover(book, document, texts, tables, names, long);
  return {
    openSheet: (table) => openSheet(book, table, names.get(table.id)!, link),
    close,
    abandon,
  };
}

function sheetNames(tables: readonly Table[], texts: Texts): ReadonlyMap<string, string> {
  const taken = new Set([texts.say("sheet.cover")]);
  const names = new Map<string, string>();
  for (const table of tables) {
    const title = table.title.replace(/[[\]:*?/\\']/g, " ");
    let name = [...title].slice(0, 28).join("");
    for (let n = 2; taken.has(name); n++) name = `${[...title].slice(0, 25).join("")} ${n}`;
    taken.add(name);
    names.set(table.id, name);
  }
  return names;
}

function cover(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  document: ReportDocument,
  texts: Texts,
  tables: readonly Table[],
  names: ReadonlyMap<string, string>,
  long: number,
): void {
  const page = book.addWorksheet(texts.say("sheet.cover"), { views: [{ showGridLines: false }], pageSetup: ON_A4 });
  page.columns = [{ width: 34 }, { width: 90 }];
  const write = (values: readonly ExcelJS.CellValue[], font: Partial<ExcelJS.Font> = {}): void => {
    const row = page.addRow([...values]);
    row.font = { ...FONT, ...font };
    const isLine = values.length === 1;
    row.alignment = { vertical: "top", wrapText: !isLine };
    if (font.size !== undefined) row.height = font.size * 1.8;
    else row.height = LINE * (isLine ? 1 : Math.max(1, Math.ceil(emsOf(textOf(values[1])) / COVER_EMS)));
    row.commit();
  };
  write([plainText(document.title)], { size: 18, bold: true });
  write([plainText(document.subtitle)], { color: { argb: "FF5A6672" } });
  write([plainText(document.restriction)], { bold: true });
  write([]);
  for (const { label, value } of document.cover) write([label, plainText(value)]);
  const limits = { rows: texts.int(ROW_LIMIT), characters: texts.int(CELL_LIMIT), links: texts.int(LINK_LIMIT) };
  write(["", texts.say("sheet.limits", limits)]);
  if (long > 0) write(["", texts.say("sheet.cellsCut", { n: texts.int(long) })]);
  write([]);
  write([texts.say("cover.sheets")], { bold: true });
  for (const table of tables) {
    const rows = Math.min(heldRows(table), ROW_LIMIT);
    const size =
      rows < table.total
        ? texts.say("sheet.rows.cut", { rows: texts.int(rows), total: texts.int(table.total) })
        : texts.say("sheet.rows", { rows: texts.int(rows) });
    const note = table.note ? ` · ${table.note}` : "";
    const name = names.get(table.id)!;
    write([{ text: name, hyperlink: `#'${name}'!A1` }, plainText(size + note)]);
  }
  page.commit();
}

function openSheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  table: Table,
  name: string,
  link: (target: Target) => string | null,
): TableWriter {
  const page = book.addWorksheet(name, { views: [{ state: "frozen", xSplit: 1, ySplit: 1 }], pageSetup: ON_A4 });
  page.columns = table.columns.map((column, index) => ({ width: widthOf(column, index, table) }));
  const header = page.addRow(table.columns.map((column) => plainText(column.label)));
  header.font = { ...FONT, bold: true };
  header.fill = fillOf("#e9eef4");
  header.alignment = { vertical: "middle", wrapText: true };
  table.columns.forEach((column, index) => {
    header.getCell(index + 1).alignment = isNumeric(column.kind)
      ? { vertical: "middle", horizontal: "right", wrapText: true }
      : { vertical: "middle", horizontal: "left", indent: 1, wrapText: true };
  });
  header.commit();
  const rows = Math.min(heldRows(table), ROW_LIMIT);
  page.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(rows + 1, 2), column: table.columns.length },
  };
  const writer = new RowWriter(book, page, 2);
  const styles = table.columns.map(({ kind }) => ({
    plain: styleOf(kind, false, "z"),
    linked: styleOf(kind, true, "z"),
  }));
  let links = 0;
  let at = 0;
  const write = (cells: Cells): void => {
    const shades = table.shades?.[at++];
    const row = cells.map((cell, index): SheetCell => {
      const column = table.columns[index]!;
      const target = links < LINK_LIMIT ? linkOf(cell, column, link) : null;
      if (target !== null) links++;
      const shade = shades?.[index] ?? "z";
      const { plain, linked } = styles[index]!;
      return {
        value: contentOf(cell, column, target),
        link: target,
        style: shade === "z" ? (target === null ? plain : linked) : styleOf(column.kind, target !== null, shade),
      };
    });
    writer.add(row, LINE * linesOf(cells, table.columns));
  };
  return {
    add: async (cells) => {
      cells.slice(0, rows - at).forEach(write);
      await writer.caughtUp();
    },
    end: async () => page.commit(),
  };
}

const STYLES = new Map<string, CellStyle>();

/** One object a style: the writer knows a style again by its identity and would else compare every cell with all. */
function styleOf(kind: ColumnKind, isLink: boolean, shade: Shade): CellStyle {
  const key = `${kind} ${isLink} ${shade}`;
  const known = STYLES.get(key);
  if (known) return known;
  const numFmt = FORMATS[kind];
  const style: CellStyle = {
    font: isLink ? LINK_FONT : FONT,
    alignment: isNumeric(kind)
      ? { vertical: "top" }
      : { vertical: "top", horizontal: "left", indent: 1, wrapText: kind === "text" },
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(shade === "z" ? {} : { fill: fillOf(SHADES[shade]) }),
  };
  STYLES.set(key, style);
  return style;
}

/** Cells that hold more than Excel takes; long lists are looked through only where one of their texts is that long. */
async function longCells(tables: readonly Table[], longestText: number): Promise<number> {
  let long = 0;
  for (const table of tables)
    if (!table.all || longestText > CELL_LIMIT)
      for await (const page of rowPages(table)) for (const row of page) long += row.filter(isTooLong).length;
  return long;
}

function isTooLong(cell: Cell): boolean {
  const value = cellValue(cell);
  return typeof value === "string" && value.length > CELL_LIMIT;
}

function textOf(value: ExcelJS.CellValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function contentOf(cell: Cell, column: Column, target: string | null): SheetCell["value"] {
  const value = cellValue(cell);
  if (value === null || typeof value === "number") return value;
  // A linked count keeps being a number.
  if (isNumeric(column.kind) && target === null) return Number(value.replaceAll(",", ""));
  return value;
}

function linkOf(cell: Cell, column: Column, link: (target: Target) => string | null): string | null {
  if (cell !== null && typeof cell === "object") return isNumeric(column.kind) ? null : link(cell.to);
  return column.key === "url" && typeof cell === "string" && /^https?:\/\/[^\s"<>]{1,2000}$/i.test(cell) ? cell : null;
}

/** Lines a row shows: a long passage is read in the cell, not on the sheet. */
const MOST_LINES = 8;

/** Lines of the longest passage of a row in the width of its column. */
function linesOf(cells: Cells, columns: readonly Column[]): number {
  let lines = 1;
  columns.forEach(({ kind, width = 40 }, index) => {
    const value = kind === "text" ? cellValue(cells[index]!) : null;
    // No character is wider than an em, so most passages need no measuring.
    if (typeof value !== "string" || value.length * 2 + 2 <= width) return;
    // Nothing beyond the last line counts, so nothing beyond it is measured.
    lines = Math.max(lines, Math.ceil((emsOf(value.slice(0, width * MOST_LINES)) * 2 + 2) / width));
  });
  return Math.min(MOST_LINES, lines);
}

function fillOf(colour: string): ExcelJS.Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb: `FF${colour.slice(1).toUpperCase()}` } };
}

/** Rows whose words decide the width of a column that has none. */
const ROWS_MEASURED = 200;

/** Width in characters of the default font: as declared, else what the header and the first rows need. */
function widthOf(column: Column, index: number, table: Table): number {
  if (column.width !== undefined) return column.width;
  if (column.kind === "yuan") return 18;
  const header = emsOf(column.label) * 2 + 4;
  if (isNumeric(column.kind)) return Math.max(9, header);
  const words = table.rows.slice(0, ROWS_MEASURED).map((row) => emsOf(String(cellValue(row[index]!) ?? "")) * 2 + 3);
  return Math.min(40, Math.max(9, header, ...words));
}
