import type { Document, Element } from "domhandler";
import { formatNumber } from "../number-format.ts";
import { at, attribute, children, isOn, localName, valueAt } from "./xml.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`: `%n` stands for the number of level n, from 1. */
  readonly text: string;
  /** Shows every number of the line in Arabic digits (`w:isLgl`). */
  readonly isLegal: boolean;
  /** Level whose increase starts this one anew, from 1; 0 = never. */
  readonly restartAfter: number;
  readonly styleId: string | null;
}

interface List {
  readonly abstractId: string;
  readonly levels: readonly (Level | null)[];
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Counts the numbered paragraphs of one document, in order. */
export interface NumberCounter {
  /** The number printed before the next paragraph, empty where its list prints none. */
  readonly next: (numId: string, level: number | null, styleId: string) => string;
}

/** Automatic numbering (ISO/IEC 29500-1 §17.9): Word stores how a paragraph is numbered, not its number. */
export function numberCounter(numbering: Document | null): NumberCounter {
  const lists = readLists(numbering);
  // Lists made from one abstract list go on counting where another of them stopped.
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return {
    next(numId, declaredLevel, styleId) {
      const list = lists.get(numId);
      if (!list) return "";
      const styled = list.levels.findIndex((level) => level?.styleId === styleId && styleId !== "");
      const index = declaredLevel ?? Math.max(0, styled);
      const level = list.levels[index];
      if (!level) return "";
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      const override = list.startOverrides.get(index);
      if (override !== undefined && !overridden.has(`${numId}/${index}`)) {
        overridden.add(`${numId}/${index}`);
        counts[index] = override - 1;
      }
      for (let upper = 0; upper < index; upper++) counts[upper] ??= list.levels[upper]?.start ?? 1;
      counts[index] = (counts[index] ?? level.start - 1) + 1;
      for (let lower = index + 1; lower < 9; lower++) {
        const restart = list.levels[lower]?.restartAfter ?? lower;
        if (restart !== 0 && index < restart) counts[lower] = undefined;
      }
      return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const shown = list.levels[Number(digit) - 1];
        const format = level.isLegal ? "decimal" : (shown?.format ?? "decimal");
        return formatNumber(counts[Number(digit) - 1] ?? shown?.start ?? 1, format);
      });
    },
  };
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
