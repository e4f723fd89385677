import type { DataFrame } from "danfojs-node";
import { display } from "tslab";
import type { Cell } from "./data-frame";
import { xunjianModule } from "./run";

export interface TableOptions {
  /** Stands above the table and names it in the saved file. */
  readonly caption: string;
  /** Columns to show, in order, with their headings; without it all, under their own names. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Digits shown after the point, by column; every cell keeps its exact value in `data-value`. */
  readonly digits?: Readonly<Record<string, number>>;
  /** Rows shown; what is left out is said below the table. */
  readonly rows?: number;
}

/**
 * Shows a data frame as an HTML table, which also stands in the saved file. Numbers are rounded for reading only:
 * `data-value` holds the shortest decimal that reads back as the same double. Missing is –.
 */
export function table(frame: DataFrame, { caption, columns, digits = {}, rows = 20 }: TableOptions): void {
  const names: readonly string[] = frame.columns;
  const headings = columns === undefined ? names.map((name) => [name, name] as const) : Object.entries(columns);
  const positions = headings.map(([name]) => {
    if (!names.includes(name)) throw new Error(`there is no column ${name}: ${names.join(", ")}`);
    return names.indexOf(name);
  });
  const all = frame.values as readonly (readonly Cell[])[];
  const head = headings.map(([, heading]) => `<th>${escaped(heading)}</th>`).join("");
  const body = all.slice(0, rows).map((row) => {
    const cells = headings.map(([name], index) => cellHtml(row[positions[index]!]!, digits[name]));
    return `<tr>${cells.join("")}</tr>`;
  });
  const rest =
    all.length > rows ? `<p>…另有 ${all.length - rows} 行未显示 / ${all.length - rows} more rows not shown</p>` : "";
  display.html(
    [
      "<table>",
      `<caption>${escaped(caption)}</caption>`,
      `<thead><tr>${head}</tr></thead>`,
      "<tbody>",
      ...body,
      "</tbody>",
      `</table>${rest}`,
    ].join("\n"),
  );
}

function cellHtml(value: Cell, digits: number | undefined): string {
  if (value === null || Number.isNaN(value)) return "<td>–</td>";
  if (typeof value !== "number") return `<td style="text-align:left">${escaped(String(value))}</td>`;
  const shown = digits === undefined ? String(value) : grouped(value, digits);
  return `<td data-value="${value}">${shown}</td>`;
}

function grouped(value: number, digits: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A Vega-Lite specification. */
export type Spec = Readonly<Record<string, unknown>>;

/**
 * Draws a Vega-Lite specification as SVG with the look of the report and shows it; the picture is in the saved file.
 * `id` must differ between the charts of a notebook.
 */
export async function chart(id: string, title: string, spec: Spec): Promise<void> {
  const { chartSvg } = await xunjianModule<{ chartSvg: (chart: unknown) => Promise<string> }>(
    "report/charts/render.js",
  );
  const { SANS } = await xunjianModule<{ SANS: string }>("report/charts/theme.js");
  const svg = await chartSvg({ id, title, description: title, spec: { ...spec, title } });
  // A picture has no page around it: the font is its own, and words for pointing devices are only weight.
  display.svg(svg.replace("<svg ", `<svg font-family="${SANS}" `).replace(/ data-tip="[^"]*"/g, ""));
}

/** Shows Markdown text made from figures. */
export function say(text: string): void {
  display.markdown(text);
}
