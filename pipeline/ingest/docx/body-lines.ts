import type { AnyNode, Element } from "domhandler";
import { joinNumber } from "../../number-format.ts";
import type { NumberCounter } from "../list-numbers.ts";
import { type Cell, tableLines } from "../table-lines.ts";
import { at, attribute, child, children, isOn, localName, valueAt } from "../xml.ts";
import type { ParagraphStyle } from "./styles.ts";

export interface BodyContext {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly numbers: NumberCounter;
  /** Counts what the reader of the report should know about. */
  readonly seen: { deletions: number; images: number; embedded: number };
}

/** Wrappers whose content belongs to the text around them. */
const TRANSPARENT = new Set(
  "ins moveTo sdt sdtContent smartTag customXml hyperlink fldSimple dir bdo ruby rubyBase Choice oMath oMathPara".split(
    " ",
  ),
);

/** The text of a body, table cell or text box: one string a paragraph or line, tables by {@link tableLines}. */
export function bodyLines(body: AnyNode, context: BodyContext): string[] {
  const lines: string[] = [];
  /** Text of paragraphs whose mark is deleted: it goes on in the next paragraph, which keeps its own number. */
  let before: Paragraph = NOTHING;
  const flush = (): void => {
    lines.push(...paragraphLines(before, ""));
    before = NOTHING;
  };
  const visit = (element: Element): void => {
    const name = localName(element);
    if (name === "p") {
      const paragraph = joined(before, readParagraph(element, context));
      before = isMarkDeleted(element) ? paragraph : NOTHING;
      if (before === NOTHING) lines.push(...paragraphLines(paragraph, numberOf(element, context)));
      else context.seen.deletions++;
    } else if (name === "tbl") {
      flush();
      lines.push(...tableLines(tableRows(element, context)));
    } else if (name === "sdt" && isContents(element)) return;
    else if (name === "AlternateContent") visitAll(children(element).slice(0, 1));
    else if (TRANSPARENT.has(name)) visitAll(children(element));
    else if (name === "del" || name === "moveFrom") context.seen.deletions++;
    else if (name === "altChunk") context.seen.embedded++;
  };
  const visitAll = (elements: readonly Element[]): void => {
    for (const element of elements) visit(element);
  };
  visitAll(children(body));
  flush();
  return lines;
}

/** The text of one paragraph, and the lines of the text boxes anchored in it. */
interface Paragraph {
  readonly text: string;
  readonly boxes: readonly string[];
}

const NOTHING: Paragraph = { text: "", boxes: [] };

function joined(a: Paragraph, b: Paragraph): Paragraph {
  return { text: a.text + b.text, boxes: [...a.boxes, ...b.boxes] };
}

function readParagraph(paragraph: Element, context: BodyContext): Paragraph {
  const style = context.styles.get(valueAt(paragraph, "pPr", "pStyle") ?? "");
  // A table of contents repeats every heading with a page number.
  if (isContentsStyle(style?.name ?? "")) return NOTHING;
  const boxes: string[] = [];
  return { text: runText(paragraph, context, boxes, style?.isHidden ?? false), boxes };
}

/** `toc 1`, also as WPS Writer names the styles of contents typed by hand: `WPSOffice手动目录 1`. */
function isContentsStyle(name: string): boolean {
  return /^(?:toc \d|WPSOffice手动目录 ?\d)$/iu.test(name);
}

/** The end of the paragraph is deleted, or moved elsewhere, in tracked changes. */
function isMarkDeleted(paragraph: Element): boolean {
  const mark = at(paragraph, "pPr", "rPr");
  return child(mark, "del") !== null || child(mark, "moveFrom") !== null;
}

/** The automatic number of a paragraph, empty where it has none. */
function numberOf(paragraph: Element, context: BodyContext): string {
  const properties = child(paragraph, "pPr");
  const styleId = valueAt(properties, "pStyle") ?? "";
  const style = context.styles.get(styleId);
  if (isContentsStyle(style?.name ?? "")) return "";
  const numId = valueAt(properties, "numPr", "numId") ?? style?.numId ?? null;
  const declared = valueAt(properties, "numPr", "ilvl");
  const level = declared === null ? (style?.level ?? null) : Number(declared);
  // Word numbers an empty paragraph too, and shows the number.
  if (numId === null || numId === "0" || isOn(properties, "rPr", "vanish")) return "";
  return context.numbers.next(numId, level, styleId);
}

