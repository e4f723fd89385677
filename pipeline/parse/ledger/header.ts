import { dataYaml } from "../../data-yaml.ts";

/** Columns of a rectification ledger (整改台账) that xunjian reads; names and their wordings: `data/lexicon/ledger.yaml`. */
export type LedgerColumn =
  | "number"
  | "theme"
  | "problem"
  | "manifestation"
  | "measures"
  | "result"
  | "outcome"
  | "status"
  | "attribute"
  | "note";

/** A column of one table: what it holds (null: unknown) and what it is called. */
export interface Column {
  readonly kind: LedgerColumn | null;
  readonly name: string;
}

export interface Header {
  readonly columns: readonly Column[];
  /** Number of rows it takes. */
  readonly height: number;
}

interface ColumnWords {
  readonly column: LedgerColumn;
  readonly pattern: RegExp;
}
let words: readonly ColumnWords[] | undefined;

/** The patterns of `data/lexicon/ledger.yaml`, read once. */
export function columnWords(): readonly ColumnWords[] {
  words ??= (dataYaml("lexicon", "ledger.yaml") as { column: LedgerColumn; pattern: string }[]).map(
    ({ column, pattern }) => ({ column, pattern: new RegExp(pattern) }),
  );
  return words;
}

const LONGEST = 14;
/** … and with what brackets, quotes and spaces add. */
const LONGEST_PRINTED = 40;

const named = (bare: string): LedgerColumn | null =>
  bare.length > LONGEST ? null : (columnWords().find(({ pattern }) => pattern.test(bare))?.column ?? null);

/** The column a header cell names, or null when it is no header word; 整改措施（逐条列出） is called 整改措施. */
export function columnOf(header: string): LedgerColumn | null {
  if (header.length > LONGEST_PRINTED) return null;
  const whole = header.replace(/[\s"“”]/g, "");
  const kind = named(whole.replace(/[()（）]/g, ""));
  return kind ?? (/[(（]/.test(whole) ? named(whole.replace(/[(（][^()（）]{0,30}[)）]/g, "")) : null);
}

export const isFault = (kind: LedgerColumn | null): boolean => kind === "problem" || kind === "manifestation";

/** Columns that answer a problem, the one that holds its measures first: 整改措施, else 整改情况, else 整改成效. */
export const ANSWERS = ["measures", "result", "outcome"] as const;

export const isAnswer = (kind: LedgerColumn | null): boolean =>
  kind !== null && (ANSWERS as readonly string[]).includes(kind);

/** A header names three columns or more, one of them the problem; of two, one the problem and one its answer. */
export function isHeader(kinds: readonly (LedgerColumn | null)[]): boolean {
  const named = kinds.filter((kind) => kind !== null);
  if (!named.some(isFault)) return false;
  return named.length >= 3 || (kinds.length === 2 && named.some((kind) => isAnswer(kind) || kind === "status"));
}

const MOST_ROWS = 3;

/**
 * The header whose first row is `rows[0]`. Header rows merge downwards: a column is called by its lowest cell, by the group
 * above it where that says more (整改 over 措施), or by the cell that reaches down to it.
 */
export function readHeader(rows: readonly (readonly string[])[]): Header | null {
  const first = rows[0];
  if (!first?.every((cell) => cell.length <= LONGEST_PRINTED)) return null;
  let columns: readonly Column[] = first.map((name) => ({ kind: columnOf(name), name }));
  let best = headerOf(columns, 1);
  for (let height = 2; height <= MOST_ROWS; height++) {
    const merged = mergedWith(columns, rows[height - 1] ?? []);
    if (!merged) break;
    columns = merged;
    best = headerOf(columns, height) ?? best;
  }
  return best;
}

// 整改任务 beside 整改措施 states what is to be set right
const TASK = /任务/;

function headerOf(columns: readonly Column[], height: number): Header | null {
  if (isHeader(columns.map(({ kind }) => kind))) return { columns, height };
  const task = columns.findIndex(({ kind, name }) => kind === "measures" && TASK.test(name));
  if (task === -1 || columns.filter(({ kind }) => isAnswer(kind)).length < 2) return null;
  const stated = columns.map((column, at): Column => (at === task ? { ...column, kind: "problem" } : column));
  return isHeader(stated.map(({ kind }) => kind)) ? { columns: stated, height } : null;
}

/** Columns with one more header row below them; null where that row is one of data. */
function mergedWith(columns: readonly Column[], below: readonly string[]): readonly Column[] | null {
  const filled = below.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.some((cell) => cell.length > LONGEST)) return null;
  let group = "";
  let named = 0;
  const merged = below.map((name, at): Column => {
    const above = columns[at] ?? { kind: null, name: "" };
    if (above.name !== "") group = above.name;
    if (name === "") return above;
    const kind = columnOf(name) ?? columnOf(`${group}${name}`);
    if (kind) named++;
    return { kind: kind ?? columnOf(group), name };
  });
  // 责任分工 over 牵头 and 配合: a group may hold a word that is no column; a row of data holds hardly any.
  return named * 2 >= filled.length && named >= Math.min(2, filled.length)
    ? [...merged, ...columns.slice(below.length)]
    : null;
}
