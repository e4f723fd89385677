import type { Element } from "domhandler";
import { formatNumber } from "../../number-format.ts";
import { isElement } from "./dom.ts";

/** CSS list styles and HTML `type` values in the terms of {@link formatNumber}, with the mark browsers put behind. */
const STYLES: Readonly<Record<string, readonly [format: string, suffix: string]>> = {
  decimal: ["decimal", "."],
  "1": ["decimal", "."],
  "decimal-leading-zero": ["decimalZero", "."],
  "lower-alpha": ["lowerLetter", "."],
  "lower-latin": ["lowerLetter", "."],
  a: ["lowerLetter", "."],
  "upper-alpha": ["upperLetter", "."],
  "upper-latin": ["upperLetter", "."],
  A: ["upperLetter", "."],
  "lower-roman": ["lowerRoman", "."],
  i: ["lowerRoman", "."],
  "upper-roman": ["upperRoman", "."],
  I: ["upperRoman", "."],
  "cjk-ideographic": ["chineseCountingThousand", "、"],
  "simp-chinese-informal": ["chineseCountingThousand", "、"],
  "trad-chinese-informal": ["chineseCountingThousand", "、"],
  "cjk-decimal": ["ideographDigital", "、"],
  "simp-chinese-formal": ["chineseLegalSimplified", "、"],
};

/** A number that the author typed: the list's own is not shown there, a style sheet removed it. */
const TYPED = /^[\s\u00a0]{0,20}(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳]|第[一二三四五六七八九十\d])/u;

/** The number a browser shows before an item of an ordered list, empty for other lists. */
export function listNumber(item: Element): string {
  const list = item.parent;
  if (!list || !isElement(list) || list.name !== "ol") return "";
  const declared = /list-style(?:-type)?\s{0,9}:[^;]{0,60}?\b(none|[a-z]+(?:-[a-z]+){1,3}|decimal)\b/iu.exec(
    `${item.attribs.style ?? list.attribs.style ?? ""}`.slice(0, 500),
  )?.[1];
  const style = STYLES[declared ?? list.attribs.type ?? "1"];
  if (!style || TYPED.test(firstText(item))) return "";
  return formatNumber(ordinal(list, item), style[0]) + style[1];
}

function ordinal(list: Element, item: Element): number {
  let number = integer(list.attribs.start) ?? 1;
  for (const sibling of list.children) {
    if (!isElement(sibling) || sibling.name !== "li") continue;
    number = integer(sibling.attribs.value) ?? number;
    if (sibling === item) return number;
    number++;
  }
  return number;
}

function integer(value: string | undefined): number | null {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isFinite(number) ? number : null;
}

function firstText(element: Element): string {
  let text = "";
  const stack = [...element.children].reverse();
  while (stack.length > 0 && text.trim().length < 8) {
    const node = stack.pop()!;
    if ("data" in node && node.type === "text") text += node.data;
    else if (isElement(node)) stack.push(...[...node.children].reverse());
  }
  return text;
}
