import type { Chart } from "./render.ts";
import { COLOUR, chartLabel, rowAxis } from "./theme.ts";

export interface RecurrenceBar {
  readonly label: string;
  readonly units: number;
  /** Words at the end of the bar: leaves and units. */
  readonly figure: string;
  readonly highlighted: boolean;
}

/** How many of all units a category hits: one bar a category on a track that stands for all units. */
export function recurrenceChart(
  id: string,
  words: { readonly title: string; readonly description: string },
  bars: readonly RecurrenceBar[],
  units: number,
): Chart {
  const values = bars.map((bar, row) => ({ ...bar, row, all: units }));
  const y = rowAxis(bars.map((bar) => chartLabel(bar.label)));
  const x = (field: string): object => ({
    field,
    type: "quantitative",
    scale: { domain: [0, units], nice: false },
    axis: null,
  });
  return {
    id,
    title: words.title,
    description: words.description,
    spec: {
      width: 330,
      height: { step: 30 },
      data: { values },
      encoding: { y },
      layer: [
        { mark: { type: "bar", color: COLOUR.track, aria: false }, encoding: { x: x("all") } },
        {
          mark: { type: "bar" },
          encoding: {
            x: x("units"),
            color: {
              field: "highlighted",
              type: "nominal",
              scale: { domain: [true, false], range: [COLOUR.blue, COLOUR.blueSoft] },
              legend: null,
            },
            description: { field: "figure" },
          },
        },
        {
          mark: { type: "text", align: "left", dx: 8, aria: false },
          encoding: { x: x("all"), text: { field: "figure" } },
        },
      ],
    },
  };
}
