import { type Context, years } from "../context.ts";
import type { Table } from "../document.ts";
import { rate } from "../rate.ts";

/** How often the codes of one level-1 category occur. */
export interface Level1Row {
  readonly level1: string;
  readonly units: number;
  readonly leaves: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
}

/** How often one code occurs, and where. */
export interface CodeRow extends Level1Row {
  readonly code: string;
  readonly share_of_units: number;
  readonly share_of_leaves: number;
  readonly notices: number;
  readonly regions: number;
  readonly units_without_region: number;
  readonly units_any: number;
  readonly leaves_any: number;
}

/** Codes by the number of units they hit; also the heart of a category chapter. */
export function codesTable(context: Context, codes: readonly CodeRow[], id: string): Table {
  const { texts, labels, totals } = context;
  return {
    kind: "table",
    id,
    title: texts.say("codes.title"),
    note: texts.say("codes.note", { units: totals.corpus_units }),
    columns: [
      { key: "category", label: texts.say("column.category"), kind: "name", width: 18 },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 26 },
      { key: "units", label: texts.say("column.units"), kind: "int", definition: texts.say("define.units") },
      {
        key: "share_of_units",
        label: texts.say("column.shareOfUnits"),
        kind: "share",
        definition: texts.say("define.shareOfUnits"),
      },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.leaves") },
      {
        key: "leaves_any",
        label: texts.say("column.leavesAny"),
        kind: "int",
        definition: texts.say("define.leavesAny"),
      },
      { key: "regions", label: texts.say("column.regions"), kind: "int", definition: texts.say("define.regions") },
      {
        key: "units_without_region",
        label: texts.say("column.unitsWithoutRegion"),
        kind: "int",
        definition: texts.say("define.unitsWithoutRegion"),
      },
      { key: "years", label: texts.say("column.years"), kind: "name", definition: texts.say("define.years") },
    ],
    rows: codes.map((row) => [
      labels.code(row.level1),
      row.code === row.level1
        ? texts.say("codes.undivided")
        : { text: labels.code(row.code), to: { kind: "code", code: row.code } },
      row.units,
      rate(row.units, totals.corpus_units),
      row.leaves,
      row.leaves_any,
      // None known is not none.
      row.regions > 0 ? row.regions : null,
      row.units_without_region,
      years(row.first_year, row.last_year),
    ]),
    total: codes.length,
    shown: 15,
    inWord: true,
  };
}
