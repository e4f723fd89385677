import type { Cell } from "../table-lines.ts";
import { withoutFurniture } from "./page-furniture.ts";
import { joinParagraphs } from "./paragraphs.ts";
import { isInside, type RuledTable, ruledTables } from "./ruled-tables.ts";
import type { Rule } from "./rules.ts";
import type { Line, Run } from "./run.ts";
import { textLines } from "./text-lines.ts";

/** What is drawn on one page. */
export interface PageContent {
  readonly width: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

/** Consecutive paragraphs, or one table; in reading order over all pages. */
export type Block = { readonly paragraphs: string[] } | { readonly table: Cell[][] };

/** The text of all pages as one: paragraphs and tables go on over page breaks, furniture is left out. */
export function pageBlocks(pages: readonly PageContent[]): Block[] {
  const tables = pages.map(({ rules, runs }) => ruledTables(rules, runs));
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
      table.push(...(repeats ? part.rows.slice(1) : part.rows));
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

function rowText(row: readonly Cell[] | undefined): string {
  return (row ?? []).map(({ lines }) => lines.join("\n")).join("\t");
}
