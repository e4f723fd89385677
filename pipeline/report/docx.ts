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
import { formatNumber } from "../number-format.ts";
import { GENERATOR } from "../output-names.ts";
import { timeless } from "../timeless-zip.ts";
import { type Beside, cutNote } from "./beside.ts";
import { chartPng } from "./charts/png.ts";
import type { Chart } from "./charts/render.ts";
import { emsOf } from "./charts/theme.ts";
import {
  type Block,
  flatBlocks,
  groupTitle,
  type Phrase,
  type Quotes,
  type ReportDocument,
  type Table,
} from "./document.ts";
import { ENCLOSURE, PAGE, pageNumber, run, type Sizes, STANDARD, TYPE_AREA, withFontTable } from "./docx-style.ts";
import { wordTable } from "./docx-table.ts";
import { plainText } from "./plain-text.ts";
import { heldRows } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** Highest picture in CSS pixels; a page has room for 850. */
const PICTURE_HEIGHT = 780;

type Content = Paragraph | WordTable;

/** Groups of quotes and quotes of a group a Word report prints; it is read from front to back, the rest is elsewhere. */
const GROUPS = 4;
const QUOTES = 3;

/** The report as a Word file in the layout of official documents. */
export async function wordFile(document: ReportDocument, texts: Texts, beside: Beside): Promise<Uint8Array> {
  const sizes = document.brief ? ENCLOSURE : STANDARD;
  const writer = new Writer(texts, beside, sizes);
  const children: Content[] = [
    ...titleLines(document, sizes).map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: sizes.title * 16, lineRule: "exact" },
          children: [run(plainText(line), "title", { size: sizes.title })],
        }),
    ),
    writer.centred(document.subtitle, "subheading", sizes.body),
    writer.centred(`${texts.say("word.origin")} · ${document.restriction}`, "subheading", sizes.caption),
  ];
  let number = 0;
  for (const section of document.sections) {
    if (section.pageOnly) continue;
    children.push(writer.section(++number, section.title));
    for (const block of flatBlocks(section.blocks)) children.push(...(await writer.block(block)));
  }
  if (!document.brief) children.push(writer.section(++number, texts.say("about.title")));
  children.push(...writer.cover(document));
  const file = new Document({
    creator: GENERATOR,
    lastModifiedBy: GENERATOR,
    title: plainText(document.title),
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: PAGE, footers: { default: pageNumber("right"), even: pageNumber("left") }, children }],
  });
  return timeless(await Packer.toBuffer(file), withFontTable);
}

/** A title that fills more than one line is broken where its parts meet. */
function titleLines({ title, titleParts }: ReportDocument, sizes: Sizes): readonly string[] {
  const room = TYPE_AREA / (sizes.title * 10);
  return emsOf(title) <= room ? [title] : titleParts.map((part) => part.trim());
}

/** Writes blocks as paragraphs and keeps the numbers of headings, tables and figures. */
class Writer {
  readonly #texts: Texts;
  readonly #beside: Beside;
  readonly #sizes: Sizes;
  #subsection = 0;
  #table = 0;
  #figure = 0;

  constructor(texts: Texts, beside: Beside, sizes: Sizes) {
    this.#texts = texts;
    this.#beside = beside;
    this.#sizes = sizes;
  }

  /** 一、… */
  section(number: number, title: string): Paragraph {
    this.#subsection = 0;
    return this.#heading(this.#numbered("word.section", number, title), "heading", HeadingLevel.HEADING_1);
  }

