import { heatmapChart } from "../charts/heatmap.ts";
import { type Context, groupBy } from "../context.ts";
import type { Listed } from "../database.ts";
import type { Block, MatrixRow, Table } from "../document.ts";
import { listRows } from "../rows.ts";
import type { CodeRow } from "./codes-table.ts";

/** One row of `queries/unit_codes.sql`. */
export interface UnitCodeRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly code: string;
  readonly leaves: number;
  readonly all_leaves: number;
}

/** Units of the chapter's table of units and faults. */
export const UNITS_SHOWN = 30;

/** Which unit has which fault: counts only, because level-2 cells are too small to compare. */
export function codeMatrix(
  context: Context,
  level1: string,
  name: string,
  codes: readonly CodeRow[],
  perUnit: readonly UnitCodeRow[],
  units: number,
): Block {
  const { texts, labels } = context;
  const columns = codes.map((row) => ({
    level1,
    code: row.code,
    label: row.code === level1 ? texts.say("codes.undivided") : labels.code(row.code),
  }));
  const all = groupBy(perUnit, (row) => row.unit_id).map((unit): MatrixRow => {
    const counts = new Map(unit.map((row) => [row.code, row.leaves]));
    return {
      unitId: unit[0].unit_id,
      unit: unit[0].unit,
      leaves: unit.reduce((sum, row) => sum + row.leaves, 0),
      smallN: false,
      cells: columns.map(({ code }) => ({
        n: counts.get(code) ?? 0,
        share: null,
        peers: null,
        z: null,
        differs: false,
      })),
    };
  });
  const rows = all.slice(0, UNITS_SHOWN);
  const title = texts.say("chapter.matrix", { category: name });
  return {
    kind: "matrix",
    id: `${level1}-units`,
    title,
    note: texts.say("chapter.matrix.note"),
    columns,
    rows,
    total: units,
    table: `${level1}-unit-codes`,
    compared: false,
    chart: heatmapChart(`${level1}-units`, { title, description: title }, columns, rows),
  };
}

/** The same counts as a sheet. */
export function unitCodesTable(context: Context, level1: string, name: string, list: Listed<UnitCodeRow>): Table {
  const { texts, labels } = context;
  return {
    kind: "table",
    id: `${level1}-unit-codes`,
    title: texts.say("chapter.unitCodes", { category: name }),
    columns: [
      { key: "unit", label: texts.say("column.unit"), kind: "name", width: 28 },
      { key: "problem", label: texts.say("column.problem"), kind: "name", width: 22 },
      { key: "leaves", label: texts.say("column.leaves"), kind: "int", definition: texts.say("define.leaves") },
      {
        key: "denominator",
        label: texts.say("column.denominator"),
        kind: "int",
        definition: texts.say("define.cell.denominator"),
      },
    ],
    ...listRows(list, (row) => [
      row.unit,
      row.code === level1 ? texts.say("codes.undivided") : labels.code(row.code),
      row.leaves,
      row.all_leaves,
    ]),
    shown: 0,
    sheetOnly: true,
  };
}
