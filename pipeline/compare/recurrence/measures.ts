import { type Packs, takeRows } from "../packs.ts";

/** A measure as text reuse sees it. */
export interface ComparedMeasure {
  readonly measureId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly text: string;
}

export const MEASURE_COLUMNS = ["measureId", "noticeId", "unitId", "text"] as const;

export type MeasurePacks = Packs<(typeof MEASURE_COLUMNS)[number]>;

/** The measures of the packs, which are used up. */
export function measuresOf(packs: MeasurePacks): ComparedMeasure[] {
  return [...takeRows(packs, MEASURE_COLUMNS)];
}
