import { type Line, type Run, UNSPACED } from "./run.ts";

/** Distance of base lines, in font sizes, up to which runs stand on one line. */
const SAME_LINE = 0.5;
/** A run this much smaller than its line and off its base line is a note's reference mark. */
const MARK_SIZE = 0.75;
/** Widest gap, in font sizes, that typesetting leaves between Chinese and Latin text without a space. */
const TYPESET_GAP = 0.4;
/** Narrowest gap, in font sizes, that is read as a space where no space was drawn. */
const SPACE_GAP = 0.9;

/** The tab behind an automatic number. */
const AFTER_NUMBER = /^([（(]?[一二三四五六七八九十\d]{1,4}[、.．）)]|[①-⑳]) +(?=[^\d\s])/u;

/** The runs of a page as lines from top to bottom, each read from left to right. */
export function textLines(runs: readonly Run[]): Line[] {
  return runRows(runs)
    .map(lineOf)
    .filter((line) => line.text !== "");
}

/** The runs of a page by their base lines, from top to bottom. */
export function runRows(runs: readonly Run[]): Run[][] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const size = row ? Math.max(...row.map((other) => other.size)) : 0;
    if (row && Math.abs(run.y - baseline(row)) <= SAME_LINE * Math.max(size, run.size)) row.push(run);
    else rows.push([run]);
  }
  return rows;
}

/** Base line of the largest run so far. */
function baseline(row: readonly Run[]): number {
  return row.reduce((best, run) => (run.size > best.size ? run : best)).y;
}

function lineOf(row: readonly Run[]): Line {
  const size = mainSize(row);
  const y = baseline(row);
  const isMark = (run: Run): boolean => run.size < size * MARK_SIZE && y - run.y >= size * 0.15;
  const ordered = [...row].sort((a, b) => a.x - b.x);
  const isNote = isMark(ordered.find((run) => run.text.trim() !== "") ?? ordered[0]!);
  const runs = ordered.filter((run) => !isMark(run));
  let text = "";
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const gap = run.text.trim() === "" ? run.right - run.x : run.x - right;
    if (run.text.trim() !== "") text += (text !== "" && gap > SPACE_GAP * size ? WIDE_SPACE : "") + run.text;
    else text += gap > TYPESET_GAP * size ? WIDE_SPACE : " ";
    if (run.text.trim() !== "") right = run.right;
  }
  return { text: settleSpaces(text), x: ordered[0]!.x, right, y, size, isNote };
}

/** Characters standing apart from which a line counts as spread: fewer may be typed so (通 知). */
const SPREAD = 4;
/** And where none stand together, as in the narrow cells of a justified table: 整 改 状 / 态. */
const SPREAD_THROUGHOUT = 2;

/** Stands for a space that is too wide to be typesetting, until {@link settleSpaces} has run. */
const WIDE_SPACE = "\u2003";

/**
 * A narrow gap between Chinese and Latin text is typesetting, not a typed space; the library reports both as a space.
 * What remains is one space each, none at the ends and none behind a number.
 */
function settleSpaces(text: string): string {
  return withoutSpread(text)
    .replace(/ +/gu, (space, at: number) => {
      const [before, after] = [text[at - 1] ?? "", text[at + space.length] ?? ""];
      return UNSPACED.test(before) !== UNSPACED.test(after) && before !== WIDE_SPACE && after !== WIDE_SPACE ? "" : " ";
    })
    .replace(/[ \u2003]+/gu, " ")
    .trim()
    .replace(AFTER_NUMBER, "$1");
}

/** A justified line spreads its characters: where most Chinese characters stand apart, no gap is a space. */
function withoutSpread(text: string): string {
  const characters = [...text];
  let apart = 0;
  let together = 0;
  characters.forEach((character, index) => {
    if (index === 0 || !UNSPACED.test(character)) return;
    const isApart = /[ \u2003]/u.test(characters[index - 1]!);
    if (isApart && UNSPACED.test(characters[index - 2] ?? "")) apart++;
    else if (UNSPACED.test(characters[index - 1]!)) together++;
  });
  const least = together === 0 ? SPREAD_THROUGHOUT : SPREAD;
  return apart > together && apart >= least ? text.replace(/[ \u2003]/gu, "") : text;
}

function mainSize(row: readonly Run[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of row) sizes.set(size, (sizes.get(size) ?? 0) + text.trim().length);
  return [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
