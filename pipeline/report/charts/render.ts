import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { CHART_CONFIG, emsOf } from "./theme.ts";

export interface Chart {
  /** File-safe; prefixes every id inside the SVG, so that several charts can stand in one page. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for a reader who cannot see it. */
  readonly description: string;
  readonly spec: Spec;
  /** The same chart for a screen too narrow for `spec`. */
  readonly narrow?: Spec;
}

/** A Vega-Lite specification; its types are too wide to help here, the renderer checks it. */
export type Spec = Readonly<Record<string, unknown>>;

interface TextMetrics {
  width: (item: { fontSize?: number }, text: unknown) => number;
}

// Without a canvas Vega estimates text widths for Latin letters only and lets Chinese labels overprint the axis title.
(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (item, text) =>
  emsOf(String(text ?? "")) * (item.fontSize ?? 11);

/**
 * The chart as SVG text: the same specification gives the same bytes in every process. Marks carry their words in
 * `data-tip`; the picture as a whole is described by the element around it.
 */
export function chartSvg(chart: Chart, spec: Spec = chart.spec): Promise<string> {
  const svg = DRAWN.get(spec) ?? draw(chart, spec);
  DRAWN.set(spec, svg);
  return svg;
}

/** Charts by their specification: page, Word file and appendix show the same ones. */
const DRAWN = new WeakMap<Spec, Promise<string>>();

async function draw(chart: Chart, spec: Spec): Promise<string> {
  const compiled = compile(spec as unknown as TopLevelSpec, {
    config: CHART_CONFIG as never,
    logger: vega.logger(vega.Error),
  });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger: vega.logger(vega.Error) });
  const svg = await view.toSVG();
  view.finalize();
  return tidy(svg, spec === chart.spec ? chart.id : `${chart.id}-narrow`);
}

/** Deterministic ids, one font declaration, two decimals, no roles inside a picture that is described as a whole. */
function tidy(svg: string, id: string): string {
  const numbers = new Map<string, number>();
  const renumbered = (name: string): string => {
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return `${id}-${numbers.get(name)}`;
  };
  return (
    svg
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them, and a tip holds words of a notice
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/ xmlns:xlink="[^"]*"/g, "")
      .replace(/ role="graphics-[a-z]+"| aria-roledescription="[^"]*"| aria-hidden="true"/g, "")
      .replace(/(<g class="mark-group role-(?:axis|legend)[^"]*") aria-label="[^"]*"/g, "$1")
      .replace(/ font-family="[^"]*"/g, "")
      .replace(/ aria-label="/g, ' data-tip="')
      .replace(/\bid="((?:clip|gradient_)\d+)"/g, (_, name: string) => `id="${renumbered(name)}"`)
      .replace(/url\(#((?:clip|gradient_)\d+)\)/g, (_, name: string) => `url(#${renumbered(name)})`)
      .replace(/-?\d{1,20}\.\d{3,30}(?:e-?\d{1,3})?/g, (number) => String(Math.round(Number(number) * 100) / 100))
  );
}
