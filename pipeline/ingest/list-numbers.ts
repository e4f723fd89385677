import { formatNumber } from "../number-format.ts";

/** One level of a list. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`: `%n` stands for the number of level n, from 1. */
  readonly text: string;
  /** Shows every number of the line in Arabic digits (`w:isLgl`). */
  readonly isLegal: boolean;
  /** Level whose increase starts this one anew, from 1; 0 = never. */
  readonly restartAfter: number;
  readonly styleId: string | null;
}

export interface List {
  readonly abstractId: string;
  readonly levels: readonly (Level | null)[];
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Counts the numbered paragraphs of one document, in order. */
export interface NumberCounter {
  /** The number printed before the next paragraph, empty where its list prints none. */
  readonly next: (numId: string, level: number | null, styleId: string) => string;
}

/** Automatic numbering (ISO/IEC 29500-1 §17.9): Word stores how a paragraph is numbered, not its number. */
export function numberCounter(lists: ReadonlyMap<string, List>): NumberCounter {
  // Lists made from one abstract list go on counting where another of them stopped.
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return {
    next(numId, declaredLevel, styleId) {
      const list = lists.get(numId);
      if (!list) return "";
      const styled = list.levels.findIndex((level) => level?.styleId === styleId && styleId !== "");
      const index = declaredLevel ?? Math.max(0, styled);
      const level = list.levels[index];
      if (!level) return "";
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      const override = list.startOverrides.get(index);
      if (override !== undefined && !overridden.has(`${numId}/${index}`)) {
        overridden.add(`${numId}/${index}`);
        counts[index] = override - 1;
      }
      for (let upper = 0; upper < index; upper++) counts[upper] ??= list.levels[upper]?.start ?? 1;
      counts[index] = (counts[index] ?? level.start - 1) + 1;
      for (let lower = index + 1; lower < 9; lower++) {
        const restart = list.levels[lower]?.restartAfter ?? lower;
        if (restart !== 0 && index < restart) counts[lower] = undefined;
      }
      return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const shown = list.levels[Number(digit) - 1];
        const format = level.isLegal ? "decimal" : (shown?.format ?? "decimal");
        return formatNumber(counts[Number(digit) - 1] ?? shown?.start ?? 1, format);
      });
    },
  };
}
