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
import { display, isNumeric, shownPart } from "./display.ts";
import type { Column, Table } from "./document.ts";
import { run, SIZE, TYPE_AREA } from "./docx-style.ts";
import type { Texts } from "./texts.ts";
import { plainText } from "./xlsx.ts";

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE } as const;

/** The shown part of a table across the whole type area, its header repeated on every page. */
export function wordTable(table: Table, texts: Texts): WordTable {
  const { columns, rows } = shownPart(table);
  const widths = columnWidths(columns);
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
          children: [run(plainText(text), isHeader ? "heading" : "body", { size: SIZE.table })],
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
            children: row.map((value, index) => cell(display(value, columns[index]!.kind, texts), index, false)),
          }),
      ),
    ],
  });
}

/** Sentences get most of the width, names some, figures little. */
function columnWidths(columns: readonly Column[]): readonly number[] {
  const weights = columns.map((column) =>
    column.kind === "text" ? 4.5 : isNumeric(column.kind) ? 1 : (column.width ?? 8) > 16 ? 2.2 : 1.6,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((weight / total) * TYPE_AREA));
}
