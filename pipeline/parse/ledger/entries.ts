import { type Entry, numeralOf } from "../entry.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import { endsWithAspect } from "../headings/theme.ts";
import { readGroupStatus } from "../leaf/group-status.ts";
import type { BlockReading, PlacedStatus } from "../leaf/leaf.ts";
import { leafStatus } from "../leaf/leaf-status.ts";
import { leastAdvanced, readTrailingStatus } from "../leaf/status.ts";
import { readWrapper } from "../leaf/wrapper.ts";
import { type Line, lineFrom, lineUpTo } from "../lines/line.ts";
import { answerRow, type RowAnswers } from "./answers.ts";
import { cellOf, type Ledger, type LedgerRow } from "./ledger.ts";
import type { Cell } from "./table-rows.ts";

type MutableEntry = {
  -readonly [Key in keyof Omit<Entry, "children" | "blocks">]: Entry[Key];
} & {
  children: MutableEntry[];
  blocks: BlockReading[];
  cellText: string;
  number: string | null;
  answers: RowAnswers[];
};

/** Entries of a ledger: theme rows span the table; a row without a problem cell continues the one above. */
export function entriesOfLedger(ledger: Ledger): readonly Entry[] {
  const themes: MutableEntry[] = [];
  const loose: MutableEntry[] = [];
  const leaves = new Set<MutableEntry>();
  const numbersManifestations = countsManifestations(ledger);
  const isNumbered = ledger.lines.some((line) => line.kind === "row" && cellOf(line.row, "number") !== undefined);
  let theme: MutableEntry | null = null;
  let problem: MutableEntry | null = null;
  let leaf: MutableEntry | null = null;
  let themeText = "";
  for (const line of ledger.lines) {
    if (line.kind === "theme") {
      theme = themeEntry(line.cell, line.line, line.number);
      themes.push(theme);
      problem = leaf = null;
      continue;
    }
    const { row } = line;
    const named = cellOf(row, "theme");
    if (named && named.text !== themeText) {
      theme = themeEntry(named, row.line, null);
      themeText = named.text;
      themes.push(theme);
      problem = leaf = null;
    }
    const number = cellOf(row, "number") ?? null;
    const stated = cellOf(row, "problem");
    const manifested = cellOf(row, "manifestation");
    const rest = manifested ?? stated;
    if (rest && leaf && isNumbered && !number && isUnfinished(leaf.cellText) && !readEnumerator(rest.text)) {
      // 档案管理不规范， / 借阅无登记。 — the cell goes on at the top of the next page.
      leaf.statement = { pieces: [...leaf.statement.pieces, rest.span] };
      leaf.cellText += rest.text;
    } else if (stated && !isSame(problem, stated, manifested ? null : number)) {
      const own = numbersManifestations && manifested ? null : number;
      problem = { ...rowEntry(row, stated, own), level: "problem" };
      (theme?.children ?? loose).push(problem);
      leaf = problem;
    }
    if (manifested && !leaf?.statement.pieces.includes(manifested.span)) {
      // Below a problem the number is the problem's, unless each manifestation has one.
      const own = !problem || numbersManifestations ? number : null;
      const child: MutableEntry = { ...rowEntry(row, manifested, own), level: problem ? "manifestation" : "problem" };
      (problem?.children ?? theme?.children ?? loose).push(child);
      leaf = child;
    }
    if (!leaf) continue;
    leaves.add(leaf);
    leaf.answers.push(answerRow(row, leaf.blocks));
    const end = row.line.span.end;
    for (const entry of [theme, problem, leaf])
      if (entry && end > entry.extent.end) entry.extent = { start: entry.extent.start, end };
  }
  for (const entry of leaves) entry.status = statusOf(entry);
  return themes.length > 0 ? [...loose, ...themes.filter((entry) => entry.children.length > 0)] : loose;
}

/** 1 | P | m₁ and 2 | | m₂: a number of its own in a row that goes on with a problem numbers the manifestation. */
function countsManifestations({ lines }: Ledger): boolean {
  let problem = "";
  return lines.some((line) => {
    if (line.kind === "theme") return false;
    const stated = cellOf(line.row, "problem")?.text ?? "";
    const goesOn = problem !== "" && (stated === "" || stated === problem);
    if (stated !== "") problem = stated;
    return goesOn && cellOf(line.row, "number") !== undefined && cellOf(line.row, "manifestation") !== undefined;
  });
}

