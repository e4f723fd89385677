import type { MatrixRow } from "../document.ts";
import { shadeOf } from "../matrix-shade.ts";
import type { Chart } from "./render.ts";
import { chartLabel, rowAxis, SHADES } from "./theme.ts";

/** Units × categories as a picture, for formats that cannot hold a linked table; the page draws the same cells in HTML. */
export function heatmapChart(
  id: string,
  words: { readonly title: string; readonly description: string },
  columns: readonly { readonly label: string }[],
  rows: readonly MatrixRow[],
): Chart {
  const values = rows.flatMap((row, order) =>
    row.cells.map((cell, column) => ({
      row: order,
      column,
      n: cell.n === 0 ? "" : `${cell.n}${cell.differs ? "*" : ""}`,
      shade: shadeOf(row, cell),
      differs: cell.differs,
    })),
  );
  const x = {
    field: "column",
    type: "ordinal",
    scale: { domain: columns.map((_, column) => column) },
    axis: {
      title: null,
      orient: "top",
      labelAngle: -45,
      labelFontSize: 12,
      labelLimit: 200,
      labelExpr: `${JSON.stringify(columns.map((column) => chartLabel(column.label, 14)))}[datum.value]`,
    },
  };
  const y = rowAxis(
    rows.map((row) => chartLabel(row.unit)),
    { labelFontSize: 12 },
  );
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: { step: 40 },
      height: { step: 28 },
      data: { values },
      encoding: { x, y },
      layer: [
        {
          mark: { type: "rect", stroke: "#ffffff", strokeWidth: 2, aria: false },
          encoding: {
            color: {
              field: "shade",
              type: "nominal",
              scale: { domain: Object.keys(SHADES), range: Object.values(SHADES) },
              legend: null,
            },
          },
        },
        {
          mark: { type: "text", fontSize: 12, aria: false },
          encoding: {
            text: { field: "n" },
            fontWeight: { condition: { test: "datum.differs", value: "bold" }, value: "normal" },
          },
        },
      ],
    },
  };
}
