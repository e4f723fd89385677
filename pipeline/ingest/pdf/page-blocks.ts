import type { Cell } from "../table-lines.ts";
import { inOneColumn } from "./columns.ts";
import { withoutFurniture } from "./page-furniture.ts";
import { joinParagraphs } from "./paragraphs.ts";
import { isInside, type RuledTable, ruledTables } from "./ruled-tables.ts";
import type { Rule } from "./rules.ts";
import type { Line, Run } from "./run.ts";
import { textLines } from "./text-lines.ts";
import { withoutWatermarks } from "./watermarks.ts";

/** What is drawn on one page. */
export interface PageContent {
  readonly width: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

/** Consecutive paragraphs, or one table; in reading order over all pages. */
export type Block = { readonly paragraphs: string[] } | { readonly table: Cell[][] };

/** The text of all pages as one: paragraphs and tables go on over page breaks, furniture is left out. */
export function pageBlocks(drawn: readonly PageContent[]): Block[] {
  const marked = drawn.map((page) => ({ ...page, runs: withoutWatermarks(page.runs) }));
  const tables = marked.map(({ rules, runs }) => ruledTables(rules, runs));
  const pages = inOneColumn(marked, (index) => tables[index]!.length === 0);
  const free = pages.map(({ runs }, index) =>
    runs.filter((run) => !tables[index]!.some((table) => isInside(run, table))),
  );
  const lines = withoutFurniture(free.map(textLines));

  const width = Math.max(0, ...pages.map((page) => page.width));

  const blocks: Block[] = [];
  let text: Line[] = [];
  let table: Cell[][] = [];
  let last: RuledTable | null = null;
  const endText = (): void => {
    if (text.length > 0) blocks.push({ paragraphs: joinParagraphs(text, width) });
    text = [];
  };
  const endTable = (): void => {
    if (table.length > 0) blocks.push({ table });
    table = [];
    last = null;
  };
  pages.forEach((_, index) => {
    const parts = [...lines[index]!, ...tables[index]!].sort((a, b) => topOf(a) - topOf(b));
    for (const part of parts) {
      if (!("rows" in part)) {
        endTable();
        text.push(part);
        continue;
      }
      endText();
      const goesOn: boolean = last !== null && sameColumns(last, part);
      if (!goesOn) endTable();
      // Word processors repeat the header row on every page.
      const repeats = goesOn && rowText(table[0]) === rowText(part.rows[0]);
      const rows = repeats ? part.rows.slice(1) : part.rows;
      const isBroken = goesOn && (isOpenRow(last!, table.at(-1), rows[0]) || isRestOfRow(table.at(-1), rows[0]));
      if (isBroken) table.push(joinRows(table.pop()!, rows[0]!), ...rows.slice(1));
      else table.push(...rows);
      last = part;
    }
  });
  endText();
  endTable();
  return blocks;
}

function topOf(part: Line | RuledTable): number {
  return "rows" in part ? part.top : part.y;
}

/** A table that goes on on the next page has the same edges and columns. */
function sameColumns(a: RuledTable, b: RuledTable): boolean {
  const width = (table: RuledTable): number =>
    Math.max(...table.rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
  return Math.abs(a.left - b.left) < 3 && Math.abs(a.right - b.right) < 3 && width(a) === width(b);
}

/** A row without a rule below it, and what is left of it on the next page. */
function isOpenRow({ isOpenBelow }: RuledTable, above: readonly Cell[] | undefined, rest: readonly Cell[] | undefined) {
  return isOpenBelow && above !== undefined && above.length === rest?.length;
}

/** A row that a page break divides: it has no number of its own, and a cell above it stops within a sentence. */
function isRestOfRow(above: readonly Cell[] | undefined, row: readonly Cell[] | undefined): boolean {
  if (!above || !row || above.length !== row.length || row.length < 2) return false;
  if (row[0]!.lines.length > 0 || above[0]!.lines.length === 0) return false;
  return row.some(({ lines }, i) => lines.length > 0 && isUnfinished(above[i]!));
}

function isUnfinished({ lines }: Cell): boolean {
  const text = lines.at(-1) ?? "";
  return text.length > 1 && !/[。；！？.;]$/u.test(text);
}

function joinRows(above: readonly Cell[], rest: readonly Cell[]): Cell[] {
  return above.map((cell, i) => {
    const below = rest[i]!.lines;
    if (below.length === 0 || !isUnfinished(cell)) return { ...cell, lines: [...cell.lines, ...below] };
    return { ...cell, lines: [...cell.lines.slice(0, -1), cell.lines.at(-1)! + below[0]!, ...below.slice(1)] };
  });
}

function rowText(row: readonly Cell[] | undefined): string {
  return (row ?? []).map(({ lines }) => lines.join("\n")).join("\t");
}
