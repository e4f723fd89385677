import { type Cell, type ColumnKind, cellValue } from "./document.ts";
import { grouped, type Texts } from "./texts.ts";

/** A cell as people read it on the page, in Word and in the appendix; nothing is shown as a dash. */
export function display(cell: Cell, kind: ColumnKind, texts: Texts): string {
  const value = cellValue(cell);
  if (value === null || value === "") return "–";
  if (typeof value === "string") return value;
  switch (kind) {
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

/** Kinds whose figures stand under each other on the right. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === "int" || kind === "share" || kind === "score" || kind === "p" || kind === "yuan";
}
