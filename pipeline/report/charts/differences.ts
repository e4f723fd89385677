import type { Chart } from "./render.ts";
import { COLOUR, chartLabel, rowAxis } from "./theme.ts";

export interface Difference {
  readonly label: string;
  readonly share: number;
  readonly peers: number;
  readonly tip: string;
}

/** Cells that truly differ: the unit's share (full dot) against that of all other units (open dot). */
export function differencesChart(
  id: string,
  words: {
    readonly title: string;
    readonly description: string;
    readonly axis: string;
  },
  differences: readonly Difference[],
): Chart {
  const labels = differences.map((difference) => chartLabel(difference.label, 26));
  const values = differences.map((difference, row) => ({
    row,
    share: difference.share,
    peers: difference.peers,
    direction: difference.share >= difference.peers ? "more" : "less",
    tip: difference.tip,
  }));
  const y = rowAxis(labels, { labelLimit: 420 });
  const colour = {
    field: "direction",
    type: "nominal",
    scale: { domain: ["more", "less"], range: [COLOUR.orange, COLOUR.blue] },
    legend: null,
  };
  const x = { field: "share", type: "quantitative", axis: { title: words.axis, format: ".0%", tickCount: 5 } };
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: 420,
      height: { step: 30 },
      data: { values },
      encoding: { y },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 2, opacity: 0.55, aria: false },
          encoding: { x: { ...x, field: "peers" }, x2: { field: "share" }, color: colour },
        },
        {
          mark: { type: "point", filled: false, size: 80, color: COLOUR.muted, strokeWidth: 1.6, aria: false },
          encoding: { x: { ...x, field: "peers" } },
        },
        {
          mark: { type: "point", filled: true, size: 130, opacity: 1 },
          encoding: { x, color: colour, description: { field: "tip" } },
        },
        {
          mark: { type: "text", align: "center", dy: -13, fontSize: 12, aria: false },
          encoding: { x, text: { field: "share", format: ".0%" } },
        },
      ],
    },
  };
}
