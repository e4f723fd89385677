import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { ledger, paragraphs } from "./notice.ts";

const LEVELS = { section: 0, theme: 1, problem: 2 } as const;
const FONT = { ascii: "Times New Roman", eastAsia: "Noto Serif CJK SC", hAnsi: "Times New Roman" };

/**
 * The invented notice as a Word document with header, footer, page number and a footnote.
 *
 * @param isAutomatic the numbers 一、（一）1. are left to the word processor and stand nowhere in the text
 */
export async function makeDocx(isAutomatic: boolean): Promise<Buffer> {
  const level = (n: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: n,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 0, firstLine: 640 } } },
  });
  const body = paragraphs.map(({ kind, number, text }) => {
    const isNumbered = isAutomatic && kind in LEVELS;
    return new Paragraph({
      ...(isNumbered ? { numbering: { reference: "notice", level: LEVELS[kind as keyof typeof LEVELS] } } : {}),
      ...(kind === "title" ? { alignment: AlignmentType.CENTER } : {}),
      ...(kind === "signature" || kind === "date" ? { alignment: AlignmentType.RIGHT } : {}),
      ...(isNumbered || kind === "title" ? {} : { indent: { firstLine: 640 } }),
      children: [
        ...runs((isNumbered ? "" : number) + text),
        ...(text.includes("约谈") ? [new FootnoteReferenceRun(1)] : []),
      ],
    });
  });
  const made = await Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font: FONT, size: 32 } } } },
      numbering: {
        config: [
          {
            reference: "notice",
            levels: [
              level(0, LevelFormat.CHINESE_COUNTING, "%1、"),
              level(1, LevelFormat.CHINESE_COUNTING, "（%2）"),

              level(2, LevelFormat.DECIMAL, "%3."),
            ],
          },
        ],
      },
      footnotes: { 1: { children: [new Paragraph("脚注：约谈记录存县水务局办公室。")] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("云岭县水务局文件")] }) },
          footers: {
            default: new Footer({
              children: [new Paragraph({ children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] })],
            }),
          },
          children: body,
        },
      ],
    }),
  );
  return withoutOverrides(made);
}

/** The ledger as a table of a Word document, with a vertically merged cell. */
export function makeLedgerDocx(): Promise<Buffer> {
  const rows = ledger.map(
    (row, y) =>
      new TableRow({
        children: row.map((cell, x) => {
          const continues = ledger[y + 1]?.[x] === null;
          const merge = cell === null ? VerticalMergeType.CONTINUE : continues ? VerticalMergeType.RESTART : undefined;
          return new TableCell({
            ...(merge ? { verticalMerge: merge } : {}),
            children: (cell ?? "").split("\n").map((line) => new Paragraph(line)),
          });
        }),
      }),
  );
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font: FONT } } } },
      sections: [
        {
          children: [
            new Paragraph("云岭县水务局巡察整改台账"),
            new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }),
          ],
        },
      ],
    }),
  );
}

/** Word splits a paragraph into runs wherever the cursor once stood. */
function runs(text: string): TextRun[] {
  return (text.match(/.{1,17}/gsu) ?? []).map((part) => new TextRun(part));
}

/** The library starts every list anew where it is first used, which LibreOffice exports to DOC as a list of its own. */
function withoutOverrides(docx: Buffer): Buffer {
  const parts = unzipSync(docx);
  const numbering = strFromU8(parts["word/numbering.xml"]!).replace(/<w:lvlOverride.*?<\/w:lvlOverride>/gu, "");
  return Buffer.from(zipSync({ ...parts, "word/numbering.xml": strToU8(numbering) }, { mtime: "1980-01-01" }));
}
