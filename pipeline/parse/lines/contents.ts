import type { Line } from "./line.ts";

/** Lines of a table of contents: a longer one repeats headings of something else. */
const LONGEST = 200;
/** Entries that make a table of contents below its heading, and where it has none. */
const LEAST = 2;
const LEAST_WITHOUT_HEADING = 3;
/** Characters from which an entry may be the beginning of a longer line: 1.关于…问题的整改。一是… */
const LONG_ENTRY = 8;

// 目录   目 录
const HEADING = /^目 {0,8}录$/;

/** An entry as its heading reads, and whether a page number stood behind it. */
interface Entry {
  readonly heading: string;
  readonly hasPage: boolean;
}

/**
 * The lines (by index) of a table of contents, its heading `目录` included: each repeats a heading that follows below, mostly with a
 * page number (`（一）全面从严治党方面……3`). Read as headings they would be sections of their own.
 */
export function contentsLines(lines: readonly Line[]): ReadonlySet<number> {
  const full = lines.filter(({ text }) => text !== "");
  const bare = full.map(({ text }) => text.replaceAll(" ", ""));
  const lastAt = new Map(bare.map((text, at) => [text, at]));
  const repeats = (at: number, heading: string): boolean => (lastAt.get(heading) ?? -1) > at;
  const begins = (at: number, heading: string): boolean =>
    heading.length >= LONG_ENTRY && bare.some((text, below) => below > at && text.startsWith(heading));
  const entries = full.map(({ text }) => entryOf(text));
  const isEntry = (at: number): boolean => entries[at]!.hasPage && repeats(at, entries[at]!.heading);

  const first = full.findIndex(({ text }, at) => HEADING.test(text) || isEntry(at));
  if (first === -1) return new Set();
  const hasHeading = HEADING.test(full[first]!.text);
  const goesOn = (at: number): boolean =>
    hasHeading ? repeats(at, entries[at]!.heading) || begins(at, entries[at]!.heading) : isEntry(at);
  let end = first + 1;
  while (end < full.length && end - first < LONGEST && goesOn(end)) end++;
  if (end - first < (hasHeading ? 1 + LEAST : LEAST_WITHOUT_HEADING)) return new Set();
  return new Set(full.slice(first, end).map(({ index }) => index));
}

function entryOf(text: string): Entry {
  const page = /\d{1,3}$/.exec(text);
  let end = page ? page.index : text.length;
  // Dots, dashes and blanks lead from the heading to its page.
  while (end > 0 && " .·…-—_\t".includes(text[end - 1]!)) end--;
  return { heading: text.slice(0, end).replaceAll(" ", ""), hasPage: page !== null };
}
