import type { Texts } from "./texts.ts";

/** Names of the files written beside a page, Word file or appendix, for the notes that say where the rest is. */
export interface Beside {
  readonly workbook: string | null;
  /** Path of a table's CSV file relative to the report. */
  readonly csv: ((tableId: string) => string) | null;
}

/** Rows shown here, rows the workbook and CSV hold, and rows there are. */
export interface Cut {
  readonly shown: number;
  readonly held: number;
  readonly total: number;
}

/** What to say of a shortened table; nothing when it is whole. */
export function cutNote(texts: Texts, { shown, held, total }: Cut, beside: Beside, tableId: string): string | null {
  if (shown >= total) return null;
  const files = [beside.workbook, beside.csv?.(tableId)].filter((file) => typeof file === "string");
  const numbers = { shown: texts.int(shown), held: texts.int(held), total: texts.int(total) };
  if (files.length === 0) return texts.say("cut.nowhere", numbers);
  return texts.say(held < total ? "cut.limit" : "cut.rows", { ...numbers, where: texts.list(files) });
}
