import { seededDraws, seedOf } from "../../statistics/bootstrap.ts";
import { level1Of } from "../codebook.ts";
import type { LabelRow } from "./label-row.ts";

/** How a coding sheet is drawn. */
export type Sampling = "all" | "random" | "stratified" | "uncertain";
export const SAMPLINGS: readonly Sampling[] = ["all", "random", "stratified", "uncertain"];

/**
 * Draws rows for a coding sheet; the same rows, size and seed give the same sheet.
 *
 * - `random`: every row alike.
 * - `stratified`: as evenly as can be over the suggested categories, so that rare ones are coded too.
 * - `uncertain`: the least confident first; these teach the model most, but say nothing of its accuracy.
 */
export function drawSample(rows: readonly LabelRow[], how: Sampling, size: number, seed: string): LabelRow[] {
  if (how === "all") return [...rows];
  if (how === "uncertain")
    return [...rows].sort((a, b) => (a.suggestedScore ?? 0) - (b.suggestedScore ?? 0) || byId(a, b)).slice(0, size);
  const mixed = shuffled([...rows].sort(byId), seed);
  if (how === "random") return mixed.slice(0, size);
  const strata = new Map<string, LabelRow[]>();
  for (const row of mixed) {
    const stratum = level1Of(row.suggested);
    strata.set(stratum, [...(strata.get(stratum) ?? []), row]);
  }
  const queues = [...strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, queue]) => queue);
  const drawn: LabelRow[] = [];
  for (let round = 0; drawn.length < Math.min(size, mixed.length); round++)
    for (const queue of queues) {
      const row = queue[round];
      if (row !== undefined && drawn.length < size) drawn.push(row);
    }
  return drawn;
}

const byId = (a: LabelRow, b: LabelRow): number => (a.problemId < b.problemId ? -1 : a.problemId > b.problemId ? 1 : 0);

/** Fisher–Yates, seeded. */
function shuffled<T>(items: T[], seed: string): T[] {
  const draw = seededDraws(seedOf(`sample ${seed}`));
  for (let index = items.length - 1; index > 0; index--) {
    const other = draw(index + 1);
    [items[index], items[other]] = [items[other]!, items[index]!];
  }
  return items;
}
