import { matches, matchesAt } from "../matches.ts";
import {
  add,
  CHINESE_NUMERALS,
  type Decimal,
  formatDecimal,
  multiply,
  readNumeral,
  readSpacedNumeral,
  SPACED_NUMERAL,
} from "../numerals.ts";
import { SIGN, type Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

const CURRENCY = "人民币元|美元|港元|港币|欧元|日元|元|圆|块钱";
// 3-5万元, 三至五万元, 2万-3万元, 1.2万元至3万元: what stands before the upper bound.
const FROM = `(?<from>\\d{1,9}(?:\\.\\d{1,4})?[余多]?[百千万亿]{0,2}[余多]?|[${CHINESE_NUMERALS}]{1,8})(?<own>${CURRENCY})?[ ]{0,2}(?:-|~|至|到)[ ]{0,2}`;
const AMOUNT = new RegExp(
  `(?<![\\d.第${CHINESE_NUMERALS}]|\\d )(?<range>${FROM})?(?<number>${SPACED_NUMERAL})[ ]{0,2}(?<currency>${CURRENCY})(?![旦宵素化])(?<small>\\d角(?:\\d分)?|\\d分)?(?:整|正)?`,
  "y",
);
const SIGNED = new RegExp(`[¥￥][ ]{0,2}(?<number>${SPACED_NUMERAL})(?!\\d)`, "g");
// 投入资金350万, 欠款 12 万: the unit is left out; only where money is spoken of and nothing else is counted.
const BARE =
  /(?<![\d.第]|\d )(?<number>\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,4})?[ ]{0,2}[余多]?[万亿])(?:余|多)?(?=[,。;、:)\n]|$)/g;
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
    const { range, from, own, number, currency, small } = match.groups as Record<"number" | "currency", string> &
      Partial<Record<"range" | "from" | "own" | "small", string>>;
    const amount = readSpacedNumeral(number);
    // 二元结构, 三元区: a single Chinese digit before 元 is a word unless 钱 or 整 follows.
    if (!amount || (/^[一二两三四五六七八九]$/.test(number) && !/[钱整正角]$/.test(match[0]))) continue;
    const end = match.index + match[0].length;
    const upper = withSmall(amount.decimal, small);
    const push = (value: string, unit: string, start: number, to: number): void => {
      found.push({
        kind: "money",
        value,
        unit: /^(?:人民币元|元|圆|块钱)$/.test(unit) ? "yuan" : unit,
        start,
        end: to,
      });
    };
    const lower = from === undefined ? null : lowerBound(from, own, number, upper);
    if (lower) {
      push(`${formatDecimal(lower)}/${formatDecimal(upper)}`, currency, match.index, end);
      continue;
    }
    // 12万元至3万元: no range, two amounts.
    const first = from !== undefined && own !== undefined ? readNumeral(from) : null;
    if (first) push(formatDecimal(first.decimal), own!, match.index, match.index + from!.length + own!.length);
    push(formatDecimal(upper), currency, match.index + (range?.length ?? 0), end);
  }
  for (const pattern of [SIGNED, BARE]) {
    for (const match of matches(pattern, folded)) {
      const amount = readSpacedNumeral(match.groups!.number!);
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

/**
 * The 3 of 3-5万元 counts 万 too, the 5000 of 5000-1万元 and a bound with a multiplier or currency of its own do not. Null where it does not
 * lie below the upper bound.
 */
function lowerBound(from: string, own: string | undefined, number: string, upper: Decimal): Decimal | null {
  const shared =
    own === undefined && /[\d一二两三四五六七八九十]$/.test(from) ? SHARED_MULTIPLIER.exec(number)?.[1] : undefined;
  for (const printed of shared === undefined ? [from] : [from + shared, from]) {
    const lower = readNumeral(printed)?.decimal;
    if (lower && isBelow(lower, upper)) return lower;
  }
  return null;
}

const SHARED_MULTIPLIER = /[余多]?[ ]{0,2}([百千万亿]{1,2})[ ]{0,2}[余多]?$/;

function isBelow(a: Decimal, b: Decimal): boolean {
  return a.coefficient * 10n ** BigInt(b.scale) < b.coefficient * 10n ** BigInt(a.scale);
}
