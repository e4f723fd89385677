import { type Listed, mapList } from "./database.ts";
import type { Cells, Table } from "./document.ts";

/** The rows of a table out of a list: the first at hand, all of them when a workbook or CSV file asks. */
export function listRows<Row>(
  list: Listed<Row>,
  cells: (row: Row) => Cells,
): Pick<Table, "rows" | "total"> & Partial<Pick<Table, "all">> {
  const { rows, total, held, pages } = mapList(list, cells);
  return rows.length < held ? { rows, total, all: { held, pages } } : { rows, total };
}

/** Rows that workbook and CSV file hold of a table. */
export function heldRows(table: Table): number {
  return table.all?.held ?? table.rows.length;
}

/** A table being written in one format; `end` may be called without all rows, when another format has failed. */
export interface TableWriter {
  readonly add: (rows: readonly Cells[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Those rows, some thousand at a time. */
export async function* rowPages(table: Table): AsyncGenerator<readonly Cells[]> {
  if (table.all) yield* table.all.pages();
  else yield table.rows;
}
