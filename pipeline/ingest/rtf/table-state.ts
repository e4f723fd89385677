import type { CellFormat, FlowBody } from "../flow-body.ts";

/** Turns the control words of paragraphs and tables into calls of {@link FlowBody}. */
export class RtfTables {
  readonly #body: FlowBody;
  #isInTable = false;
  #formats: CellFormat[] = [];
  #next: CellFormat = { vertical: "none", horizontal: "none" };

  constructor(body: FlowBody) {
    this.#body = body;
  }

  /** @returns false when the control word has nothing to do with paragraphs and tables */
  control(word: string): boolean {
    switch (word) {
      case "par":
      case "sect":
      case "page":
      case "nestcell":
      case "nestrow":
        this.#body.endParagraph(this.#isInTable);
        return true;
      case "pard":
        this.#isInTable = false;
        return true;
      case "intbl":
        this.#isInTable = true;
        return true;
      case "cell":
        this.#isInTable = true;
        this.#body.endCell();
        return true;
      case "row":
        this.#body.endRow(this.#formats);
        return true;
      case "trowd":
        this.#formats = [];
        return true;
      case "clvmgf":
      case "clvmrg":
        this.#next = { ...this.#next, vertical: word === "clvmgf" ? "first" : "continued" };
        return true;
      case "clmgf":
      case "clmrg":
        this.#next = { ...this.#next, horizontal: word === "clmgf" ? "first" : "continued" };
        return true;
      case "cellx":
        this.#formats.push(this.#next);
        this.#next = { vertical: "none", horizontal: "none" };
        return true;
      default:
        return false;
    }
  }
}
