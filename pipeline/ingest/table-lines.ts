/** One cell as its reader found it: its lines, and how many columns and rows it covers. */
export interface Cell {
  readonly lines: readonly string[];
  readonly columns: number;
  readonly rows: number;
}

/** A cell covered from above or from the left stands as null. */
type Grid = (readonly string[] | null)[][];

/** Columns beyond which a table is damage or an attack; real ledgers have a dozen. */
const MAX_COLUMNS = 256;
/** Lines in a cell that show a page laid out with tables: where no header row speaks against it, and where one does. */
const LAYOUT_LINES = 20;
const LAYOUT_LINES_DESPITE_HEADER = 60;
/** Longest cell of a header row, in characters. */
const HEADER_CELL = 15;

/**
 * The lines of a table by the contract of {@link Source.text}: one line a row, cells separated by TAB, a line break in
 * a cell as U+000B, a cell continued from above empty, a row that spans the table as a line of one cell. A table that
 * only lays out a page is unwrapped: its cells' lines in reading order.
 */
export function tableLines(rows: readonly (readonly Cell[])[]): string[] {
  const grid = place(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (isLayout(grid, width)) return grid.flatMap((row) => row.flatMap((lines) => lines ?? []));
  const out: string[] = [];
  grid.forEach((row, index) => {
    const texts = row.map((lines) => (lines === null ? "" : cellText(lines)));
    if (texts.every((text) => text === "")) return;
    const spans = rows[index]!.filter(({ lines }) => lines.length > 0);
    if (spans.length === 1 && spans[0]!.columns >= width) out.push(texts.find((text) => text !== "")!);
    else out.push([...texts, ...Array<string>(width - texts.length).fill("")].join("\t"));
  });
  return out;
}

/** Whether a table only lays out a page (or text box): it holds no rows of data to keep apart. */
export function isLayoutTable(rows: readonly (readonly Cell[])[]): boolean {
  const grid = place(rows);
  return isLayout(grid, Math.max(0, ...grid.map((row) => row.length)));
}

function cellText(lines: readonly string[]): string {
  return lines
    .map((line) => line.replaceAll("\t", " ").trim())
    .filter((line) => line !== "")
    .join("\v");
}

function place(rows: readonly (readonly Cell[])[]): Grid {
  const grid: Grid = rows.map(() => []);
  rows.forEach((cells, y) => {
    const line = grid[y]!;
    let x = 0;
    for (const cell of cells) {
      while (line[x] !== undefined) x++;
      if (x >= MAX_COLUMNS) break;
      const right = Math.min(x + cell.columns, MAX_COLUMNS);
      const below = Math.min(y + cell.rows, rows.length);
      for (let row = y; row < below; row++)
        for (let column = x; column < right; column++)
          grid[row]![column] = row === y && column === x ? cell.lines : null;
      x = right;
    }
  });
  // A cell from above may start right of everything in a row: the columns between are empty.
  return grid.map((row) => Array.from(row, (lines) => lines ?? null));
}

function isLayout(grid: Grid, width: number): boolean {
  if (width < 2) return true;
  const cells = grid.flat().filter((lines) => lines !== null && lines.length > 0) as (readonly string[])[];
  // A table within a cell: the outer one lays out, the inner one holds data.
  if (cells.some((lines) => lines.some((line) => line.includes("\t")))) return true;
  const filled = grid.filter((row) => row.filter((lines) => lines !== null && lines.length > 0).length >= 2);
  if (filled.length === 0) return true;
  const longest = Math.max(...cells.map((lines) => lines.length));
  if (grid.length === 1 && longest > 1) return true;
  return longest > (hasHeader(filled) ? LAYOUT_LINES_DESPITE_HEADER : LAYOUT_LINES);
}

function hasHeader(rows: Grid): boolean {
  return rows
    .slice(0, 3)
    .some((row) => row.every((lines) => lines === null || (lines.length <= 2 && lines.join("").length <= HEADER_CELL)));
}
