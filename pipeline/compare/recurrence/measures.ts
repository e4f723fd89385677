import type { DuckDBConnection } from "@duckdb/node-api";
import { type Packs, readPacks, unpack } from "../packs.ts";

/** A measure as text reuse sees it. */
export interface ComparedMeasure {
  readonly measureId: string;
  readonly noticeId: string;
  readonly unitId: string;
  readonly text: string;
}

const COLUMNS = ["measureId", "noticeId", "unitId", "text"] as const;

export type MeasurePacks = Packs<(typeof COLUMNS)[number]>;

/** Every measure of a compared leaf, earliest notice first. */
export function readMeasures(connection: DuckDBConnection): Promise<MeasurePacks> {
  return readPacks(
    connection,
    `select measure.measure_id as "measureId", leaf.notice_id as "noticeId", leaf.unit_id as "unitId", measure.text,
       leaf.notice_date, leaf.ordinal as leaf_ordinal, measure.ordinal
     from measures as measure
     join compared_leaves as leaf on leaf.problem_id = measure.problem_id
     where not leaf.is_withheld`,
    COLUMNS,
    `notice_date nulls last, "noticeId", leaf_ordinal, ordinal, "measureId"`,
  );
}

export function measuresOf(packs: MeasurePacks): ComparedMeasure[] {
  const [noticeId, unitId, text] = COLUMNS.slice(1).map((column) => unpack(packs, column));
  return unpack(packs, "measureId").map((measureId, index) => ({
    measureId,
    noticeId: noticeId![index]!,
    unitId: unitId![index]!,
    text: text![index]!,
  }));
}
