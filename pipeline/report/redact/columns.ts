/** A cell of a ledger, whose cells are separated by tabs. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

/** Longest heading of a column. */
const LONGEST_HEADING = 12;

/** The cells below the headings of a list, until a row with the headings of another table. */
export function cellsUnder(text: string, headings: ReadonlySet<string>): readonly CellRange[] {
  if (!text.includes("\t")) return [];
  const cells: CellRange[] = [];
  let columns = new Set<number>();
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.includes("\t")) {
      const row = cellsOf(line);
      const headed = row.flatMap(({ from, to }, column) =>
        to - from <= LONGEST_HEADING && headings.has(line.slice(from, to).replaceAll(" ", "")) ? [column] : [],
      );
      if (headed.length > 0) columns = new Set(headed);
      else
        for (const column of columns) {
          const cell = row[column];
          if (cell) cells.push({ from: at + cell.from, to: at + cell.to });
        }
    }
    at += line.length + 1;
  }
  return cells;
}

function cellsOf(line: string): CellRange[] {
  let from = 0;
  return line.split("\t").map((cell) => {
    const start = from + (cell.length - cell.trimStart().length);
    from += cell.length + 1;
    return { from: start, to: start + cell.trim().length };
  });
}
