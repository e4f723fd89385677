import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  Table as WordTable,
} from "docx";
import { emsOf } from "./charts/theme.ts";
import { display, isNumeric, shownPart } from "./display.ts";
import type { Column, Table } from "./document.ts";
import { run, TYPE_AREA } from "./docx-style.ts";
import { plainText } from "./plain-text.ts";
import type { Texts } from "./texts.ts";

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE } as const;

/**
 * The shown part of a table across the whole type area, its header on every page; in letters of `usual` half points, or
 * smaller ones where words would be broken.
 */
export function wordTable(table: Table, texts: Texts, usual: number): WordTable {
  const { columns, rows: cells } = shownPart(table);
  const rows = cells.map((row) => row.map((value, index) => display(value, columns[index]!.kind, texts)));
  const { size, widths } = fitting(columns, rows, usual);
  const cell = (text: string, index: number, isHeader: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: BORDERS,
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: isHeader
            ? AlignmentType.CENTER
            : isNumeric(columns[index]!.kind)
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          children: [run(plainText(text), isHeader ? "heading" : "body", { size })],
        }),
      ],
    });
  return new WordTable({
    layout: TableLayoutType.FIXED,
    width: { size: TYPE_AREA, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) => cell(column.label, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((words, index) => cell(words, index, false)),
          }),
      ),
    ],
  });
}

/** Room a cell needs around its words, in twentieths of a point, and the least it can do with. */
const CELL_MARGINS = 180;
const NARROW_MARGINS = 120;
/** Ems up to which a column keeps its width: a year, a count, a short label must not be broken. */
const SHORT = 6;
/** Ems of a name beside sentences: it wraps as they do. */
const NAME_BESIDE_TEXT = 6.6;
/** Words are given this much more than they need: the font that stands in for a missing one may run wider. */
const ROOMY = 1.15;

/** A header may stand on two lines, but only where a Chinese character or a space lets it break. */
function headEms(label: string): number {
  const words = label
    .split(" ")
    .map((word) => (/\p{Script=Han}/u.test(word) ? Math.ceil(emsOf(word) / 2) : emsOf(word)));
  return Math.max(2, ...words) * ROOMY;
}

/** Half points of the smallest letters that are still read with ease: 小六, 6.5 pt. */
const SMALLEST = 13;
/** A word longer than this is an identifier or an address and may be broken. */
const WORD = 9;

/** Ems of the longest word of a column; Chinese breaks anywhere. */
function wordEms(column: Column, rows: readonly (readonly string[])[], index: number): number {
  const words = [column.label, ...rows.map((row) => row[index]!)].flatMap((text) => text.split(/[\s\p{Script=Han}]/u));
  return Math.min(WORD, Math.max(0, ...words.map(emsOf)));
}

/** The largest letters in which every name has room for its longest word, and the widths of the columns then. */
function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  usual: number,
): { readonly size: number; readonly widths: readonly number[] } {
  const words = columns.map((column, index) => (isNumeric(column.kind) ? 0 : wordEms(column, rows, index)));
  for (let size = usual; ; size--) {
    const widths = columnWidths(columns, rows, size * 10);
    if (size <= SMALLEST || widths.every((width, index) => width >= words[index]! * size * 10 + NARROW_MARGINS))
      return { size, widths };
  }
}

/**
 * Widths of the columns in twentieths of a point. Figures and short names get the room their longest words need,
 * sentences share the rest, at least half of the width; longer names give way to them. `em` in twentieths of a point.
 */
function columnWidths(columns: readonly Column[], rows: readonly (readonly string[])[], em: number): readonly number[] {
  const isText = columns.map((column) => column.kind === "text");
  const ems = columns.map((column, index) => {
    const longest = Math.max(headEms(column.label), ...rows.map((row) => emsOf(row[index]!) * ROOMY));
    return Math.min(
      longest,
      isText[index] ? 40 : isNumeric(column.kind) ? 9 : isText.includes(true) ? NAME_BESIDE_TEXT : 14,
    );
  });
  const needs = ems.map((width) => width * em + CELL_MARGINS);
  const sum = (kept: (index: number) => boolean): number =>
    needs.reduce((total, need, index) => total + (kept(index) ? need : 0), 0);
  const isShort = (index: number): boolean => !isText[index] && ems[index]! <= SHORT;
  const text = sum((index) => isText[index]!);
  const short = sum(isShort);
  const long = sum((index) => !isText[index] && !isShort(index));
  const forLong = text === 0 ? TYPE_AREA - short : Math.min(long, Math.max(TYPE_AREA / 2 - short, long / 2));
  const forText = TYPE_AREA - short - forLong;
  return needs.map((need, index) =>
    Math.floor(isText[index] ? (need / text) * forText : isShort(index) ? need : (need / long) * forLong),
  );
}
