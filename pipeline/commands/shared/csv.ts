import { neutral } from "../../report/csv.ts";

/** One line of CSV (RFC 4180, without its line end); no text cell can start a formula in a spreadsheet. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return "";
      if (typeof cell === "number") return String(cell);
      const text = neutral(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}
