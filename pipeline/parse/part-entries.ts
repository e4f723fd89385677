import { comparable } from "../fold.ts";
import { type Entry, entriesOfHeadings } from "./entry.ts";
import { bodyLines } from "./headings/body-lines.ts";
import type { Enumerator } from "./headings/enumerator.ts";
import { headingsOf } from "./headings/ladder.ts";
import { entriesOfLedger } from "./ledger/entries.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { withoutLeadingTable } from "./ledger/table-rows.ts";
import type { Line } from "./lines/line.ts";
import { cleanText } from "./rows.ts";
import type { BodyPart } from "./sections/sections.ts";

/** The entries of one part of the body: of its ledger, of its headings, or of headings with a ledger below them. */
export function entriesOf(part: BodyPart, ledger: Ledger | null, text: string, deepest?: number): readonly Entry[] {
  const inLedger = ledger ? entriesOfLedger(ledger) : [];
  if (!ledger || inLedger.length === 0) return inProse(part.above, withoutLeadingTable(part.lines), text, deepest);
  const header = ledger.header[0]!.index;
  const above = part.lines.filter((line) => line.index < header && !line.text.includes("\t"));
  return withProse(inProse(part.above, above, text, deepest), inLedger, text);
}

/** The entries of the headings in `lines`, which go on from the number `above`. */
export const inProse = (
  above: Enumerator | null,
  lines: readonly Line[],
  text: string,
  deepest?: number,
): readonly Entry[] => entriesOfHeadings(headingsOf(bodyLines(lines, text), above, deepest).headings);

/**
 * （一）已完成的问题 in headings, （二）正在推进的问题 in a table: both are read, unless the table only sums up the problems above it
 * or nothing above it is answered.
 */
function withProse(prose: readonly Entry[], inLedger: readonly Entry[], text: string): readonly Entry[] {
  const answered = leavesOf(prose).filter(isAnswered);
  const said = new Set(answered.map((leaf) => statementOf(leaf, text)));
  if (answered.length === 0 || leavesOf(inLedger).every((leaf) => said.has(statementOf(leaf, text)))) return inLedger;
  const last = prose.at(-1)!;
  const isAbove = last.children.length === 0 && last.blocks.length === 0;
  if (!isAbove || inLedger.some(({ level }) => level === "theme")) return [...prose.filter(hasAnswer), ...inLedger];
  const extent = { start: last.extent.start, end: inLedger.at(-1)!.extent.end };
  return [...prose.slice(0, -1), { ...last, level: "theme", extent, children: inLedger }];
}

const leavesOf = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap((entry) => (entry.children.length === 0 ? [entry] : leavesOf(entry.children)));

const isAnswered = (entry: Entry): boolean =>
  entry.blocks.some((block) => block.marker !== null) || (entry.isWrapped && entry.blocks.length > 0);

const hasAnswer = (entry: Entry): boolean => leavesOf([entry]).some((leaf) => leaf.blocks.length > 0);

const statementOf = (entry: Entry, text: string): string =>
  comparable(cleanText(text, entry.statement.pieces)).replace(/[\p{P}\s]/gu, "");
