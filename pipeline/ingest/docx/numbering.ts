import type { Document, Element } from "domhandler";
import { type Level, type List, type NumberCounter, numberCounter } from "../list-numbers.ts";
import { at, attribute, children, isOn, localName, valueAt } from "../xml.ts";

/** The lists of a document by `w:numId`, ready to count. */
export function docxNumbers(numbering: Document | null): NumberCounter {
  return numberCounter(readLists(numbering));
}

function readLists(numbering: Document | null): ReadonlyMap<string, List> {
  const parts = children(numbering).flatMap(children);
  const abstracts = new Map(
    parts
      .filter((part) => localName(part) === "abstractNum")
      .map((part) => [attribute(part, "abstractNumId") ?? "", part]),
  );
  const nums = parts.filter((part) => localName(part) === "num");
  const lists = new Map<string, List>();
  for (const num of nums) {
    const abstract = linked(valueAt(num, "abstractNumId") ?? "", abstracts);
    if (!abstract) continue;
    const levels: (Level | null)[] = [];
    for (const level of children(abstract)) if (localName(level) === "lvl") levels[indexOf(level)] = readLevel(level);
    const startOverrides = new Map<number, number>();
    for (const override of children(num)) {
      if (localName(override) !== "lvlOverride") continue;
      const start = valueAt(override, "startOverride");
      if (start !== null) startOverrides.set(indexOf(override), Number(start));
      const level = at(override, "lvl");
      if (level) levels[indexOf(override)] = readLevel(level);
    }
    const abstractId = attribute(abstract, "abstractNumId") ?? "";
    lists.set(attribute(num, "numId") ?? "", { abstractId, levels, startOverrides });
  }
  return lists;
}

/** An abstract list may only name a numbering style; the list that defines this style is meant. */
function linked(id: string, abstracts: ReadonlyMap<string, Element>): Element | null {
  const abstract = abstracts.get(id) ?? null;
  const style = valueAt(abstract, "numStyleLink");
  if (style === null) return abstract;
  return [...abstracts.values()].find((other) => valueAt(other, "styleLink") === style) ?? abstract;
}

function indexOf(element: Element): number {
  const index = Number(attribute(element, "ilvl"));
  return Number.isInteger(index) && index >= 0 && index < 9 ? index : 0;
}

function readLevel(level: Element): Level {
  // A format that Word added later stands in an alternative, with its name in `w:format` or in the choice.
  const alternative = at(level, "AlternateContent", "Choice", "numFmt") ?? at(level, "numFmt");
  const format = attribute(alternative, "val") ?? "decimal";
  const restart = valueAt(level, "lvlRestart");
  const text = valueAt(level, "lvlText") ?? "";
  return {
    start: Number(valueAt(level, "start") ?? 1),
    format,
    // The character of a bullet comes from a symbol font and numbers nothing.
    text: format === "bullet" || format === "none" ? text.replace(/^[^%]{0,9}$/u, "") : text,
    isLegal: isOn(level, "isLgl"),
    restartAfter: restart === null ? indexOf(level) : Number(restart),
    styleId: valueAt(level, "pStyle"),
  };
}
