import { Failure } from "../failure.ts";
import { ITEMS } from "./items.ts";
import type { Score } from "./score.ts";

/** The least score an item may have; `everything` for items that are not named. */
export interface Thresholds {
  readonly everything: number | null;
  readonly items: ReadonlyMap<string, number>;
}

/** An item below its threshold; a score of null was not measured, for want of labels. */
export interface Missed {
  readonly item: string;
  readonly score: number | null;
  readonly least: number;
}

/**
 * `0.95`, `problems=0.99`, or several of both separated by commas.
 *
 * @throws Failure (wrong usage) for an item that does not exist or a number outside 0–1
 */
export function parseThresholds(given: string): Thresholds {
  let everything: number | null = null;
  const items = new Map<string, number>();
  for (const part of given.split(",").map((each) => each.trim())) {
    const [item, value] = part.includes("=") ? part.split("=", 2) : [null, part];
    const least = Number(value);
    if (!value?.trim() || !(least >= 0 && least <= 1))
      throw new Failure(
        {
          zh: `--min 要 0 到 1 之间的数，或“项目=数”，而不是“${part}”`,
          en: `--min takes a number from 0 to 1, or item=number, not "${part}"`,
        },
        { exitCode: 2 },
      );
    if (item === null || item === undefined) everything = least;
    else if (ITEMS.some(({ id }) => id === item)) items.set(item, least);
    else
      throw new Failure(
        {
          zh: `--min 不认识项目“${item}”；可选：${ITEMS.map(({ id }) => id).join("，")}`,
          en: `--min does not know the item "${item}"; choose from ${ITEMS.map(({ id }) => id).join(", ")}`,
        },
        { exitCode: 2 },
      );
  }
  return { everything, items };
}

/** Items below their threshold, in the order of the scores; then those named that were not measured. */
export function missed(scores: readonly Score[], { everything, items }: Thresholds): readonly Missed[] {
  const below = scores.flatMap(({ item, score }): Missed[] => {
    const least = items.get(item) ?? everything;
    return least !== null && score < least ? [{ item, score, least }] : [];
  });
  const unmeasured = [...items].filter(([item]) => scores.every((score) => score.item !== item));
  return [...below, ...unmeasured.map(([item, least]) => ({ item, score: null, least }))];
}

/** @throws Failure (a check failed) when a score is below its threshold, or labelled texts are not in the scores */
export function expectReached(scores: readonly Score[], notEvaluated: number, thresholds: Thresholds): void {
  const below = missed(scores, thresholds);
  const list = (unmeasured: string): string =>
    below
      .map(({ item, score, least }) => `${item} ${score === null ? unmeasured : belowFigure(score)} < ${least}`)
      .join(", ");
  if (below.length > 0)
    throw new Failure({ zh: `未达到 --min：${list("无标注")}`, en: `Below --min: ${list("no labels")}` });
  if (notEvaluated > 0)
    throw new Failure({
      zh: `有 ${notEvaluated} 份标注未能检验，不能算达标`,
      en: `${notEvaluated} labelled texts could not be evaluated, so the check is not passed`,
    });
}

/** Three decimals, rounded down: 0.9499 is not shown as the 0.95 it misses. */
function belowFigure(score: number): string {
  return (Math.floor(score * 1000) / 1000).toFixed(3);
}
