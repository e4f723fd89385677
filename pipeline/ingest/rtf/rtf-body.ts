import { joinNumber } from "../number-format.ts";
import { type Cell, tableLines } from "../table-lines.ts";

type Merge = "none" | "first" | "continued";

interface CellFormat {
  vertical: Merge;
  horizontal: Merge;
}

/** Collects the paragraphs and table rows of a document in the order in which RTF ends them. */
export class RtfBody {
  readonly #lines: string[] = [];
  #text = "";
  #number = "";
  #isInTable = false;
  #cellLines: string[] = [];
  #row: string[][] = [];
  #rows: { cells: string[][]; formats: CellFormat[] }[] = [];
  #formats: CellFormat[] = [];
  #next: CellFormat = { vertical: "none", horizontal: "none" };

  add(text: string): void {
    this.#text += text;
  }

  /** Text of the automatic number, as the program that wrote the file printed it. */
  addNumber(text: string): void {
    this.#number += text;
  }

  /** @returns false when the control word has nothing to do with paragraphs and tables */
  control(word: string): boolean {
    switch (word) {
      case "par":
      case "sect":
      case "page":
      case "nestcell":
      case "nestrow":
        this.#endParagraph();
        return true;
      case "pard":
        this.#isInTable = false;
        return true;
      case "intbl":
        this.#isInTable = true;
        return true;
      case "cell":
        this.#isInTable = true;
        this.#endParagraph();
        this.#row.push(this.#cellLines);
        this.#cellLines = [];
        return true;
      case "row":
        this.#rows.push({ cells: this.#row, formats: this.#formats });
        this.#row = [];
        return true;
      case "trowd":
        this.#formats = [];
        return true;
      case "clvmgf":
      case "clvmrg":
        this.#next.vertical = word === "clvmgf" ? "first" : "continued";
        return true;
      case "clmgf":
      case "clmrg":
        this.#next.horizontal = word === "clmgf" ? "first" : "continued";
        return true;
      case "cellx":
        this.#formats.push(this.#next);
        this.#next = { vertical: "none", horizontal: "none" };
        return true;
      default:
        return false;
    }
  }

  finish(): string[] {
    this.#isInTable = false;
    this.#endParagraph();
    this.#endTable();
    return this.#lines;
  }

  #endParagraph(): void {
    const [first = "", ...rest] = this.#text.split("\n").map((line) => line.trim());
    const lines = [joinNumber(this.#number.trim(), first), ...rest].filter((line) => line !== "");
    this.#text = "";
    this.#number = "";
    if (this.#isInTable) this.#cellLines.push(...lines);
    else {
      if (lines.length > 0) this.#endTable();
      this.#lines.push(...lines);
    }
  }

  #endTable(): void {
    const open: { lines: string[]; columns: number; rows: number }[] = [];
    const rows = this.#rows.map(({ cells, formats }) => {
      const row: Cell[] = [];
      cells.forEach((lines, column) => {
        const { vertical, horizontal } = formats[column] ?? { vertical: "none", horizontal: "none" };
        const above = open[column];
        if (horizontal === "continued" && row.length > 0) (row.at(-1) as { columns: number }).columns++;
        else if (vertical === "continued" && above) above.rows++;
        else {
          const cell = { lines, columns: 1, rows: 1 };
          row.push(cell);
          if (vertical === "first") open[column] = cell;
          else delete open[column];
        }
      });
      return row;
    });
    this.#rows = [];
    this.#lines.push(...tableLines(rows));
  }
}