const isUnfinished = (text: string): boolean => /[,、:(“]$/.test(text);

/** A merged cell that came out in every row: the same text, and no number of its own. */
function isSame(problem: MutableEntry | null, stated: Cell, number: Cell | null): boolean {
  if (problem === null || problem.cellText !== stated.text) return false;
  return number === null || problem.number === null || problem.number === number.text;
}

/** The status its cells state, the least advanced of several rows; else one that stands behind problem or measures. */
function statusOf(leaf: MutableEntry): PlacedStatus | null {
  const stated = leaf.answers.flatMap(({ status }) => (status ? [{ ...status, status: status.reading.status }] : []));
  const least = leastAdvanced(stated);
  if (least) return { reading: least.reading, source: least.source, span: least.span };
  const nowhere: Line = { index: -1, span: leaf.headingSpan, text: "" };
  return leaf.status ?? leafStatus([], leaf.blocks, leaf.statement, nowhere);
}

function themeEntry(cell: Cell, line: Line, number: Cell | null): MutableEntry {
  const enumerator = readEnumerator(cell.text) ?? numbered(number);
  const start = cell.span.start + (readEnumerator(cell.text)?.length ?? 0);
  const name = lineFrom({ ...line, span: cell.span, text: cell.text }, start - cell.span.start);
  const group = readGroupStatus(name.text);
  return {
    ...emptyEntry(cell, line),
    enumerator,
    numeral: enumerator ? numeralOf(enumerator) : null,
    level: "theme",
    statement: { pieces: [{ start, end: cell.span.end }] },
    printed: group ? lineUpTo(name, group.name).span : { start, end: cell.span.end },
    groupStatus: group && { reading: group.reading, source: "section", span: cell.span },
    isStatusGroup: group?.isStatusGroup ?? false,
    isAspect: endsWithAspect(name.text),
  };
}

function rowEntry(row: LedgerRow, cell: Cell, number: Cell | null): MutableEntry {
  const enumerator = readEnumerator(cell.text);
  const from = enumerator && enumerator.class !== "is" ? enumerator.length : 0;
  const rest = cell.text.slice(from);
  const wrapped = readWrapper(rest);
  const trailing = readTrailingStatus(rest);
  const start = cell.span.start + from + (wrapped?.start ?? 0);
  const end = wrapped ? cell.span.start + from + wrapped.end : cell.span.start + from + (trailing?.from ?? rest.length);
  return {
    ...emptyEntry(cell, row.line),
    enumerator: numbered(number) ?? (from > 0 ? enumerator : null),
    numeral: number ? numeralIn(number.text) : from > 0 && enumerator ? numeralOf(enumerator) : null,
    number: number?.text ?? null,
    statement: { pieces: [{ start, end }] },
    status: trailing
      ? {
          reading: trailing,
          source: "line",
          span: { start: cell.span.start + from + trailing.start, end: cell.span.start + from + trailing.end },
        }
      : null,
  };
}

const numbered = (number: Cell | null) => (number ? readEnumerator(`${number.text.replace(/[.、]$/, "")}.`) : null);

// 3   3.   （三）   问题3
const numeralIn = (text: string): string => text.replace(/^(?:反馈|具体)?问题/, "").replace(/[、()]|[.]$/g, "");

function emptyEntry(cell: Cell, line: Line): MutableEntry {
  return {
    numeral: null,
    enumerator: null,
    statement: { pieces: [] },
    headingSpan: cell.span,
    extent: { start: line.span.start, end: line.span.end },
    blocks: [],
    status: null,
    groupStatus: null,
    isStatusGroup: false,
    isAspect: false,
    isUnit: false,
    attributes: [],
    statusLines: [],
    isTask: false,
    isWrapped: false,
    level: null,
    printed: cell.span,
    irregularity: null,
    children: [],
    cellText: cell.text,
    number: null,
    answers: [],
  };
}
