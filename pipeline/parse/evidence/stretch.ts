import { CHINESE_NUMERALS } from "../numerals.ts";

/**
 * What the evidence readers look for in a stretch, each with the characters of which every find of that reader has one.
 * The values are bits.
 */
export const SIGN = {
  title: 1 << 0,
  documentNumber: 1 << 1,
  quotation: 1 << 2,
  congress: 1 << 3,
  money: 1 << 4,
  percent: 1 << 5,
  division: 1 << 6,
  firm: 1 << 7,
  court: 1 << 8,
  bureau: 1 << 9,
  village: 1 << 10,
  date: 1 << 11,
} as const;

type Sign = keyof typeof SIGN;

const CHARACTERS: Readonly<Record<Sign, string>> = {
  title: "《",
  documentNumber: "号",
  quotation: '“"‘「『',
  congress: "第届大",
  money: "元圆块币¥￥万亿",
  percent: "%‰分排", // 个百分点, 百分之, 排名
  division: "省市区县州旗",
  firm: "司所", // 公司, 事务所
  court: "院裁", // 法院, 检察院, 仲裁委员会
  bureau: "局厅",
  village: "村社", // 村, 社区
  date: "日月-./",
};

const NUMERAL = 1 << 14;
const POINT = 1 << 15;
/** The signs that each UTF-16 unit is. */
const SIGNS = new Uint16Array(0x10000);
const mark = (characters: string, bit: number): void => {
  for (const character of characters) SIGNS[character.charCodeAt(0)]! |= bit;
};
for (const sign of Object.keys(SIGN) as Sign[]) mark(CHARACTERS[sign], SIGN[sign]);
mark(`0123456789${CHINESE_NUMERALS}`, NUMERAL);
mark(".", POINT);

/** A folded stretch of text, looked through once for all evidence readers: one that can find nothing is done at once. */
export interface Stretch {
  readonly folded: string;
  /** Bits of {@link SIGN} of the characters that stand in the stretch. */
  readonly signs: number;
  /** Where a number may begin: at a digit or Chinese numeral behind neither another nor a decimal point. Ascending. */
  readonly numerals: readonly number[];
}

export function stretchOf(folded: string): Stretch {
  let signs = 0;
  const numerals: number[] = [];
  let before = 0;
  for (let at = 0; at < folded.length; at++) {
    const here = SIGNS[folded.charCodeAt(at)]!;
    signs |= here;
    if (here & NUMERAL && !(before & (NUMERAL | POINT))) numerals.push(at);
    before = here;
  }
  return { folded, signs, numerals };
}
