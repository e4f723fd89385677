import { dataYaml } from "../data-yaml.ts";
import { fold } from "../fold.ts";

type Pattern = "titleEnd" | "subject" | "lead" | "closing" | "numbered";

let patterns: Readonly<Record<Pattern, RegExp>> | undefined;

/** Characters of a line of a title, and lines of it. */
const TITLE_CHARS = 80;
const TITLE_LINES = 4;
/** Lines above a title in which the notice before it must have ended, and below it in which this one must begin. */
const CLOSING_LINES = 8;
const LEAD_LINES = 12;
/** Least numbered lines of a notice, and how often it says 整改: what has less is a letter, a list of links, a menu. */
const NUMBERED_LINES = 3;
const MENTIONS = 5;

/**
 * The texts of a file that holds several notices one after the other; the text itself where it holds one. They tile it:
 * nothing is lost or changed. A new notice begins with a title and its lead where the one before has come to its end.
 */
export function notices(text: string): readonly string[] {
  const lines = linesOf(text);
  const holdsNotice = counter(lines);
  const starts = [0];
  for (let at = 1; at < lines.length; at++) {
    const title = titleEndingAt(lines, at);
    if (title !== null && isBetweenNotices(lines, title, at) && holdsNotice(starts.at(-1)!, title)) starts.push(title);
  }
  // What follows the last notice and is none belongs to it.
  if (starts.length > 1 && !holdsNotice(starts.at(-1)!, lines.length)) starts.pop();
  const offsets = starts.slice(1).map((line) => lines[line]!.start);
  return [0, ...offsets].map((from, index) => text.slice(from, offsets[index] ?? text.length));
}

interface Line {
  readonly start: number;
  /** Folded and without white space. */
  readonly bare: string;
}

/** Tells whether the lines from one to another hold a notice; counted once for the whole text. */
function counter(lines: readonly Line[]): (from: number, to: number) => boolean {
  const { numbered } = collectionPatterns();
  const before = { numbered: [0], mentions: [0] };
  for (const { bare } of lines) {
    before.numbered.push(before.numbered.at(-1)! + Number(numbered.test(bare)));
    before.mentions.push(before.mentions.at(-1)! + bare.split("整改").length - 1);
  }
  return (from, to) =>
    before.numbered[to]! - before.numbered[from]! >= NUMBERED_LINES &&
    before.mentions[to]! - before.mentions[from]! >= MENTIONS;
}

/** The lines that are not blank. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline + 1;
    const bare = fold(text.slice(start, end)).replace(/\s/gu, "");
    if (bare !== "") lines.push({ start, bare });
    start = end;
  }
  return lines;
}

/** Index of the first line of the title that ends with this line; null where none does. */
function titleEndingAt(lines: readonly Line[], last: number): number | null {
  const { titleEnd, subject } = collectionPatterns();
  const end = lines[last]!.bare;
  if (end.length > TITLE_CHARS || !titleEnd.test(end)) return null;
  let title = "";
  for (let first = last; first >= 0 && first > last - TITLE_LINES; first--) {
    const { bare } = lines[first]!;
    if (first < last && !isPartOfTitle(bare)) return null;
    title = bare + title;
    if (subject.test(title)) return withIssuer(lines, first);
  }
  return null;
}

/** A line above may hold the issuer: 中共…党组 / 关于…的通报. */
function withIssuer(lines: readonly Line[], first: number): number {
  if (!lines[first]!.bare.startsWith("关于")) return first;
  const above = lines[first - 1];
  // The signature of the notice before stands above its date, not above a title.
  return above && isPartOfTitle(above.bare) ? first - 1 : first;
}

function isPartOfTitle(bare: string): boolean {
  const { closing, numbered } = collectionPatterns();
  return bare.length <= TITLE_CHARS / 2 && !/[。;:,，；：]/u.test(bare) && !closing.test(bare) && !numbered.test(bare);
}

function isBetweenNotices(lines: readonly Line[], first: number, last: number): boolean {
  const { closing, lead } = collectionPatterns();
  const above = lines.slice(Math.max(0, first - CLOSING_LINES), first);
  if (!above.some(({ bare }) => closing.test(bare))) return false;
  const below = lines.slice(last + 1, last + 1 + LEAD_LINES).map(({ bare }) => bare.slice(0, 2000));
  return below.some((bare) => lead.test(bare)) && below.some((bare) => /巡[察视]/u.test(bare));
}

function collectionPatterns(): Readonly<Record<Pattern, RegExp>> {
  patterns ??= Object.fromEntries(
    Object.entries(dataYaml("ingest", "collections.yaml") as Record<Pattern, string>).map(([name, source]) => [
      name,
      new RegExp(source, "u"),
    ]),
  ) as Record<Pattern, RegExp>;
  return patterns;
}
