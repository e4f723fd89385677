import type { AnyNode, Element } from "domhandler";
import { joinNumber } from "../../number-format.ts";
import { type Cell, tableLines } from "../table-lines.ts";
import { isBlock, isElement, isText, isUnseen } from "./dom.ts";
import { listNumber } from "./list-number.ts";

/**
 * The text below an element as a reader sees it: one string a line. Blocks and `<br>` end lines, inline elements never
 * split words, list numbers stand as text, tables follow {@link tableLines}. Indentation is layout and is left out.
 *
 * @param skipped elements to leave out
 */
export function pageLines(root: AnyNode, skipped: ReadonlySet<AnyNode> = new Set()): string[] {
  const lines: string[] = [];
  let current = "";
  /** Number of a list item, until the first line of the item is there to take it. */
  let number = "";
  const flush = (): void => {
    const line = tidy(current);
    current = "";
    if (line === "") return;
    lines.push(joinNumber(number, line));
    number = "";
  };
  const visit = (node: AnyNode, isPreformatted: boolean): void => {
    if (isText(node)) {
      if (!isPreformatted) current += node.data;
      else
        node.data.split("\n").forEach((part, i) => {
          if (i > 0) flush();
          current += part;
        });
      return;
    }
    if (skipped.has(node) || !("children" in node) || (isElement(node) && node !== root && isUnseen(node))) return;
    if (!isElement(node)) {
      for (const child of node.children) visit(child, isPreformatted);
      return;
    }
    if (node.name === "br") {
      flush();
      return;
    }
    const breaks = isBlock(node);
    if (breaks) flush();
    if (node.name === "table") lines.push(...captions(node), ...tableLines(tableRows(node, skipped)));
    else {
      if (node.name === "li") number = listNumber(node);
      for (const child of node.children) visit(child, isPreformatted || node.name === "pre");
    }
    if (breaks) flush();
    if (node.name === "li") number = "";
  };
  visit(root, false);
  flush();
  return lines;
}

function captions(table: Element): string[] {
  return table.children.filter(isElement).flatMap((child) => (child.name === "caption" ? pageLines(child) : []));
}

/** The rows of a table, those of its sections included, without the tables in its cells. */
export function tableRows(table: Element, skipped: ReadonlySet<AnyNode> = new Set()): Cell[][] {
  const rows: Cell[][] = [];
  const collect = (node: Element): void => {
    for (const child of node.children) {
      if (!isElement(child) || isUnseen(child) || skipped.has(child)) continue;
      if (child.name === "tr")
        rows.push(
          child.children
            .filter(isElement)
            .filter(isCell)
            .map((cell) => cellOf(cell, skipped)),
        );
      else if (child.name !== "caption") collect(child);
    }
  };
  collect(table);
  return rows;
}

function isCell(element: Element): boolean {
  return (element.name === "td" || element.name === "th") && !isUnseen(element);
}

function cellOf(element: Element, skipped: ReadonlySet<AnyNode>): Cell {
  return { lines: pageLines(element, skipped), columns: span(element, "colspan"), rows: span(element, "rowspan") };
}

function span(element: Element, name: "colspan" | "rowspan"): number {
  const value = Number.parseInt(element.attribs[name] ?? "1", 10);
  return Number.isFinite(value) && value >= 1 ? value : 1;
}

/** Zero-width characters that pages carry and no reader sees: soft hyphen, zero width space, word joiner, BOM. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
/** Characters between which a line end in the HTML source is no space: Chinese text has none. */
const UNSPACED = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2026\u2014\u3000-\u303f]/u;

function tidy(raw: string): string {
  return raw
    .replace(INVISIBLE, "")
    .replace(/[ \t\n\r\f]+/gu, (run, at: number, whole: string) =>
      run.includes("\n") && UNSPACED.test(whole[at - 1] ?? "") && UNSPACED.test(whole[at + run.length] ?? "")
        ? ""
        : " ",
    )
    .trim();
}
