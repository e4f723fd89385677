import type { Chart } from "./render.ts";
import { COLOUR, NARROW } from "./theme.ts";

export interface TrendPoint {
  readonly series: string;
  readonly year: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly tip: string;
}

/** Shares over the years with their intervals, one line a series; at most two series stay apart without a legend hunt. */
export function trendChart(
  id: string,
  words: { readonly title: string; readonly description: string },
  series: readonly string[],
  points: readonly TrendPoint[],
): Chart {
  const x = { field: "year", type: "ordinal", axis: { title: null, labelAngle: 0 } };
  const colour = {
    field: "series",
    type: "nominal",
    scale: { domain: series, range: [COLOUR.blue, COLOUR.orange] },
    legend: { title: null },
  };
  const offset = { field: "series", type: "nominal", scale: { domain: series } };
  const plot = {
    height: 220,
    data: { values: points },
    encoding: { x, xOffset: offset, color: colour },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 5, opacity: 0.25, aria: false },
        encoding: {
          y: {
            field: "low",
            type: "quantitative",
            axis: { title: null, format: ".0%", tickCount: 5, grid: true, gridColor: COLOUR.track },
          },
          y2: { field: "high" },
        },
      },
      {
        mark: { type: "point", filled: true, size: 90, opacity: 1 },
        encoding: { y: { field: "share", type: "quantitative" }, description: { field: "tip" } },
      },
      {
        mark: { type: "text", dx: 18, fontSize: 12, aria: false },
        encoding: { y: { field: "share", type: "quantitative" }, text: { field: "share", format: ".0%" } },
      },
    ],
  };
  return {
    id,
    title: words.title,
    description: words.description,
    spec: { width: 600, ...plot },
    narrow: { width: NARROW - 40, ...plot },
  };
}
