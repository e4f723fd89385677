import { plainText } from "./plain-text.ts";

/** Characters of XML handed over at once. */
const PIECE = 65_536;

const ESCAPES: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "'": "&apos;",
  '"': "&quot;",
  "\u007f": "",
};

/**
 * The words of a workbook, each once; cells refer to them by number. In place of what exceljs has: that keeps them as
 * names of properties and makes their whole XML at once.
 */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();

  /** Words there are; exceljs names the part in its list of parts where there are any, and the cover always has some. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The number of a text as a cell can hold it, from 0. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const plain = plainText(text);
    if (plain !== text) return this.add(plain);
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The part `sharedStrings.xml` in pieces, byte for byte as exceljs writes it. */
  *xml(): Generator<string> {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let piece = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${main}" count="${this.count}" uniqueCount="${this.count}">`;
    for (const text of this.#numbers.keys()) {
      const space = /^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : "";
      piece += `<si><t${space}>${text.replace(/[<>&'"\u007f]/g, (character) => ESCAPES[character]!)}</t></si>`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
    yield `${piece}</sst>`;
  }
}