function paragraphLines({ text, boxes }: Paragraph, number: string): string[] {
  const [first = "", ...rest] = text.split("\n").map((line) => line.trim());
  return [joinNumber(number, first), ...rest, ...boxes].filter((line) => line !== "");
}

/** The text of the runs below an element; text boxes anchored in it go to `boxes`. */
function runText(root: Element, context: BodyContext, boxes: string[], isHidden: boolean): string {
  let text = "";
  const visit = (element: Element, isVanished: boolean): void => {
    const name = localName(element);
    switch (name) {
      case "t":
        if (!isVanished)
          for (const node of element.children) if ("data" in node) text += node.data.replace(/[\r\n\t]/gu, " ");
        return;
      case "tab":
      case "ptab":
        text += " ";
        return;
      case "br":
      case "cr":
        text += "\n";
        return;
      case "noBreakHyphen":
        text += "-";
        return;
      case "sym":
        if (!isVanished) text += symbol(element);
        return;
      case "txbxContent":
        boxes.push(...bodyLines(element, context));
        return;
      case "del":
      case "moveFrom":
        context.seen.deletions++;
        return;
      case "blip":
      case "imagedata":
        context.seen.images++;
        return;
      case "pPr":
      case "rPr":
      case "instrText":
      case "delText":
      case "rt":
        return;
      case "AlternateContent":
        // The same content twice, for new and for old programs.
        for (const choice of children(element).slice(0, 1)) visit(choice, isVanished);
        return;
      case "r":
        isVanished ||= isOn(element, "rPr", "vanish") || isOn(element, "rPr", "webHidden");
        break;
    }
    for (const inner of children(element)) visit(inner, isVanished);
  };
  for (const element of children(root)) visit(element, isHidden);
  return text;
}

/** A character of a symbol font; those in the private area have no meaning outside it. */
function symbol(element: Element): string {
  const code = Number.parseInt(attribute(element, "char") ?? "", 16);
  return Number.isFinite(code) && code >= 0x20 && !(code >= 0xe000 && code <= 0xf8ff) ? String.fromCharCode(code) : "";
}

function isContents(sdt: Element): boolean {
  return valueAt(sdt, "sdtPr", "docPartObj", "docPartGallery") === "Table of Contents";
}

function tableRows(table: Element, context: BodyContext): Cell[][] {
  const rows: Cell[][] = [];
  /** Index in `rows` of the cell that a vertically merged column continues, by column. */
  const open = new Map<number, { cell: { lines: string[]; columns: number; rows: number } }>();
  const visitRow = (row: Element): void => {
    const cells: Cell[] = [];
    let column = 0;
    const skip = (count: number): void => {
      if (count > 0) cells.push({ lines: [], columns: count, rows: 1 });
      column += count;
    };
    skip(integer(valueAt(row, "trPr", "gridBefore"), 0));
    for (const element of wrapped(row, "tc")) {
      const columns = integer(valueAt(element, "tcPr", "gridSpan"), 1);
      const merge = child(child(element, "tcPr"), "vMerge");
      const isContinued = merge !== null && (attribute(merge, "val") ?? "continue") === "continue";
      const above = open.get(column);
      if (isContinued && above) above.cell.rows++;
      else {
        const cell = { lines: bodyLines(element, context), columns, rows: 1 };
        cells.push(cell);
        if (merge) open.set(column, { cell });
        else open.delete(column);
      }
      column += columns;
    }
    rows.push(cells);
  };
  for (const row of wrapped(table, "tr")) visitRow(row);
  return rows;
}

/** Children of a name, also where a content control or a tracked insertion wraps them. */
function wrapped(parent: Element, name: string): Element[] {
  return children(parent).flatMap((element) => {
    if (localName(element) === name) return isOn(element, "trPr", "del") ? [] : [element];
    return TRANSPARENT.has(localName(element)) ? wrapped(element, name) : [];
  });
}

function integer(value: string | null, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 && number < 256 ? number : otherwise;
}
