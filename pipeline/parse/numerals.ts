import { fold } from "../fold.ts";
import { matches } from "./matches.ts";

/**
 * Numbers as notices write them: `44`, `１，234`, `3.5万`, `1万4千`, `200余万`, `十五`, `二十一`, `一百零三`, `两`, `二〇二三`,
 * `壹万贰仟`. Values are exact decimals, because money must survive: `16.4万` is `164000`, not 163999.99….
 */

/** A non-negative decimal: `coefficient` × 10^−`scale`, without trailing zeros behind the point. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

export interface Numeral {
  readonly decimal: Decimal;
  readonly value: number;
  /** False for 余/多 (`200余`): the notice gives a lower bound. */
  readonly exact: boolean;
}

const DIGITS: Readonly<Record<string, bigint>> = {
  ...{ 零: 0n, 〇: 0n, "○": 0n, 一: 1n, 二: 2n, 两: 2n, 三: 3n, 四: 4n, 五: 5n, 六: 6n, 七: 7n, 八: 8n, 九: 9n },
  ...{ 壹: 1n, 贰: 2n, 貳: 2n, 叁: 3n, 參: 3n, 肆: 4n, 伍: 5n, 陆: 6n, 陸: 6n, 柒: 7n, 捌: 8n, 玖: 9n },
};
const MULTIPLIERS: Readonly<Record<string, bigint>> = {
  ...{ 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n },
  ...{ 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n, 億: 100_000_000n },
};
/** 廿 and 卅 are digit and ten in one character. */
const TENS: Readonly<Record<string, bigint>> = { 廿: 20n, 卅: 30n };

const MULTIPLIER = "十百千万亿拾佰仟萬億";
/** The characters of Chinese numerals, for a character class. */
export const CHINESE_NUMERALS = `零〇○一二两三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖廿卅${MULTIPLIER}`;
const ARABIC = "(?:\\d{1,3}(?:,\\d{3}){1,6}(?![\\d,])|\\d{1,20})(?:\\.\\d{1,10})?";

const CHINESE = `[${CHINESE_NUMERALS}]{1,24}(?:(?<=[${MULTIPLIER}廿卅])[余多][百千万亿]{1,2})?`;
const BEHIND_MULTIPLIER = "(?:零?\\d{1,4}(?!\\d)(?:\\.\\d{1,4})?)?";
const BEFORE_MORE = `(?<=[\\d${MULTIPLIER}廿卅])`;

/**
 * Source of a regular expression that finds candidates for {@link parseNumeral} in folded text; no capturing groups.
 * A candidate may still be no number (`百万千`): the parser decides.
 */
export const NUMERAL = `(?:${ARABIC}(?:[余多]?[${MULTIPLIER}]{1,2}${BEHIND_MULTIPLIER}){0,4}|${CHINESE})(?:${BEFORE_MORE}[余多])?`;

// 48 600, 1 268.4: thousands set apart by single spaces.
const THOUSANDS = "\\d{1,3}(?: \\d{3}){1,4}(?![\\d,])(?:\\.\\d{1,10})?";
const SPACE = "[ ]{0,2}";

/**
 * As {@link NUMERAL}, with the spaces that typesetting leaves inside a number: `48 600`, `1 268.4万`, `3.5 万余`, `1200 余`. What it
 * finds is read by {@link readSpacedNumeral}.
 */
export const SPACED_NUMERAL = `(?:(?:${THOUSANDS}|${ARABIC})(?:${SPACE}(?:[余多]${SPACE})?[${MULTIPLIER}]{1,2}${BEHIND_MULTIPLIER}){0,4}|${CHINESE})(?:${BEFORE_MORE}${SPACE}[余多])?`;

const WHOLE = new RegExp(`^${NUMERAL}$`);
const PLAIN = /^\d{1,15}$/;
const TOKEN = new RegExp(`\\d[\\d,]*(?:\\.\\d+)?|[${CHINESE_NUMERALS}]`, "g");

/** The number `text` writes, or null where it writes none. `text` must be the numeral alone, without unit. */
export function parseNumeral(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  return (COMMON.get(text) ?? readWritten(text))?.value ?? null;
}

/** As {@link parseNumeral}, with the exact decimal and whether 余/多 makes it a lower bound. */
export function readNumeral(text: string): Numeral | null {
  // Most numerals are a few plain digits.
  if (PLAIN.test(text)) return { decimal: { coefficient: BigInt(text), scale: 0 }, value: Number(text), exact: true };
  return COMMON.get(text) ?? readWritten(text);
}

/** As {@link readNumeral}, for what {@link SPACED_NUMERAL} finds. */
export function readSpacedNumeral(text: string): Numeral | null {
  return readNumeral(text.includes(" ") ? text.replaceAll(" ", "") : text);
}

// 3.5万, 48.6, 120亿
const ARABIC_AMOUNT = /^(\d{1,15})(?:\.(\d{1,10}))?([万亿])?$/;

function readWritten(text: string): Numeral | null {
  const arabic = ARABIC_AMOUNT.exec(text);
  if (arabic) return arabicAmount(arabic[1]!, arabic[2] ?? "", arabic[3]);
  const folded = fold(text).trim();
  if (folded.length > 64 || !WHOLE.test(folded)) return null;
  const decimal = /[\d]/.test(folded) || !isDigitString(folded) ? positional(folded) : digitString(folded);
  if (decimal === null) return null;
  return { decimal, value: Number(formatDecimal(decimal)), exact: !/[余多]/.test(folded) };
}

