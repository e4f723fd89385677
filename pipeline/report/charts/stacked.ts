import type { Chart } from "./render.ts";
import { captions, chartLabel, NARROW, positions, rowAxis } from "./theme.ts";

export interface StackedRow {
  readonly label: string;
  readonly parts: readonly number[];
  /** Words at the end of the bar. */
  readonly figure: string;
}

/** Counts in parts, one bar a row: measures by how checkable they are, leaves by status. */
export function stackedChart(
  id: string,
  words: {
    readonly title: string;
    readonly description: string;
    readonly axis: string;
    readonly parts: readonly string[];
    readonly tip: (row: string, part: string, n: number) => string;
  },
  colours: readonly string[],
  rows: readonly StackedRow[],
): Chart {
  const values = rows.flatMap((row, order) =>
    row.parts.map((n, part) => ({
      row: order,
      part: words.parts[part]!,
      position: part,
      n,
      tip: words.tip(row.label, words.parts[part]!, n),
    })),
  );
  const ends = rows.map((row, order) => ({
    row: order,
    label: chartLabel(row.label, 15),
    n: row.parts.reduce((sum, n) => sum + n, 0),
    figure: row.figure,
  }));
  const bars = (axis: object | null, columns: number, mark: object): object => ({
    data: { values },
    mark: { type: "bar", ...mark },
    encoding: {
      x: { field: "n", type: "quantitative", stack: "zero", axis },
      color: {
        field: "part",
        type: "nominal",
        sort: words.parts,
        scale: { domain: words.parts, range: colours },
        legend: { title: null, columns, labelLimit: 260 },
      },
      order: { field: "position" },
      description: { field: "tip" },
    },
  });
  const { step, yOffset, layers } = captions(ends);
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: 460,
      height: { step: 26 },
      encoding: { y: rowAxis(rows.map((row) => chartLabel(row.label))) },
      layer: [
        bars({ title: words.axis, tickMinStep: 1, tickCount: 5 }, 4, {}),
        {
          data: { values: ends },
          mark: { type: "text", align: "left", dx: 8, fontSize: 12, aria: false },
          encoding: { x: { field: "n", type: "quantitative" }, text: { field: "figure" } },
        },
      ],
    },
    narrow: {
      width: NARROW,
      height: { step },
      encoding: { y: positions(rows.length) },
      layer: [bars(null, 1, { size: 12, yOffset }), ...layers.map((layer) => ({ data: { values: ends }, ...layer }))],
    },
  };
}
