import { isWide } from "../../east-asian-width.ts";

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

/** Cells of a heat map; the page has the same in `style.css`, and darker ones in the dark. */
export const SHADES = {
  z: COLOUR.track,
  b1: "#d9e5f1",
  b2: "#a9c4de",
  b3: "#6f9fcb",
  o1: "#fae6d3",
  o2: "#f0c8a4",
  o3: "#e29f63",
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
    labelFlush: false,
  },
  legend: {
    labelColor: COLOUR.ink,
    titleColor: COLOUR.muted,
    labelFontSize: 12,
    labelLimit: 320,
    titleFontSize: 12,
    titleFontWeight: "normal",
    orient: "top",
    symbolType: "square",
    direction: "horizontal",
  },
  text: { color: COLOUR.ink, fontSize: 13 },
} as const;

// The middle dot fills an em of a Chinese font, though one column of a terminal.
const MIDDLE_DOT = "·".codePointAt(0)!;

/**
 * Width of a text in ems of its font, good enough to lay out axes without a font: wide characters are one em wide, all
 * others about half of it.
 */
export function emsOf(text: string): number {
  let ems = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point < EMS.length) ems += EMS[point] ||= emsOfOne(point);
    else {
      ems += emsOfOne(point);
      at++;
    }
  }
  return ems;
}

/** Of the characters below U+10000 that were met, 0 for others: a workbook has millions of characters. */
const EMS = new Float64Array(0x10000);

function emsOfOne(point: number): number {
  return isWide(point) || point === MIDDLE_DOT ? 1 : 0.56;
}

/** A name short enough for an axis; control and directional characters would damage the picture. */
export function chartLabel(name: string, ems = 18): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  const clean = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g, " ");
  if (emsOf(clean) <= ems) return clean;
  let label = "";
  for (const character of clean) {
    if (emsOf(label + character) > ems - 1) break;
    label += character;
  }
  return `${label}…`;
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

/** Width in CSS pixels of charts for a telephone: names and figures stand above the bars, not beside them. */
export const NARROW = 340;

/** The rows of a chart without an axis. */
export function positions(rows: number): object {
  return {
    field: "row",
    type: "ordinal",
    scale: { domain: Array.from({ length: rows }, (_, row) => row) },
    axis: null,
  };
}

/** What stands above the rows of a narrow chart, and how much room a row takes. */
export interface Captions {
  /** Height of a row in CSS pixels. */
  readonly step: number;
  /** How far below the middle of its row a bar is drawn. */
  readonly yOffset: number;
  readonly layers: readonly object[];
}

const CAPTION_SIZE = 13;
/** Ems between a name and a figure on one line; fonts run wider than {@link emsOf} reckons. */
const APART = 1.5;

/**
 * Name on the left and figure on the right above each row of a narrow chart; on a line each where for any row both do not
 * fit into one.
 */
export function captions(rows: readonly { readonly label: string; readonly figure: string }[]): Captions {
  const room = NARROW / CAPTION_SIZE;
  const isTwoLines = rows.some(({ label, figure }) => emsOf(label) + APART + emsOf(figure) > room);
  const mark = { type: "text", fontSize: CAPTION_SIZE, aria: false };
  const name = { align: "left", dy: isTwoLines ? -21 : -8 };
  const figure = { align: isTwoLines ? "left" : "right", dy: isTwoLines ? -4 : -8, color: COLOUR.muted };
  return {
    step: isTwoLines ? 62 : 44,
    yOffset: isTwoLines ? 16 : 8,
    layers: [
      { mark: { ...mark, ...name }, encoding: { x: { value: 0 }, text: { field: "label" } } },
      { mark: { ...mark, ...figure }, encoding: { x: { value: isTwoLines ? 0 : NARROW }, text: { field: "figure" } } },
    ],
  };
}