  /** （一）… */
  #subheading(title: string): Paragraph {
    const number = ++this.#subsection;
    return this.#heading(this.#numbered("word.subsection", number, title), "subheading", HeadingLevel.HEADING_2);
  }

  #numbered(key: string, number: number, title: string): string {
    return this.#texts.say(key, { n: formatNumber(number, this.#texts.say("word.numerals")), title });
  }

  #heading(
    text: string,
    font: "heading" | "subheading",
    heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  ): Paragraph {
    return new Paragraph({
      heading,
      keepNext: true,
      spacing: { before: 0, after: 0, line: this.#sizes.line, lineRule: "exact" },
      indent: { firstLine: this.#sizes.body * 20 },
      children: [run(plainText(text), font, { size: this.#sizes.body, color: "000000", bold: false })],
    });
  }

  body(phrase: Phrase, keepNext = false): Paragraph {
    return new Paragraph({
      keepNext,
      spacing: { line: this.#sizes.line, lineRule: "exact" },
      indent: { firstLine: this.#sizes.body * 20 },
      alignment: AlignmentType.BOTH,
      children: phrase.map((inline) =>
        run(plainText(inline.text), "body", { size: this.#sizes.body, bold: inline.strong ?? false }),
      ),
    });
  }

  centred(text: string, font: "heading" | "subheading", size: number): Paragraph {
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
      spacing: { before: 60, after: 160 },
      children: [run(plainText(text), "body", { size: this.#sizes.note })],
    });
  }

  /** Scope, restriction, versions and citation: a line each, or one paragraph where space is short. */
  cover({ cover, brief }: ReportDocument): readonly Paragraph[] {
    if (!brief) return cover.map(({ label, value }) => this.#line(label, value));
    const colon = this.#texts.say("mark.colon");
    const stop = this.#texts.say("mark.stop");
    const lines = cover.filter(({ spare }) => !spare).map(({ label, value }) => label + colon + value);
    return [this.note(lines.join(stop) + stop.trim())];
  }

  /** `标签：内容`, small, lines close together. */
  #line(label: string, value: string): Paragraph {
    const colon = this.#texts.say("mark.colon");
    return new Paragraph({
      spacing: { before: 0, after: 40 },
      indent: { left: this.#sizes.note * 20, hanging: this.#sizes.note * 20 },
      children: [
        run(plainText(label + colon), "heading", { size: this.#sizes.note }),
        run(plainText(value), "body", { size: this.#sizes.note }),
      ],
    });
  }

  async block(block: Exclude<Block, { kind: "beside" }>): Promise<readonly Content[]> {
    switch (block.kind) {
      case "lead":
        return block.sentences.map((sentence) => this.body(sentence));
      case "prose":
        return block.pageOnly ? [] : [this.body(block.text)];
      case "note":
        return [this.note(block.text.map((inline) => inline.text).join(""))];
      case "heading":
        return [this.#subheading(block.text)];
      case "figures":
        return [];
      case "chart":
        return this.#chart(block.chart, block.wordHeight);
      case "matrix":
        return [...(await this.#chart(block.chart)), this.note(block.note)];
      case "quotes":
        return this.#quotes(block);
      case "table":
        return block.inWord && block.rows.length > 0 ? this.#tableBlocks(block) : [];
    }
  }

  async #chart(chart: Chart, highest: number = PICTURE_HEIGHT): Promise<readonly Content[]> {
    const { png, width, height } = await chartPng(chart);
    // 96 pixels an inch, 1440 twentieths of a point an inch; a page is 225 mm high.
    const scale = Math.min(1, (TYPE_AREA * 96) / 1440 / width, highest / height);
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
          size: this.#sizes.caption,
        }),
      ]),
    ];
  }

  #tableBlocks(table: Table): readonly Content[] {
    const caption = this.#texts.say("word.table", { n: ++this.#table, title: table.title });
    const shown = typeof table.inWord === "number" ? Math.min(table.shown, table.inWord) : table.shown;
    const size = { shown: Math.min(table.rows.length, shown), held: heldRows(table), total: table.total };
    // A dossier has no room for what its page explains and lists.
    const explained = this.#sizes === ENCLOSURE ? null : table.note;
    const beside = this.#sizes === ENCLOSURE ? { ...this.#beside, csv: null } : this.#beside;
    const note = [explained, cutNote(this.#texts, size, beside, table.id)].filter((part) => part).join(" ");
    return [
      this.centred(caption, "heading", this.#sizes.caption),
      wordTable({ ...table, shown }, this.#texts, this.#sizes.table),
      ...(note === "" ? [] : [this.note(note)]),
    ];
  }

  #quotes(quotes: Quotes): readonly Content[] {
    if (quotes.groups.length === 0) return [];
    const shown = quotes.groups.slice(0, GROUPS);
    return [
      this.#subheading(quotes.title),
      ...shown.flatMap((group, index) => [
        this.body(
          [
            {
              text: `${index + 1}.${groupTitle(group, Math.min(group.items.length, QUOTES), this.#texts)}`,
              strong: true,
            },
          ],
          true,
        ),
        ...group.items
          .slice(0, QUOTES)
          .map((quote, item) =>
            this.body([
              { text: this.#texts.say("word.quote", { n: item + 1, text: quote.text, label: quote.label }) },
              ...(quote.answer === undefined
                ? []
                : [{ text: this.#texts.say("word.answer", { answer: quote.answer }) }]),
            ]),
          ),
      ]),
      ...(shown.length < quotes.total
        ? [this.note(this.#texts.say("word.groupsCut", { shown: shown.length, total: quotes.total }))]
        : []),
    ];
  }
}
