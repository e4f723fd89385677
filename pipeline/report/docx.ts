import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  type Table as WordTable,
} from "docx";
import { type Beside, cutNote } from "./beside.ts";
import { chartPng } from "./charts/png.ts";
import type { Chart } from "./charts/render.ts";
import { emsOf } from "./charts/theme.ts";
import { type Block, flatBlocks, type Phrase, type Quotes, type ReportDocument, type Table } from "./document.ts";
import { chineseNumber, LINE, PAGE, pageNumber, run, SIZE, TYPE_AREA, withFontTable } from "./docx-style.ts";
import { wordTable } from "./docx-table.ts";
import type { Texts } from "./texts.ts";
import { plainText } from "./xlsx.ts";
import { timeless } from "./zip.ts";

type Content = Paragraph | WordTable;

/** Groups of quotes a Word report prints; it is read from front to back, the rest is in the workbook. */
const GROUPS = 6;

/** The report as a Word file in the layout of official documents. */
export async function wordFile(document: ReportDocument, texts: Texts, beside: Beside): Promise<Uint8Array> {
  const writer = new Writer(texts, beside);
  const children: Content[] = [
    ...titleLines(document).map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: 700, lineRule: "exact" },
          children: [run(plainText(line), "title", { size: SIZE.title })],
        }),
    ),
    writer.centred(document.subtitle, "subheading"),
  ];
  let number = 0;
  for (const section of document.sections) {
    if (section.pageOnly) continue;
    children.push(writer.section(++number, section.title));
    for (const block of flatBlocks(section.blocks)) children.push(...(await writer.block(block)));
  }
  children.push(writer.section(++number, texts.say("word.about")));
  children.push(
    writer.note(document.cover.map(({ label, value }) => `${label}：${value}`).join(texts.lang === "zh" ? "；" : "; ")),
  );
  const file = new Document({
    creator: "xunjian",
    lastModifiedBy: "xunjian",
    title: plainText(document.title),
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: PAGE, footers: { default: pageNumber("right"), even: pageNumber("left") }, children }],
  });
  return timeless(await Packer.toBuffer(file), withFontTable);
}

/** A title that fills more than one line is broken where its parts meet. */
function titleLines({ title, titleParts }: ReportDocument): readonly string[] {
  const room = TYPE_AREA / (SIZE.title * 10);
  return emsOf(title) <= room ? [title] : titleParts.map((part) => part.trim());
}

/** Writes blocks as paragraphs and keeps the numbers of headings, tables and figures. */
class Writer {
  readonly #texts: Texts;
  readonly #beside: Beside;
  #subsection = 0;
  #table = 0;
  #figure = 0;

  constructor(texts: Texts, beside: Beside) {
    this.#texts = texts;
    this.#beside = beside;
  }

  /** 一、… */
  section(number: number, title: string): Paragraph {
    this.#subsection = 0;
    const enumerator = this.#texts.lang === "zh" ? `${chineseNumber(number)}、` : `${number}. `;
    return this.#heading(enumerator + title, "heading", HeadingLevel.HEADING_1);
  }

  /** （一）… */
  #subheading(title: string): Paragraph {
    const number = ++this.#subsection;
    const enumerator = this.#texts.lang === "zh" ? `（${chineseNumber(number)}）` : `(${number}) `;
    return this.#heading(enumerator + title, "subheading", HeadingLevel.HEADING_2);
  }

  #heading(
    text: string,
    font: "heading" | "subheading",
    heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  ): Paragraph {
    return new Paragraph({
      heading,
      keepNext: true,
      spacing: { before: 0, after: 0, line: LINE, lineRule: "exact" },
      indent: { firstLine: SIZE.body * 20 },
      children: [run(plainText(text), font, { size: SIZE.body, color: "000000", bold: false })],
    });
  }

  body(phrase: Phrase): Paragraph {
    return new Paragraph({
      spacing: { line: LINE, lineRule: "exact" },
      indent: { firstLine: SIZE.body * 20 },
      alignment: AlignmentType.BOTH,
      children: phrase.map((inline) =>
        run(plainText(inline.text), "body", { size: SIZE.body, bold: inline.strong ?? false }),
      ),
    });
  }

  centred(text: string, font: "heading" | "subheading", size: number = SIZE.body): Paragraph {
    return this.#small([run(plainText(text), font, { size })], { keepNext: true });
  }

  #small(children: readonly ParagraphChild[], options: { readonly keepNext?: boolean } = {}): Paragraph {
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 80 },
      ...options,
      children,
    });
  }

  note(text: string): Paragraph {
    return new Paragraph({
      spacing: { before: 60, after: 200 },
      children: [run(plainText(text), "body", { size: SIZE.note })],
    });
  }

  async block(block: Exclude<Block, { kind: "beside" }>): Promise<readonly Content[]> {
    switch (block.kind) {
      case "lead":
        return block.sentences.map((sentence) => this.body(sentence));
      case "prose":
      case "note":
        return [this.body(block.text)];
      case "heading":
        return [this.#subheading(block.text)];
      case "figures":
        return [];
      case "chart":
        return this.#chart(block.chart);
      case "matrix":
        return [...(await this.#chart(block.chart)), this.note(block.note)];
      case "quotes":
        return this.#quotes(block);
      case "table":
        return block.inWord && block.rows.length > 0 ? this.#tableBlocks(block) : [];
    }
  }

  async #chart(chart: Chart): Promise<readonly Content[]> {
    const { png, width, height } = await chartPng(chart);
    // 96 pixels an inch, 1440 twentieths of a point an inch; a page is 225 mm high.
    const scale = Math.min(1, (TYPE_AREA * 96) / 1440 / width, 780 / height);
    const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const number = ++this.#figure;
    const altText = {
      // Without an id the library counts on from whatever it wrote before in the process.
      id: String(number),
      name: chart.id,
      title: plainText(chart.title),
      description: plainText(chart.description).slice(0, 2000),
    };
    return [
      this.#small([new ImageRun({ type: "png", data: png, transformation, altText })], { keepNext: true }),
      this.#small([
        run(plainText(this.#texts.say("word.figure", { n: number, title: chart.title })), "heading", {
          size: SIZE.caption,
        }),
      ]),
    ];
  }

  #tableBlocks(table: Table): readonly Content[] {
    const caption = this.#texts.say("word.table", { n: ++this.#table, title: table.title });
    const size = { shown: Math.min(table.rows.length, table.shown), held: table.rows.length, total: table.total };
    const note = [table.note, cutNote(this.#texts, size, this.#beside, table.id)].filter((part) => part).join(" ");
    return [this.centred(caption, "heading", SIZE.caption), wordTable(table, this.#texts), this.note(note)];
  }

  #quotes(quotes: Quotes): readonly Content[] {
    if (quotes.groups.length === 0) return [];
    const shown = quotes.groups.slice(0, GROUPS);
    return [
      this.#subheading(quotes.title),
      ...shown.flatMap((group, index) => [
        this.body([{ text: `${index + 1}.${group.title}`, strong: true }]),
        ...group.items.map((quote, item) =>
          this.body([
            { text: `（${item + 1}）${quote.text}（${quote.label}）` },
            ...(quote.answer === undefined ? [] : [{ text: this.#texts.say("word.answer", { answer: quote.answer }) }]),
          ]),
        ),
      ]),
      ...(shown.length < quotes.total
        ? [this.note(this.#texts.say("word.groupsCut", { shown: shown.length, total: quotes.total }))]
        : []),
    ];
  }
}
