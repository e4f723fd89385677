/**
 * One look for every chart. Blue and orange stay apart for every kind of colour blindness and in grey print; the page
 * maps these exact colours to its dark palette by attribute selectors in `style.css`.
 */
export const COLOUR = {
  ink: "#1c2733",
  muted: "#5a6672",
  rule: "#dfe3e8",
  track: "#eef0f3",
  blue: "#1f5c99",
  blueSoft: "#a9c4de",
  orange: "#c05a12",
  orangeSoft: "#f0c8a4",
  grey: "#b4bcc5",
} as const;

/** Specificity 0–3, from saying nothing checkable (grey) to fully checkable (deep blue). */
export const SPECIFICITY_COLOURS = ["#c9ced4", "#a9c4de", "#5b93c4", "#1f5c99"] as const;

/** Families that hold Chinese, best first; the machine takes the first it has. */
export const SANS = [
  "Noto Sans CJK SC",
  "Source Han Sans SC",
  "PingFang SC",
  "Microsoft YaHei",
  "WenQuanYi Micro Hei",
  "sans-serif",
].join(", ");

export const CHART_CONFIG = {
  background: "transparent",
  font: SANS,
  padding: 4,
  view: { stroke: null },
  axis: {
    labelColor: COLOUR.ink,
    titleColor: COLOUR.muted,
    labelFontSize: 13,
    titleFontSize: 12,
    titleFontWeight: "normal",
    domain: false,
    ticks: false,
    grid: false,
    labelLimit: 320,
    labelPadding: 8,
  },
  legend: {
    labelColor: COLOUR.ink,
    titleColor: COLOUR.muted,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    orient: "top",
    symbolType: "square",
    direction: "horizontal",
  },
  text: { color: COLOUR.ink, fontSize: 13 },
} as const;

/** A name short enough for an axis; control characters would make the picture unreadable for XML readers. */
export function chartLabel(name: string, characters = 16): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  const clean = [...name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, " ")];
  return clean.length <= characters ? clean.join("") : `${clean.slice(0, characters - 1).join("")}…`;
}

/**
 * A nominal axis of rows in the order given. Rows are told apart by their position, so that two names that are cut to
 * the same words stay two rows; the names enter the axis as JSON string literals.
 */
export function rowAxis(labels: readonly string[], extra: Readonly<Record<string, unknown>> = {}): object {
  return {
    field: "row",
    type: "ordinal",
    scale: { domain: labels.map((_, row) => row), paddingInner: 0.32 },
    axis: { title: null, labelExpr: `${JSON.stringify(labels)}[datum.value]`, ...extra },
  };
}
