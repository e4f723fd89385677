import type { Document, Element } from "domhandler";
import { at, attribute, children, isOn, localName, valueAt } from "../xml.ts";

/** What a paragraph style says about the text of its paragraphs, with what it inherits. */
export interface ParagraphStyle {
  readonly name: string;
  readonly numId: string | null;
  readonly level: number | null;
  readonly isHidden: boolean;
}

const MAX_INHERITANCE = 20;

/** Styles by id; the style of paragraphs without one stands under the empty string. */
export function readStyles(styles: Document | null): ReadonlyMap<string, ParagraphStyle> {
  const elements = new Map<string, Element>();
  let defaultStyle: Element | null = null;
  for (const root of children(styles))
    for (const style of children(root)) {
      if (localName(style) !== "style" || (attribute(style, "type") ?? "paragraph") !== "paragraph") continue;
      elements.set(attribute(style, "styleId") ?? "", style);
      if (/^(?:1|true|on)$/u.test(attribute(style, "default") ?? "")) defaultStyle = style;
    }
  const resolve = (style: Element): ParagraphStyle => {
    let numId: string | null = null;
    let level: string | null = null;
    let isHidden = false;
    let current: Element | undefined = style;
    for (let depth = 0; current && depth < MAX_INHERITANCE; depth++) {
      numId ??= valueAt(current, "pPr", "numPr", "numId");
      level ??= valueAt(current, "pPr", "numPr", "ilvl");
      isHidden ||= isOn(current, "rPr", "vanish");
      current = elements.get(valueAt(current, "basedOn") ?? "");
    }
    const name = attribute(at(style, "name"), "val") ?? "";
    return { name, numId, level: level === null ? null : Number(level), isHidden };
  };
  const resolved = new Map([...elements].map(([id, style]) => [id, resolve(style)]));
  if (defaultStyle) resolved.set("", resolve(defaultStyle));
  return resolved;
}
