import { type Cell, type Column, type ColumnKind, cellValue, type Table } from "./document.ts";
import { grouped, type Texts } from "./texts.ts";

/** A cell as people read it on the page, in Word and in the appendix; nothing is shown as a dash. */
export function display(cell: Cell, kind: ColumnKind, texts: Texts): string {
  const value = cellValue(cell);
  if (value === null || value === "") return "–";
  if (typeof value === "string") return value;
  switch (kind) {
    case "year":
      return String(value);
    case "share":
      return texts.percent(value);
    case "score":
      return value.toFixed(2).replace("-", "−");
    case "p":
      return value < 0.001 ? "< 0.001" : value.toFixed(3);
    case "yuan":
      return texts.yuan(value);
    default:
      return grouped(value).replace("-", "−");
  }
}

/** The rows and columns of a table that a page of limited width and length shows. */
export function shownPart(table: Table): { readonly columns: readonly Column[]; readonly rows: Table["rows"] } {
  const kept = table.columns.map((column) => !column.sheetOnly);
  return {
    columns: table.columns.filter((_, index) => kept[index]),
    rows: table.rows.slice(0, table.shown).map((row) => row.filter((_, index) => kept[index])),
  };
}

/** Kinds whose figures stand under each other on the right. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === "int" || kind === "share" || kind === "score" || kind === "p" || kind === "yuan";
}
