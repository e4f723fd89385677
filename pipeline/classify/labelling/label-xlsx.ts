import ExcelJS from "exceljs";
import { Failure } from "../../failure.ts";
import { GENERATOR } from "../../output-names.ts";
import { timeless } from "../../timeless-zip.ts";
import type { Codebook } from "../codebook.ts";
import { COLUMNS, type ColumnName, expectColumns, fromCells, type LabelRow, toCells } from "./label-row.ts";

const SHEET = "编码 coding";
const CODES = "编码表 codes";
const CODE_COLUMNS: readonly ColumnName[] = ["primary", "secondary_1", "secondary_2"];
const WIDTHS: Readonly<Partial<Record<ColumnName, number>>> = { text: 70, above: 40, note: 30, unit: 20 };
const CODE_WIDTH = 32;
/** Characters a cell holds in Excel. */
const CELL_LIMIT = 32_767;

/**
 * Rows as a workbook to code in: codes to choose from in each code cell, the definitions on the second sheet.
 *
 * @throws RangeError for a text longer than a cell holds: use CSV or JSONL for such.
 */
export async function labelsToXlsx(rows: readonly LabelRow[], { codes }: Codebook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = GENERATOR;
  const sheet = book.addWorksheet(SHEET, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow([...COLUMNS]).font = { bold: true };
  for (const row of rows) sheet.addRow(toCells(row).map(encode)).alignment = { vertical: "top", wrapText: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: COLUMNS.length } };
  for (const [index, column] of COLUMNS.entries())
    sheet.getColumn(index + 1).width = WIDTHS[column] ?? (CODE_COLUMNS.includes(column) ? CODE_WIDTH : 14);

  const list = book.addWorksheet(CODES, { views: [{ state: "frozen", ySplit: 1 }] });
  list.addRow(["code", "label_zh", "label_en", "definition", "include", "exclude"]).font = { bold: true };
  for (const { code, label_zh, label_en, definition, include, exclude } of codes.values())
    list.addRow([
      code,
      label_zh,
      label_en,
      definition,
      include,
      exclude.map(({ when, use }) => `${when} → ${use}`).join("; "),
    ]).alignment = { vertical: "top", wrapText: true };
  for (const [index, width] of [CODE_WIDTH, 20, 28, 60, 50, 60].entries()) list.getColumn(index + 1).width = width;

  const choice: ExcelJS.DataValidation = {
    type: "list",
    allowBlank: true,
    formulae: [`'${CODES}'!$A$2:$A$${codes.size + 1}`],
    showErrorMessage: true,
    errorTitle: "编码 code",
    error: "请从列表中选择 / choose from the list",
  };
  for (const column of CODE_COLUMNS)
    for (let row = 2; row <= rows.length + 1; row++)
      sheet.getCell(row, COLUMNS.indexOf(column) + 1).dataValidation = choice;
  return timeless(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** @throws Failure when the bytes are no workbook or hold no coding sheet */
export async function labelsFromXlsx(bytes: Uint8Array): Promise<LabelRow[]> {
  const sheet = await sheetOf(bytes);
  const header = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => header.set(cell.text, column));
  expectColumns([...header.keys()]);
  const rows: LabelRow[] = [];
  for (let number = 2; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    if (!row.hasValues) continue;
    rows.push(
      fromCells((column) => {
        const at = header.get(column);
        return at === undefined ? "" : cellText(row.getCell(at).value);
      }),
    );
  }
  return rows;
}

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  const cause = await book.xlsx.load(bytes.slice().buffer).then(
    () => null,
    (error: unknown) => error,
  );
  const sheet = cause === null ? (book.getWorksheet(SHEET) ?? book.worksheets[0]) : undefined;
  if (sheet) return sheet;
  throw new Failure(
    {
      zh: "不是 XLSX 工作簿，或已损坏；请用 Excel 或 WPS 打开后另存为 XLSX",
      en: "it is no XLSX workbook, or it is damaged: open it in Excel or WPS and save it as XLSX",
    },
    { cause },
  );
}

/** A cell as people may leave it: text, a number, a date, rich text. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return String(value.text);
  if ("result" in value) return String(value.result ?? "");
  return "";
}

/**
 * What XML cannot hold or would change, and the escape itself, in Excel's own notation `_xHHHH_`; exceljs undoes it when
 * it reads. Surrogates come in pairs or they are no text.
 */
const ESCAPE = /_x[0-9A-Fa-f]{4}_/g;
const CHANGED = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const KEPT = "\n\t";

function encode(value: string): string {
  const encoded = value
    .replace(ESCAPE, (found) => `_x005F_${found.slice(1)}`)
    .replace(CHANGED, (unit) =>
      KEPT.includes(unit) ? unit : `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
  if (encoded.length > CELL_LIMIT)
    throw new RangeError(`a text of ${value.length} characters does not fit a cell of a workbook: export CSV or JSONL`);
  return encoded;
}
