import { type Packs, takeRows } from "../packs.ts";

/** A leaf as recurrence sees it. */
export interface ComparedLeaf {
  readonly problemId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly level1: string;
  readonly text: string;
  /** Distinct terms of the statement, ordered, {@link TERM_END} between them: as strings they would take several times the room. */
  readonly terms: string;
}

/** Stands between the terms of a leaf. */
export const TERM_END = "\u001e";

export const LEAF_COLUMNS = ["problemId", "noticeId", "unitId", "level1", "text", "terms"] as const;

export type LeafPacks = Packs<(typeof LEAF_COLUMNS)[number]>;

/** The leaves of the packs, which are used up. */
export function leavesOf(packs: LeafPacks): ComparedLeaf[] {
  return [...takeRows(packs, LEAF_COLUMNS)];
}

/** Numbers values 0, 1, 2 … by first appearance. */
export function numbering(): (value: string) => number {
  const numbers = new Map<string, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}
