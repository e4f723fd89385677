import { readEnumerator } from "../headings/enumerator.ts";
import { readMarker } from "../leaf/marker.ts";
import { readStatus, readStatusPhrase } from "../leaf/status.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import { furnitureConstructs } from "./furniture.ts";
import type { Line } from "./line.ts";

// A running header or footer is short, and no longer page number has been seen.
const LONGEST_HEADER = 40;
const LONGEST_NUMBER = 24;

let pageNumber: RegExp | undefined;

/** - 2 -   第 2 页 共 3 页   2/3 */
function isPageNumber(text: string): boolean {
  if (text.length > LONGEST_NUMBER || !/\d/.test(text)) return false;
  pageNumber ??= furnitureConstructs().find(({ name }) => name === "page-number")!.regex;
  return pageNumber.test(text);
}

/**
 * The lines (by index) that a printed page adds to the text: page numbers, and a header or footer: a short line that stands next to
 * two of them, or next to one and at the top of the text (`某局党委文件` / … / `第 1 页 共 2 页` / `某局党委文件`).
 */
export function pageLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const line of lines) if (isPageNumber(line.text)) found.add(line.index);
  if (found.size === 0) return found;
  const full = lines.filter((line) => line.text !== "");
  const beside: Line[] = full.filter(
    (line, at) =>
      !found.has(line.index) &&
      mayBeHeader(line.text) &&
      (isNumberAt(full[at - 1], found) || isNumberAt(full[at + 1], found)),
  );
  const times = new Map<string, number>();
  const top = full.find((line) => !found.has(line.index));
  for (const line of top && !beside.includes(top) ? [top, ...beside] : beside)
    times.set(line.text, (times.get(line.text) ?? 0) + 1);
  for (const line of beside) if (line !== top && times.get(line.text)! > 1) found.add(line.index);
  return found;
}

const isNumberAt = (line: Line | undefined, numbers: ReadonlySet<number>): boolean =>
  line !== undefined && numbers.has(line.index) && isPageNumber(line.text);

/** 整改情况 and 已完成整改 may stand at the top of two pages, and head neither. */
function mayBeHeader(text: string): boolean {
  return (
    text.length <= LONGEST_HEADER &&
    !/[。;:!?,、]$/.test(text) &&
    !isLedgerRow(text) &&
    !readEnumerator(text) &&
    !readMarker(text, true) &&
    !readStatus(text) &&
    !readStatusPhrase(text)
  );
}
