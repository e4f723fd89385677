import { matches } from "../matches.ts";
import { formatDecimal, readNumeral } from "../numerals.ts";
import { SIGN, type Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

const SIGNED = /(?<![\d.])(\d{1,9}(?:\.\d{1,6})?)[ ]{0,2}(%|‰|个百分点)/g;
const WRITTEN = /(百|千)分之([〇零一二两三四五六七八九十百\d]{1,8})(?:[点.]([〇零一二三四五六七八九\d]{1,6}))?/g;
const RANK = /排名(?:全[省市区县国州])?第([一二三四五六七八九十\d]{1,4})/g;

// No rate is without one of these.
const ANY = /[%‰]|个百分点|分之|排名/;

/**
 * Rates: `98.5%`, `百分之九十五` (unit `percent`), `3‰` (`permille`), `2.1个百分点` (`percentage-point`: a difference of two rates, kept as a rate
 * with its own unit), and ranks `排名第二` (`rank`), which the codebook counts among the rates.
 */
export function percents({ folded, signs }: Stretch): readonly Found[] {
  if (!(signs & SIGN.percent) || !ANY.test(folded)) return [];
  const found: Found[] = [];
  const push = (match: RegExpExecArray, value: string | null, unit: string): void => {
    if (value !== null)
      found.push({ kind: "percent", value, unit, start: match.index, end: match.index + match[0].length });
  };
  for (const match of matches(SIGNED, folded))
    push(match, decimal(match[1]!), match[2] === "%" ? "percent" : match[2] === "‰" ? "permille" : "percentage-point");
  for (const match of matches(WRITTEN, folded))
    push(match, written(match[2]!, match[3]), match[1] === "百" ? "percent" : "permille");
  for (const match of matches(RANK, folded)) push(match, decimal(match[1]!), "rank");
  return found;
}

function decimal(printed: string): string | null {
  const read = readNumeral(printed);
  return read && formatDecimal(read.decimal);
}

/** 九十五 点 六 → 95.6; 百分之百 is 100. */
function written(whole: string, fraction: string | undefined): string | null {
  const head = whole === "百" ? "100" : decimal(whole);
  if (head === null || fraction === undefined) return head;
  const digits = [...fraction].map((digit) => (/\d/.test(digit) ? digit : decimal(digit))).join("");
  return `${head}.${digits}`;
}
