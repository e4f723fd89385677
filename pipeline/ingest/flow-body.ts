import { joinNumber } from "../number-format.ts";
import { type Cell, tableLines } from "./table-lines.ts";

type Merge = "none" | "first" | "continued";

/** How a cell is merged with the one above and the one on its left. */
export interface CellFormat {
  readonly vertical: Merge;
  readonly horizontal: Merge;
}

const NOT_MERGED: CellFormat = { vertical: "none", horizontal: "none" };

/**
 * Collects paragraphs and table rows from formats that do not nest them but mark where each one ends (RTF, DOC).
 * Text is added, then what it was is said: a paragraph, a cell, a row.
 */
export class FlowBody {
  readonly #lines: string[] = [];
  #text = "";
  #number = "";
  #cell: string[] = [];
  #row: string[][] = [];
  #rows: { cells: string[][]; formats: readonly CellFormat[] }[] = [];

  add(text: string): void {
    this.#text += text;
  }

  /** The automatic number of the paragraph at hand. */
  addNumber(text: string): void {
    this.#number += text;
  }

  endParagraph(isInTable: boolean): void {
    const [first = "", ...rest] = this.#text.split("\n").map((line) => line.trim());
    const lines = [joinNumber(this.#number.trim(), first), ...rest].filter((line) => line !== "");
    this.#text = "";
    this.#number = "";
    if (isInTable) this.#cell.push(...lines);
    else {
      if (lines.length > 0) this.#endTable();
      this.#lines.push(...lines);
    }
  }

  endCell(): void {
    this.endParagraph(true);
    this.#row.push(this.#cell);
    this.#cell = [];
  }

  /** @param formats one a cell; cells beyond them are not merged */
  endRow(formats: readonly CellFormat[]): void {
    this.#text = "";
    this.#number = "";
    if (this.#row.length > 0) this.#rows.push({ cells: this.#row, formats });
    this.#row = [];
  }

  /** The lines of the whole body. */
  finish(): string[] {
    this.endParagraph(false);
    this.#endTable();
    return this.#lines;
  }

  #endTable(): void {
    const open: { lines: string[]; columns: number; rows: number }[] = [];
    const rows = this.#rows.map(({ cells, formats }) => {
      const row: { lines: string[]; columns: number; rows: number }[] = [];
      cells.forEach((lines, column) => {
        const { vertical, horizontal } = formats[column] ?? NOT_MERGED;
        const [left, above] = [row.at(-1), open[column]];
        if (horizontal === "continued" && left) left.columns++;
        else if (vertical === "continued" && above) above.rows++;
        else {
          const cell = { lines, columns: 1, rows: 1 };
          row.push(cell);
          if (vertical === "first") open[column] = cell;
          else delete open[column];
        }
      });
      return row satisfies Cell[];
    });
    this.#rows = [];
    this.#lines.push(...tableLines(rows));
  }
}
