import { median } from "./median.ts";
import type { PageContent } from "./page-blocks.ts";
import type { Run } from "./run.ts";
import { runRows } from "./text-lines.ts";

/** Narrowest gap between two columns, in font sizes: a character and a half. */
const GUTTER = 1.5;
/** Where the gap may lie, in shares of the text's width. */
const MIDDLE = { from: 0.35, to: 0.65 };
/** Share of the rows that may run across the gap: the title, a heading. */
const ACROSS = 0.25;
/** Rows of text that each column has. */
const LEAST_ROWS = 5;
/** Font sizes a column is wide; cells of a table without rules are narrower. */
const NARROWEST = 9;
/** Share of a column's rows that end at its right margin, headings and short lines among them; cells end where they like. */
const FULL = 0.25;
/** Font sizes by which a full row may miss its margin. */
const SLACK = 1.6;

interface Row {
  readonly y: number;
  readonly runs: readonly Run[];
}

/**
 * The pages as one column where they have two, the right one moved below the left one: their lines would be read across the
 * gap. Others stay as they are. The width of such a page is that of the column and
 * its margins. What few rows stand on another page of the text, the last perhaps, stand in the same columns.
 *
 * @param isText whether a page is text alone; columns of cells are no columns of text
 */
export function inOneColumn(pages: readonly PageContent[], isText: (index: number) => boolean): readonly PageContent[] {
  const gutters = pages.map(({ runs }, index) => (isText(index) ? gutterOf(rowsOf(runs)) : null));
  const own = pages.map((page, index) =>
    gutters[index] == null ? page : movedBelow(page, gutters[index], LEAST_ROWS),
  );
  const known = gutters.find((_, index) => own[index] !== pages[index]);
  if (known == null) return pages;
  return own.map((page, index) => (page === pages[index] && isText(index) ? movedBelow(page, known, 1) : page));
}

/** The page with its right column below its left one; the page itself where it has no columns on either side of the gap. */
function movedBelow(page: PageContent, gutter: number, leastRows: number): PageContent {
  const rows = rowsOf(page.runs);
  const left = page.runs.filter((run) => run.right <= gutter);
  const margin = leastX(left);
  const placed: Run[] = [];
  let isChanged = false;
  let lower = 0; // how far what follows has moved down
  for (const band of bandsOf(rows, gutter)) {
    const moved = band.isSplit && areColumns(band.rows, gutter, leastRows);
    const height = moved ? band.rows.at(-1)!.y - band.rows[0]!.y + pitchOf(band.rows) : 0;
    const right = band.rows.flatMap(({ runs }) => runs.filter(({ x }) => x >= gutter));
    const shift = moved ? leastX(right) - margin : 0;
    for (const run of band.rows.flatMap(({ runs }) => runs)) {
      const isRight = moved && run.x >= gutter;
      const by = isRight ? shift : 0;
      placed.push({ ...run, x: run.x - by, right: run.right - by, y: run.y + lower + (isRight ? height : 0) });
    }
    lower += height;
    isChanged ||= moved;
  }
  return isChanged ? { ...page, runs: placed, width: margin + greatestRight(left) } : page;
}

/** What is written on a page, by base lines from top to bottom. */
function rowsOf(runs: readonly Run[]): Row[] {
  const written = runs.filter(({ text }) => text.trim() !== "");
  return runRows(written).map((row) => ({ y: row[0]!.y, runs: row }));
}

/** The middle of the widest gap that few rows run across and that has text on both sides; null where there is none. */
function gutterOf(rows: readonly Row[]): number | null {
  const runs = rows.flatMap((row) => row.runs);
  if (rows.length < LEAST_ROWS) return null;
  const from = leastX(runs);
  const width = greatestRight(runs) - from;
  const first = Math.ceil(from + width * MIDDLE.from);
  const last = Math.floor(from + width * MIDDLE.to);
  let best: { start: number; end: number } | null = null;
  let start: number | null = null;
  for (let at = first; at <= last + 1; at++) {
    const isFree =
      at <= last &&
      rows.filter((row) => row.runs.some(({ x, right }) => x < at && right > at)).length <= rows.length * ACROSS;
    if (isFree) start ??= at;
    else if (start !== null) {
      if (best === null || at - start > best.end - best.start) best = { start, end: at };
      start = null;
    }
  }
  return best !== null && best.end - best.start >= GUTTER * sizeOf(rows) ? (best.start + best.end) / 2 : null;
}

interface Band {
  readonly isSplit: boolean;
  readonly rows: readonly Row[];
}

/** Neighbouring rows that do or do not run across the gap. */
function bandsOf(rows: readonly Row[], gutter: number): Band[] {
  const bands: { isSplit: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const isSplit = row.runs.every(({ x, right }) => right <= gutter || x >= gutter);
    const band = bands.at(-1);
    if (band?.isSplit === isSplit) band.rows.push(row);
    else bands.push({ isSplit, rows: [row] });
  }
  return bands;
}

/** Whether what stands on either side is running text: rows enough, wide, most of them full. */
function areColumns(rows: readonly Row[], gutter: number, leastRows: number): boolean {
  const size = sizeOf(rows);
  return [
    rows.flatMap(({ runs }) => extent(runs.filter(({ right }) => right <= gutter))),
    rows.flatMap(({ runs }) => extent(runs.filter(({ x }) => x >= gutter))),
  ].every((side) => {
    if (side.length < leastRows) return false;
    const margin = greatestRight(side);
    const full = side.filter(({ right }) => right >= margin - SLACK * size);
    return margin - leastX(side) >= NARROWEST * size && full.length >= side.length * FULL;
  });
}

/** Where one side of a row begins and ends; none where it is empty. */
function extent(runs: readonly Run[]): Pick<Run, "x" | "right">[] {
  return runs.length === 0 ? [] : [{ x: leastX(runs), right: greatestRight(runs) }];
}

/** Folded, not spread: a page may hold more runs than a call takes arguments. */
const leastX = (runs: readonly Pick<Run, "x">[]): number =>
  runs.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
const greatestRight = (runs: readonly Pick<Run, "right">[]): number =>
  runs.reduce((greatest, { right }) => Math.max(greatest, right), Number.NEGATIVE_INFINITY);

/** Usual font size. */
const sizeOf = (rows: readonly Row[]): number => median(rows.flatMap(({ runs }) => runs.map(({ size }) => size)));

/** Usual distance of rows; of a row alone, its height. */
const pitchOf = (rows: readonly Row[]): number =>
  median(rows.slice(1).map(({ y }, at) => y - rows[at]!.y)) || 2 * sizeOf(rows);
