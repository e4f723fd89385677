import ExcelJS from "exceljs";
import { ledger } from "./notice.ts";

/** The ledger as a workbook: a title merged over all columns, merged cells down the rows. */
export async function makeLedgerXlsx(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("台账");
  sheet.addRow(["云岭县水务局巡察整改台账"]);
  sheet.mergeCells(1, 1, 1, ledger[0]!.length);
  for (const row of ledger) sheet.addRow(row.map((cell) => cell ?? ""));
  ledger.forEach((row, y) => {
    row.forEach((cell, x) => {
      if (cell === null) sheet.mergeCells(y + 1, x + 1, y + 2, x + 1);
    });
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
