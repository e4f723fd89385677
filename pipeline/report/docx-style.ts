import {
  AlignmentType,
  Footer,
  type IRunOptions,
  type ISectionPropertiesOptions,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";

/**
 * Layout of official documents, GB/T 9704-2012: A4, type area 156 × 225 mm, title in 小标宋 of size 二号 (22 pt),
 * headings in 黑体 and 楷体, body in 仿宋 of size 三号 (16 pt), 22 lines a page, page number between dashes.
 */

/** Twentieths of a point. */
const MILLIMETRE = 1440 / 25.4;
const millimetres = (n: number): number => Math.round(n * MILLIMETRE);

/** Width of the type area in twentieths of a point. */
export const TYPE_AREA = millimetres(156);

/** Sizes in half points; `line` is the line pitch in twentieths of a point. */
export interface Sizes {
  readonly title: number;
  readonly body: number;
  readonly line: number;
  readonly caption: number;
  readonly table: number;
  readonly note: number;
}

/** Body 三号, 22 lines on 225 mm: 28.95 pt. */
export const STANDARD: Sizes = { title: 44, body: 32, line: 579, caption: 24, table: 21, note: 20 };

/** Body 四号: a dossier is an enclosure of two pages, not a document of its own. */
export const ENCLOSURE: Sizes = { title: 36, body: 28, line: 460, caption: 21, table: 18, note: 17 };

const PAGE_NUMBER = 28;

export const FONT = {
  title: "方正小标宋简体",
  heading: "黑体",
  subheading: "楷体",
  body: "仿宋",
  page: "宋体",
  latin: "Times New Roman",
} as const;

/** What to use where a machine has not the font, in the order of likeness; part of the font table. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  方正小标宋简体: "方正小标宋_GBK,小标宋,华文中宋,STZhongsong,思源宋体,Noto Serif CJK SC,宋体",
  黑体: "SimHei,思源黑体,Noto Sans CJK SC,Microsoft YaHei",
  楷体: "楷体_GB2312,KaiTi,STKaiti,Noto Serif CJK SC",
  仿宋: "仿宋_GB2312,FangSong,STFangsong,Noto Serif CJK SC",
  宋体: "SimSun,STSong,思源宋体,Noto Serif CJK SC",
};

/** The empty font table the library writes, with the fonts of the layout and their substitutes. */
export function withFontTable(name: string, xml: string): string {
  if (name !== "word/fontTable.xml") return xml;
  const fonts = Object.entries(SUBSTITUTES)
    .map(([font, others]) => `<w:font w:name="${font}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`)
    .join("");
  return xml.replace(/(<w:fonts\b[^>]*?)\/>/, `$1>${fonts}</w:fonts>`);
}

export function run(text: string, font: keyof typeof FONT, options: Omit<IRunOptions, "font" | "text"> = {}): TextRun {
  return new TextRun({
    text,
    font: { ascii: FONT.latin, hAnsi: FONT.latin, cs: FONT.latin, eastAsia: FONT[font] },
    ...options,
  });
}

export const PAGE: ISectionPropertiesOptions = {
  page: {
    size: { width: millimetres(210), height: millimetres(297) },
    margin: {
      top: millimetres(37),
      left: millimetres(28),
      right: millimetres(26),
      bottom: millimetres(35),
      header: millimetres(20),
      footer: millimetres(23),
    },
  },
};

/** `— 1 —`, one character in from the outer edge: right on odd pages, left on even ones. */
export function pageNumber(side: "left" | "right"): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: 280 },
        children: [
          new TextRun({
            children: ["— ", PageNumber.CURRENT, " —"],
            font: { ascii: FONT.page, hAnsi: FONT.page, eastAsia: FONT.page },
            size: PAGE_NUMBER,
          }),
        ],
      }),
    ],
  });
}
