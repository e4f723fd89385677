/** A byte order mark: without it Excel reads UTF-8 as the local code page. */
export const BOM = "\ufeff";

/** What a spreadsheet may take for a formula, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A value of a cell; null is an empty one. */
export type CsvValue = string | number | null;

/** One line of CSV (RFC 4180, without its line end); no text can start a formula in a spreadsheet, numbers stay numbers. */
export function csvLine(cells: readonly CsvValue[]): string {
  return cells.map(csvCell).join(",");
}

function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = neutral(value);
  // Readers may trim what is not quoted.
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that no spreadsheet takes for a formula: what could start one is preceded by an apostrophe. */
export function neutral(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link neutral} was given. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
