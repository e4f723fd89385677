import { dataYaml } from "../../data-yaml.ts";

const FIELDS = ["text", "title", "date", "source", "url"] as const;
type Field = (typeof FIELDS)[number];

type ColumnNames = Readonly<Record<Field | "ledger", readonly string[]>>;

let names: ColumnNames | undefined;

function columnNames(): ColumnNames {
  names ??= dataYaml("ingest", "columns.yaml") as ColumnNames;
  return names;
}

/** Index of the column of each field; absent where the table has none. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** Which column of a header row gives what: `data/ingest/columns.yaml`. */
export function mapColumns(header: readonly string[]): Columns {
  const found = header.map((cell) => cell.replace(/[\s\ufeff]/gu, "").toLowerCase());
  const columns: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const name = columnNames()[field].find((candidate) => found.includes(candidate));
    if (name !== undefined) columns[field] = found.indexOf(name);
  }
  if (columns.text === undefined) {
    const similar = found.findIndex((cell) => cell.length <= 12 && /正文|全文|原文/u.test(cell));
    if (similar !== -1) columns.text = similar;
  }
  return columns;
}

/** Characters that half the cells of a column (its header among them) must have for it to hold texts, whatever its name. */
const LONG_TEXT = 200;

/** The one column that holds long texts, where no name tells; null where none or several do. */
export function longColumn(rows: readonly (readonly string[])[]): number | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const long = Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = rows.filter((row) => (row[column] ?? "") !== "");
    return filled.length > 0 && filled.filter((row) => row[column]!.length >= LONG_TEXT).length * 2 >= filled.length;
  });
  return long.length === 1 ? long[0]! : null;
}

/** Header of a ledger: one row an item of one notice, and not one notice a row. */
export function isLedgerHeader(header: readonly string[]): boolean {
  const words = columnNames().ledger;
  return header.filter((cell) => cell.length <= 15 && words.some((word) => cell.includes(word))).length >= 2;
}
