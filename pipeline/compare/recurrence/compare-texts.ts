import { type PackedTables, packTables } from "../packs.ts";
import { type LeafPacks, leavesOf } from "./leaves.ts";
import { type MeasurePacks, measuresOf } from "./measures.ts";
import { recurrenceRows } from "./recurrence-rows.ts";
import { textReuseRows } from "./text-reuse-rows.ts";

/** Statements to look through for what recurs, or measures for what is reused. */
export type TextTask = { readonly leaves: LeafPacks } | { readonly measures: MeasurePacks };

/** Compares texts; entry point of {@link textThread}'s thread. */
export default function compareTexts(task: TextTask): PackedTables {
  return packTables(
    "leaves" in task ? recurrenceRows(leavesOf(task.leaves)) : textReuseRows(measuresOf(task.measures)),
  );
}