function arabicAmount(whole: string, fraction: string, unit: string | undefined): Numeral | null {
  const digits = BigInt(whole + fraction);
  if (unit !== undefined && digits === 0n) return null;
  const decimal = normal({
    coefficient: unit === undefined ? digits : digits * MULTIPLIERS[unit]!,
    scale: fraction.length,
  });
  return { decimal, value: Number(formatDecimal(decimal)), exact: true };
}

// The rest mostly number a list: 一 … 九十九.
const COMMON: ReadonlyMap<string, Numeral> = new Map(
  ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"].flatMap((digit, ten, digits) => {
    const tens = ten === 0 ? "" : `${ten === 1 ? "" : digit}十`;
    return digits.filter((one) => tens + one !== "").map((one) => [tens + one, readWritten(tens + one)!] as const);
  }),
);

/** `二〇二三`, `一〇三`: read digit by digit. Two or three digits without a zero (`三五`) mean "three to five": no number. */
function isDigitString(folded: string): boolean {
  if (folded.length < 2 || ![...folded].every((character) => character in DIGITS)) return false;
  return folded.length > 3 || /[零〇○]/.test(folded);
}

function digitString(folded: string): Decimal {
  return { coefficient: BigInt([...folded].map((character) => DIGITS[character]!).join("")), scale: 0 };
}

/**
 * `一百零三`, `3亿5000万`, `1万4千`, `三万五` (the last digit takes a tenth of the unit before it). Multipliers must
 * fall within a 万/亿 section, sections must fall too: `百千` and `千百` alone are words, not numbers.
 */
function positional(folded: string): Decimal | null {
  let total: Decimal = { coefficient: 0n, scale: 0 };
  let section: Decimal = total;
  let pending: Decimal | null = null;
  let lastUnit = 0n; // multiplier just before the pending digit, 0n after 零
  let sectionUnit = 1_000_000_000_000_000_000n;
  let smallUnit = 10_000n;
  for (const [token] of matches(TOKEN, folded)) {
    const digit = DIGITS[token];
    const unit = MULTIPLIERS[token];
    if (unit === undefined) {
      if (token === "零" || token === "〇" || token === "○") {
        if (pending) return null;
        lastUnit = 0n;
        if (folded.length === 1) pending = { coefficient: 0n, scale: 0 };
        continue;
      }
      if (pending) return null;
      const tens = TENS[token];
      if (tens !== undefined) {
        section = add(section, { coefficient: tens, scale: 0 });
        smallUnit = 10n;
        lastUnit = 10n;
        continue;
      }
      pending = digit === undefined ? parseArabic(token) : { coefficient: digit, scale: 0 };
      continue;
    }
    if (unit >= 10_000n) {
      const amount = add(section, pending ?? { coefficient: 0n, scale: 0 });
      if (amount.coefficient === 0n && total.coefficient === 0n) return null;
      if (unit > sectionUnit) {
        // 万亿, 3万5千亿: everything so far counts the larger unit.
        total = multiply(add(total, amount), unit);
      } else if (unit === sectionUnit) {
        return null;
      } else {
        total = add(total, multiply(amount, unit));
      }
      section = { coefficient: 0n, scale: 0 };
      sectionUnit = unit;
      smallUnit = 10_000n;
    } else {
      if (unit >= smallUnit) return null;
      // 十五 is 一十五; 百 and 千 need their digit (千 alone is a word).
      if (pending === null && unit !== 10n) return null;
      section = add(section, multiply(pending ?? { coefficient: 1n, scale: 0 }, unit));
      smallUnit = unit;
    }
    pending = null;
    lastUnit = unit;
  }
  if (pending) {
    const single = pending.scale === 0 && pending.coefficient < 10n;
    section = add(section, single && lastUnit > 10n ? multiply(pending, lastUnit / 10n) : pending);
  }
  return normal(add(total, section));
}

/** `1,234.50` as a decimal. */
function parseArabic(token: string): Decimal {
  const [whole, fraction = ""] = token.replaceAll(",", "").split(".") as [string, string?];
  return normal({ coefficient: BigInt(whole + fraction), scale: fraction.length });
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return normal({
    coefficient: a.coefficient * 10n ** BigInt(scale - a.scale) + b.coefficient * 10n ** BigInt(scale - b.scale),
    scale,
  });
}

export function multiply(a: Decimal, factor: bigint): Decimal {
  return normal({ coefficient: a.coefficient * factor, scale: a.scale });
}

function normal(decimal: Decimal): Decimal {
  let { coefficient, scale } = decimal;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale--;
  }
  return { coefficient, scale };
}

/** Plain decimal notation: `164000`, `1.5`. */
export function formatDecimal(decimal: Decimal): string {
  if (decimal.scale === 0) return String(decimal.coefficient);
  const digits = String(decimal.coefficient).padStart(decimal.scale + 1, "0");
  return `${digits.slice(0, -decimal.scale)}.${digits.slice(-decimal.scale)}`;
}
