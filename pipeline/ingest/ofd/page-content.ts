import type { Document, Element } from "domhandler";
import { isWide } from "../../east-asian-width.ts";
import type { PageContent } from "../pdf/page-blocks.ts";
import { addRule, apply, type Matrix, multiply, type Rule } from "../pdf/rules.ts";
import type { Run } from "../pdf/run.ts";
import { attribute, children, descendants } from "../xml.ts";
import { textOf } from "./package.ts";

/** Points in a millimetre: pages are read in the units of PDF, whose layout rules they share. */
const POINTS = 72 / 25.4;
/** Distance of two characters, in font sizes, that parts them: a tab, or two columns. */
const PARTED = 1.6;

/** The text and the straight lines of one page ([GB/T 33190-2016] 7.7, 9, 11). */
export function ofdPage(page: Document, pageWidth: number): PageContent {
  const runs: Run[] = [];
  const rules: Rule[] = [];
  for (const object of descendants(page, "TextObject")) addText(object, runs);
  for (const object of descendants(page, "PathObject")) addLines(object, rules);
  return { width: pageWidth * POINTS, runs, rules };
}

function addText(object: Element, runs: Run[]): void {
  const matrix = placement(object);
  // The height of the matrix scales the font; slanted text is a watermark.
  const size = Number(attribute(object, "Size") ?? 0) * Math.hypot(matrix[2]!, matrix[3]!);
  if (!(size > 0) || Math.abs(matrix[1]!) > 0.1 * Math.abs(matrix[0]!)) return;
  for (const code of children(object)) {
    if (!code.name.endsWith("TextCode")) continue;
    const characters = [...textOf(code)];
    const steps = deltas(attribute(code, "DeltaX") ?? "");
    let x = Number(attribute(code, "X") ?? 0);
    const y = Number(attribute(code, "Y") ?? 0);
    let from = x;
    let text = "";
    const end = (right: number): void => {
      const [left, base] = apply(matrix, [from, y]);
      if (text !== "") runs.push({ text, x: left, right: apply(matrix, [right, y])[0], y: base, size });
      text = "";
    };
    characters.forEach((character, index) => {
      text += character;
      const own = (size / (matrix[0] || 1)) * (isWide(character.codePointAt(0)!) ? 1 : 0.55);
      const step = steps[index] ?? own;
      const isParted = step * matrix[0]! > PARTED * size;
      if (isParted || index === characters.length - 1) end(x + own);
      x += step;
      if (isParted) from = x;
    });
  }
}

/** `5.6 5.6 g 3 5.6`: distances of the characters; `g n d` says n times d. */
function deltas(value: string): number[] {
  const found: number[] = [];
  const parts = value.trim().split(/\s+/u);
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] !== "g") {
      if (parts[i] !== "") found.push(Number(parts[i]));
      continue;
    }
    const count = Math.min(Number(parts[i + 1]) || 0, 10_000);
    found.push(...Array<number>(count).fill(Number(parts[i + 2]) || 0));
    i += 2;
  }
  return found;
}

/** Straight strokes of `M x y L x y … C`; curves are passed over. */
function addLines(object: Element, rules: Rule[]): void {
  const matrix = placement(object);
  const data = children(object).find(({ name }) => name.endsWith("AbbreviatedData"));
  let start: [number, number] = [0, 0];
  let pen: [number, number] = [0, 0];
  const parts = textOf(data ?? null).split(/\s+/u);
  for (let i = 0; i < parts.length; i++) {
    const point = (at: number): [number, number] => apply(matrix, [Number(parts[at]), Number(parts[at + 1])]);
    if (parts[i] === "M" || parts[i] === "S") {
      pen = point(i + 1);
      start = pen;
    } else if (parts[i] === "L" || parts[i] === "C") {
      const to = parts[i] === "L" ? point(i + 1) : start;
      addRule(pen, to, rules);
      pen = to;
    }
  }
}

/** From the coordinates of an object to those of the page: its own matrix, then its place, then points. */
function placement(object: Element): Matrix {
  const [x = 0, y = 0] = numbers(attribute(object, "Boundary"));
  const own = numbers(attribute(object, "CTM"));
  return multiply([POINTS, 0, 0, POINTS, x * POINTS, y * POINTS], own.length === 6 ? own : [1, 0, 0, 1, 0, 0]);
}

function numbers(value: string | null): number[] {
  const found = (value ?? "").trim().split(/\s+/u).map(Number);
  return found.every(Number.isFinite) ? found : [];
}
