import type { MatrixRow } from "../document.ts";
import type { Chart } from "./render.ts";
import { COLOUR, chartLabel, rowAxis } from "./theme.ts";

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
      shade: cell.share === null ? -Math.min(cell.n, 6) / 2 : row.smallN ? 0 : (cell.residual ?? 0),
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
              type: "quantitative",
              scale: {
                domain: [-4, 0, 4],
                range: [COLOUR.blueSoft, COLOUR.track, COLOUR.orangeSoft],
                clamp: true,
                interpolate: "lab",
              },
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
