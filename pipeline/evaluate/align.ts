import { comparable } from "../fold.ts";
import type { GoldRow } from "./gold.ts";
import type { ReadRow } from "./reading.ts";

/** A labelled row and the row the program read for it. */
export interface Pair {
  readonly gold: number;
  readonly read: number;
  /** Same kind and same text: the only pairs that count as found. */
  readonly isExact: boolean;
}

export interface Alignment {
  /** In the order of the labels. */
  readonly pairs: readonly Pair[];
  /** Labelled rows nothing was read for. */
  readonly missing: readonly number[];
  /** Rows read that no label speaks of. */
  readonly extra: readonly number[];
}

/** Share of common bigrams from which two statements are one statement read differently. */
const ALIKE = 0.5;
/** A statement of which the other holds at least this many characters whole is a part of it, not a coincidence. */
const PART = 6;

/**
 * Pairs labelled rows with read rows, each at most once. First those of the same kind and text (rows that say the same
 * twice are told apart by their number, else taken in order). Of the rest the likest pair first: their fields can still
 * be compared, and one difference of wording is easier to act on than a row missing here and a row too many there.
 */
export function align(gold: readonly GoldRow[], read: readonly ReadRow[]): Alignment {
  const goldRows = gold.map(rowToPair);
  const readRows = read.map(rowToPair);
  const pairOf = new Map<number, Pair>();
  const taken = new Set<number>();
  const pair = (goldAt: number, readAt: number, isExact: boolean): void => {
    pairOf.set(goldAt, { gold: goldAt, read: readAt, isExact });
    taken.add(readAt);
  };

  const sameRow = new Map<string, number[]>();
  readRows.forEach((row, at) => {
    const same = sameRow.get(row.key);
    if (same) same.push(at);
    else sameRow.set(row.key, [at]);
  });
  for (const byNumber of [true, false])
    goldRows.forEach((row, at) => {
      if (pairOf.has(at)) return;
      const found = sameRow
        .get(row.key)
        ?.find((other) => !taken.has(other) && (!byNumber || readRows[other]!.number === row.number));
      if (found !== undefined) pair(at, found, true);
    });

  const free = (rows: readonly Comparable[], has: (at: number) => boolean): number[] =>
    rows.map((_, at) => at).filter((at) => !has(at));
  const alike: { readonly gold: number; readonly read: number; readonly likeness: number }[] = [];
  for (const goldAt of free(goldRows, (at) => pairOf.has(at)))
    for (const readAt of free(readRows, (at) => taken.has(at))) {
      const likeness = likenessOf(goldRows[goldAt]!, readRows[readAt]!);
      if (likeness >= ALIKE) alike.push({ gold: goldAt, read: readAt, likeness });
    }
  alike.sort((a, b) => b.likeness - a.likeness || a.gold - b.gold || a.read - b.read);
  for (const each of alike) if (!pairOf.has(each.gold) && !taken.has(each.read)) pair(each.gold, each.read, false);

  return {
    pairs: gold.flatMap((_, at) => pairOf.get(at) ?? []),
    missing: free(goldRows, (at) => pairOf.has(at)),
    extra: free(readRows, (at) => taken.has(at)),
  };
}

interface Comparable {
  readonly kind: string;
  readonly number: string | null;
  readonly text: string;
  readonly key: string;
  readonly bigrams: ReadonlySet<string>;
}

function rowToPair(row: { readonly kind: string; readonly text: string; readonly number?: string | null | undefined }) {
  const text = comparable(row.text);
  const bigrams = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) bigrams.add(text.slice(at, at + 2));
  return { kind: row.kind, number: row.number ?? null, text, key: `${row.kind} ${text}`, bigrams };
}

/** From 0 to 1; another kind counts a little less than another wording. */
function likenessOf(a: Comparable, b: Comparable): number {
  const [short, long] = a.text.length <= b.text.length ? [a, b] : [b, a];
  const isPart = short.text.length >= PART && long.text.includes(short.text);
  let common = 0;
  for (const bigram of short.bigrams) if (long.bigrams.has(bigram)) common++;
  const dice = (2 * common) / Math.max(1, short.bigrams.size + long.bigrams.size);
  const likeness = a.text === b.text ? 1 : isPart ? Math.max(dice, 0.75) : dice;
  return a.kind === b.kind ? likeness : likeness * 0.9;
}
