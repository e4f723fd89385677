import { matches, matchesAt } from "../matches.ts";
import { add, CHINESE_NUMERALS, type Decimal, formatDecimal, multiply, NUMERAL, readNumeral } from "../numerals.ts";
import { SIGN, type Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

const CURRENCY = "人民币元|美元|港元|港币|欧元|日元|元|圆|块钱";
// 48 600 元: thousands set apart by spaces.
const SPACED = "\\d{1,3}(?: \\d{3}){1,4}(?![\\d,.])";
const AMOUNT = new RegExp(
  `(?<![\\d.第${CHINESE_NUMERALS}])(?:(?<from>\\d{1,9}(?:\\.\\d{1,4})?)[ ]{0,2}(?:-|~|至|到)[ ]{0,2})?(?<number>${SPACED}|${NUMERAL})[ ]{0,2}(?<currency>${CURRENCY})(?![旦宵素化])(?<small>\\d角(?:\\d分)?|\\d分)?(?:整|正)?`,
  "y",
);
const SIGNED = new RegExp(`[¥￥][ ]{0,2}(?<number>${NUMERAL})(?!\\d)`, "g");
// 投入资金350万, 欠款12万: the unit is left out; only where money is spoken of and nothing else is counted.
const BARE = /(?<![\d.第])(?<number>\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,4})?[余多]?[万亿])(?:余|多)?(?=[,。;、:)\n]|$)/g;
const MONEY_WORD =
  /资金|经费|投入|金额|补助|补贴|款|费|收入|支出|追缴|退缴|上缴|清退|投资|奖金|工资|欠|借|贷|预算|成本|租金|税|价/;

/**
 * Amounts of money; the value is in yuan as an exact decimal (`3.5万元` → `35000`), a range `3-5万元` is `30000/50000`. 余 and 多
 * (`200余万元`) give the printed lower bound. Other currencies keep their own unit.
 */
export function money({ folded, signs, numerals }: Stretch): readonly Found[] {
  if (!(signs & SIGN.money)) return [];
  const found: Found[] = [];
  for (const match of matchesAt(AMOUNT, folded, numerals)) {
    const { from, number, currency, small } = match.groups as Record<"number" | "currency", string> & {
      from?: string;
      small?: string;
    };
    const amount = readNumeral(number.replaceAll(" ", ""));
    // 二元结构, 三元区: a single Chinese digit before 元 is a word unless 钱 or 整 follows.
    if (!amount || (/^[一二两三四五六七八九]$/.test(number) && !/[钱整正角]$/.test(match[0]))) continue;
    const value = withSmall(amount.decimal, small);
    const lower = from === undefined ? null : lowerBound(from, number);
    found.push({
      kind: "money",
      value: lower ? `${formatDecimal(lower)}/${formatDecimal(value)}` : formatDecimal(value),
      unit: /^(?:人民币元|元|圆|块钱)$/.test(currency) ? "yuan" : currency,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  for (const pattern of [SIGNED, BARE]) {
    for (const match of matches(pattern, folded)) {
      const amount = readNumeral(match.groups!.number!);
      if (!amount) continue;
      if (pattern === BARE && !MONEY_WORD.test(clauseBefore(folded, match.index))) continue;
      const end = match.index + match[0].length;
      found.push({ kind: "money", value: formatDecimal(amount.decimal), unit: "yuan", start: match.index, end });
    }
  }
  return found;
}

function clauseBefore(folded: string, at: number): string {
  return folded
    .slice(Math.max(0, at - 14), at)
    .split(/[,。;!?\n]/)
    .at(-1)!;
}

/** 12元5角3分 */
function withSmall(yuan: Decimal, small: string | undefined): Decimal {
  if (!small) return yuan;
  const jiao = /(\d)角/.exec(small)?.[1] ?? "0";
  const fen = /(\d)分/.exec(small)?.[1] ?? "0";
  const scaled = multiply(yuan, 100n);
  if (scaled.scale !== 0) return yuan;
  const cents = scaled.coefficient + BigInt(jiao) * 10n + BigInt(fen);
  return add({ coefficient: cents, scale: 2 }, { coefficient: 0n, scale: 0 });
}

/** The 3 of 3-5万元 counts 万 too. */
function lowerBound(from: string, number: string): Decimal | null {
  const multiplier = /[余多]?([百千万亿]{1,2})[余多]?$/.exec(number)?.[1] ?? "";
  return readNumeral(from + multiplier)?.decimal ?? null;
}
