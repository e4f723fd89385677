import type { Chart } from "./render.ts";
import { COLOUR, captions, chartLabel, NARROW, positions, rowAxis } from "./theme.ts";

export interface Difference {
  readonly label: string;
  readonly share: number;
  readonly peers: number;
  /** Words behind the dots: both shares. */
  readonly figure: string;
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
  const values = differences.map((difference, row) => ({
    row,
    label: chartLabel(difference.label, 25),
    share: difference.share,
    peers: difference.peers,
    end: Math.max(difference.share, difference.peers),
    direction: difference.share >= difference.peers ? "more" : "less",
    figure: difference.figure,
    tip: difference.tip,
  }));
  const colour = {
    field: "direction",
    type: "nominal",
    scale: { domain: ["more", "less"], range: [COLOUR.orange, COLOUR.blue] },
    legend: null,
  };
  const x = { field: "share", type: "quantitative", axis: { title: words.axis, format: ".0%", tickCount: 5 } };
  const dots = (position: object, dy: number): readonly object[] => [
    {
      mark: { type: "rule", strokeWidth: 2, opacity: 0.55, aria: false, yOffset: dy },
      encoding: { x: { ...position, field: "peers" }, x2: { field: "share" }, color: colour },
    },
    {
      mark: {
        type: "point",
        filled: false,
        size: 80,
        color: COLOUR.muted,
        strokeWidth: 1.6,
        aria: false,
        yOffset: dy,
      },
      encoding: { x: { ...position, field: "peers" } },
    },
    {
      mark: { type: "point", filled: true, size: 130, opacity: 1, yOffset: dy },
      encoding: { x: position, color: colour, description: { field: "tip" } },
    },
  ];
  const { step, yOffset, layers } = captions(values);
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: 360,
      height: { step: 24 },
      data: { values },
      encoding: {
        y: rowAxis(
          values.map((value) => value.label),
          { labelLimit: 420 },
        ),
      },
      layer: [
        ...dots(x, 0),
        {
          mark: { type: "text", align: "left", dx: 12, fontSize: 12, aria: false },
          encoding: { x: { ...x, field: "end" }, text: { field: "figure" } },
        },
      ],
    },
    narrow: {
      width: NARROW,
      height: { step },
      data: { values },
      encoding: { y: positions(values.length) },
      layer: [...dots({ ...x, axis: { format: ".0%", tickCount: 5, title: null } }, yOffset), ...layers],
    },
  };
}
