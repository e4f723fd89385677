import type { Line } from "./run.ts";

/** Lines at the top and at the bottom of a page that can be header or footer. */
const EDGE_LINES = 2;
/** Share of the pages a header or footer stands on. */
const REPEATED = 0.5;
const PAGE_NUMBER =
  /^[-—–－·•\s]{0,6}(?:第\s?)?\d{1,4}(?:\s?页)?(?:\s?[/／,，]?\s?(?:共\s?)?\d{1,4}(?:\s?页)?)?[-—–－·•\s]{0,6}$/u;
/** A foot note is set smaller than the body and begins with its mark. */
const NOTE_SIZE = 0.85;
const NOTE_MARK = /^(?:\[?\d{1,2}\]?|[①-⑳*＊])\s?\S/u;

/** The pages without page numbers, running headers and footers, and foot notes. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): Line[][] {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set([...edges(lines).keys()])) counts.set(key, (counts.get(key) ?? 0) + 1);
  const bodySize = commonSize(pages.flat());
  return pages.map((lines) => {
    const removed = new Set<Line>();
    for (const [key, edge] of edges(lines)) {
      const isRepeated = pages.length > 1 && (counts.get(key) ?? 0) >= Math.max(2, pages.length * REPEATED);
      for (const line of edge) if (isRepeated || PAGE_NUMBER.test(line.text)) removed.add(line);
    }
    const rest = lines.filter((line) => !removed.has(line));
    return rest.slice(0, rest.length - noteLines(rest, bodySize));
  });
}

/** Lines at the edges of a page by what repeats from page to page: their text with every number as `#`. */
function edges(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  const add = (line: Line, edge: string): void => {
    const key = `${edge} ${line.text.replace(/\d{1,9}/gu, "#").replace(/\s/gu, "")}`;
    found.set(key, [...(found.get(key) ?? []), line]);
  };
  for (const line of lines.slice(0, EDGE_LINES)) add(line, "top");
  for (const line of lines.slice(Math.max(EDGE_LINES, lines.length - EDGE_LINES))) add(line, "bottom");
  return found;
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
export function commonSize(lines: readonly Line[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, -1])[0];
}
