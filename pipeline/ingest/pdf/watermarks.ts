import { median } from "./median.ts";
import type { Run } from "./run.ts";

/** Times the body's font size from which a run may be a watermark; titles stay below, or stand alone. */
const LARGE = 2;

/**
 * The runs of a page without watermarks: large characters drawn across lines of the text. (Slanted ones, as most are, are no
 * runs at all.)
 */
export function withoutWatermarks(runs: readonly Run[]): readonly Run[] {
  const bodySize = median(runs.map(({ size }) => size));
  const large = runs.filter(({ size }) => size >= LARGE * bodySize);
  if (large.length === 0) return runs;
  const body = runs.filter((run) => run.size < LARGE * bodySize && run.text.trim() !== "");
  const marks = new Set(large.filter((mark) => body.some((run) => isAcross(mark, run))));
  return runs.filter((run) => !marks.has(run));
}

/** Whether a large run lies over another one: its characters cover the other's base line and part of its width. */
function isAcross(mark: Run, run: Run): boolean {
  const isOver = run.y > mark.y - 0.7 * mark.size && run.y - run.size < mark.y;
  return isOver && Math.min(mark.right, run.right) - Math.max(mark.x, run.x) > run.size;
}
