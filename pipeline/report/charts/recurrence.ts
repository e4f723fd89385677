import type { Chart } from "./render.ts";
import { COLOUR, captions, chartLabel, NARROW, positions, rowAxis } from "./theme.ts";

export interface RecurrenceBar {
  readonly label: string;
  /** Units hit, or leaves. */
  readonly n: number;
  /** Words at the end of the bar. */
  readonly figure: string;
  readonly highlighted: boolean;
}

/** How many of all units a category hits, or of all leaves it has: one bar a category on a track that stands for all. */
export function recurrenceChart(
  id: string,
  words: { readonly title: string; readonly description: string },
  bars: readonly RecurrenceBar[],
  all: number,
): Chart {
  const values = bars.map((bar, row) => ({ ...bar, label: chartLabel(bar.label, 24), row, all }));
  const x = (field: string): object => ({
    field,
    type: "quantitative",
    scale: { domain: [0, all], nice: false },
    axis: null,
  });
  const hit = {
    x: x("n"),
    color: {
      field: "highlighted",
      type: "nominal",
      scale: { domain: [true, false], range: [COLOUR.blue, COLOUR.blueSoft] },
      legend: null,
    },
    description: { field: "figure" },
  };
  const { step, yOffset, layers } = captions(values);
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: 330,
      height: { step: 30 },
      data: { values },
      encoding: { y: rowAxis(values.map((bar) => bar.label)) },
      layer: [
        { mark: { type: "bar", color: COLOUR.track, aria: false }, encoding: { x: x("all") } },
        { mark: { type: "bar" }, encoding: hit },
        {
          mark: { type: "text", align: "left", dx: 8, aria: false },
          encoding: { x: x("all"), text: { field: "figure" } },
        },
      ],
    },
    narrow: {
      width: NARROW,
      height: { step },
      data: { values },
      encoding: { y: positions(values.length) },
      layer: [
        { mark: { type: "bar", size: 12, yOffset, color: COLOUR.track, aria: false }, encoding: { x: x("all") } },
        { mark: { type: "bar", size: 12, yOffset }, encoding: hit },
        ...layers,
      ],
    },
  };
}
