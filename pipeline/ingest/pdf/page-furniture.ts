import type { Line } from "./run.ts";

/** Lines at the top and at the bottom of a page that can be header or footer. */
const EDGE_LINES = 2;
/** Header and footer stand apart from the text by this many times the distance of its lines. */
const APART = 1.4;
/** Or they are set smaller than this share of the body's size. */
const SMALL = 0.9;
/** Share of the pages a header or footer stands on. */
const REPEATED = 0.5;
/** Points by which the place of a header may differ from page to page. */
const SAME_PLACE = 3;
/** `— 12 —`, `第3页`, `第3页 共9页`, `3 / 9`: nothing else reads so. */
const MARKED_NUMBER =
  /^(?:[-—–－·•]{1,3}\s?\d{1,4}\s?[-—–－·•]{1,3}|第\s?\d{1,4}\s?页(?:\s?[,，/／]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4})$/u;
const BARE_NUMBER = /^\d{1,4}$/u;
/** A foot note is set smaller than the body and begins with its mark. */
const NOTE_SIZE = 0.85;
const NOTE_MARK = /^(?:\[?\d{1,2}\]?|[①-⑳*＊])\s?\S/u;

/** A line at the edge of its page, on either side of the text. */
interface Edge {
  readonly line: Line;
  readonly page: number;
  readonly isApart: boolean;
}

/** The pages without page numbers, running headers and footers, and foot notes. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): Line[][] {
  const distances = pages.flatMap((lines) => lines.slice(1).map(({ y }, index) => y - lines[index]!.y));
  // Most lines follow each other closely; the lower quartile holds for short pages too.
  const pitch = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 4)] ?? 0;
  const bodySize = commonSize(pages.flat());
  const edges = pages.flatMap((lines, page) => edgesOf(lines, page, pitch, bodySize));
  const removed = new Set(edges.filter((edge) => isFurniture(edge, edges, pages.length)).map(({ line }) => line));
  return pages.map((lines) => {
    const rest = lines.filter((line) => !removed.has(line));
    return rest.slice(0, rest.length - noteLines(rest, bodySize));
  });
}

function isFurniture({ line, page, isApart }: Edge, edges: readonly Edge[], pages: number): boolean {
  if (MARKED_NUMBER.test(line.text)) return true;
  if (!isApart) return false;
  const sameplace = edges.filter((other) => other.isApart && Math.abs(other.line.y - line.y) <= SAME_PLACE);
  // A number that counts the pages; a single page has nothing to count.
  if (BARE_NUMBER.test(line.text)) {
    const first = Number(line.text) - page;
    const counting = sameplace.filter((other) => Number(other.line.text) - other.page === first);
    return pages === 1 ? line.text === "1" : counting.length >= Math.max(2, pages * REPEATED);
  }
  const repeated = new Set(
    sameplace.filter((other) => pattern(other.line) === pattern(line)).map((other) => other.page),
  );
  return pages > 1 && repeated.size >= Math.max(2, pages * REPEATED);
}

/** What repeats from page to page: the text with every number as `#`. */
function pattern(line: Line): string {
  return line.text.replace(/\d{1,9}/gu, "#").replace(/\s/gu, "");
}

function edgesOf(lines: readonly Line[], page: number, pitch: number, bodySize: number): Edge[] {
  const isSmall = (line: Line): boolean => line.size < bodySize * SMALL;
  const isGap = (index: number): boolean => lines[index + 1]!.y - lines[index]!.y > pitch * APART;
  const top = [0, 1].find((index) => index < lines.length - 1 && isGap(index)) ?? -1;
  const last = lines.length - 1;
  const bottom = [0, 1].find((index) => last - index > 0 && isGap(last - index - 1)) ?? -1;
  return lines.flatMap((line, index) => {
    if (index < EDGE_LINES) return [{ line, page, isApart: index <= top || isSmall(line) }];
    if (index > last - EDGE_LINES) return [{ line, page, isApart: last - index <= bottom || isSmall(line) }];
    return [];
  });
}

/** How many lines at the end of a page are foot notes. */
function noteLines(lines: readonly Line[], bodySize: number): number {
  const marked = lines.findIndex((line, index) => line.isNote && index > 0 && index >= lines.length / 2);
  if (marked !== -1) return lines.length - marked;
  let small = 0;
  while (small < lines.length && lines[lines.length - 1 - small]!.size < bodySize * NOTE_SIZE) small++;
  return small > 0 && small < lines.length && NOTE_MARK.test(lines[lines.length - small]!.text) ? small : 0;
}

/** Font size of most characters. */
function commonSize(lines: readonly Line[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, -1])[0];
}
