import { type Packs, unpack } from "../packs.ts";

/** A measure as text reuse sees it. */
export interface ComparedMeasure {
  readonly measureId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly text: string;
}

export const MEASURE_COLUMNS = ["measureId", "noticeId", "unitId", "text"] as const;

export type MeasurePacks = Packs<(typeof MEASURE_COLUMNS)[number]>;

export function measuresOf(packs: MeasurePacks): ComparedMeasure[] {
  const [noticeId, unitId, text] = MEASURE_COLUMNS.slice(1).map((column) => unpack(packs, column));
  return unpack(packs, "measureId").map((measureId, index) => ({
    measureId,
    noticeId: noticeId![index]!,
    unitId: unitId![index]!,
    text: text![index]!,
  }));
}
