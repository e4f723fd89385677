import type { Row, TableRows } from "../packs.ts";
import type { Tile } from "./alignment.ts";
import { formulaRows } from "./formula-phrases.ts";
import { numbering } from "./leaves.ts";
import type { ComparedMeasure } from "./measures.ts";
import { isFormulaic, mirrored, passageOf } from "./passages.ts";
import { findReuse, type Reuse } from "./reuse.ts";
import { foldText, type Wording, wordingsOf } from "./wording.ts";

/** Shortest passage worth reporting, in characters. */
const MIN_PASSAGE = 12;

/**
 * Rows of `text_reuse`, passages that measures of different units share, the earlier notice first, and of the formulae
 * of measures. Copies are linked to one other unit each (exact copies) and to their best candidates (edited ones), not to
 * every other copy: ten copies give about ten rows, not forty-five.
 */
export function textReuseRows(measures: readonly ComparedMeasure[]): TableRows {
  const wordings = wordingsOf(measures.map((measure) => measure.text));
  const unitNumber = numbering();
  const unitOf = measures.map((measure) => unitNumber(measure.unitId));
  const units = unitsOfWordings(wordings, unitOf);
  const acrossUnits = (a: number, b: number): boolean =>
    units[a]!.length > 1 || units[b]!.length > 1 || units[a]![0] !== units[b]![0];
  const reuse = findReuse(wordings, units, acrossUnits, {
    shingles: { length: 8, window: 4 },
    formulaShingles: { length: 8, window: 4 },
    candidates: { minShared: 0.15, maxPostings: 24, maxCandidates: 8 },
    minTile: MIN_PASSAGE,
  });
  return {
    text_reuse: exactCopies(wordings, unitOf, measures, reuse).concat(editedCopies(wordings, unitOf, measures, reuse)),
    formula_phrases: formulaRows("measure", wordings, reuse.formulae, measures),
  };
}

/** Units of each wording, ascending; wordings of one unit share a list, since most are. */
function unitsOfWordings(wordings: readonly Wording[], unitOf: readonly number[]): readonly (readonly number[])[] {
  const alone: number[][] = [];
  return wordings.map(({ texts }) => {
    const units = texts.length === 1 ? [unitOf[texts[0]!]!] : [...new Set(texts.map((text) => unitOf[text]!))];
    if (units.length > 1) return units.sort((a, b) => a - b);
    alone[units[0]!] ??= units;
    return alone[units[0]!]!;
  });
}

/** Each measure with the first measure of another unit that has the same wording. */
function exactCopies(
  wordings: readonly Wording[],
  unitOf: readonly number[],
  measures: readonly ComparedMeasure[],
  { formulae }: Reuse,
): Row[] {
  return wordings.flatMap(({ texts, length }, wording) => {
    if (texts.length === 1 || length < MIN_PASSAGE) return [];
    const links = linksAcross(texts, texts, unitOf);
    if (links.length === 0) return [];
    const whole: Tile = { aStart: 0, bStart: 0, length };
    const boilerplate = isFormulaic(whole, formulae.maskOf(wording));
    return links.map(([a, b]) => reuseRow(measures[a]!, measures[b]!, whole, 1, boilerplate));
  });
}

/** Passages that two different wordings share. */
function editedCopies(
  wordings: readonly Wording[],
  unitOf: readonly number[],
  measures: readonly ComparedMeasure[],
  { pairs, formulae }: Reuse,
): Row[] {
  const rows: Row[] = [];
  for (const { a, b, tiles, matched } of pairs) {
    const shorter = Math.min(wordings[a]!.length, wordings[b]!.length);
    const mask = formulae.maskOf(a);
    const shared = tiles();
    for (const [one, other] of linksAcross(wordings[a]!.texts, wordings[b]!.texts, unitOf))
      for (const tile of shared)
        rows.push(
          one < other
            ? reuseRow(measures[one]!, measures[other]!, tile, matched / shorter, isFormulaic(tile, mask))
            : reuseRow(measures[other]!, measures[one]!, mirrored(tile), matched / shorter, isFormulaic(tile, mask)),
        );
  }
  return rows;
}

/**
 * Every text of either list with the first text of the other list that belongs to another unit, each pair once: the
 * text of `left` first, or the earlier one where both are the same list.
 */
function linksAcross(left: readonly number[], right: readonly number[], unitOf: readonly number[]): [number, number][] {
  const links = new Map<number, [number, number]>();
  const link = (from: readonly number[], to: readonly number[], swap: boolean): void => {
    for (const text of from) {
      const partner = to.find((candidate) => unitOf[candidate] !== unitOf[text]);
      if (partner === undefined) continue;
      const pair: [number, number] = swap ? [partner, text] : [text, partner];
      if (left === right) pair.sort((a, b) => a - b);
      links.set(pair[0] * unitOf.length + pair[1], pair);
    }
  };
  link(left, right, false);
  if (left !== right) link(right, left, true);
  return [...links.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

function reuseRow(a: ComparedMeasure, b: ComparedMeasure, tile: Tile, similarity: number, boilerplate: boolean): Row {
  const { aStart, aEnd, bStart, bEnd } = passageOf(tile, foldText(a.text).offsets, foldText(b.text).offsets);
  return [a.measureId, b.measureId, aStart, aEnd, bStart, bEnd, similarity, boilerplate];
}
