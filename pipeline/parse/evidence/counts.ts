import { matchesAt } from "../matches.ts";
import { CHINESE_NUMERALS as CHINESE, formatDecimal, NUMERAL, readNumeral } from "../numerals.ts";
import { anyOf, evidenceLexicon } from "./lexicon.ts";
import type { Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

let pattern: RegExp | undefined;
let followers: ReadonlyMap<string, RegExp | null> | undefined;
let small: ReadonlySet<string> | undefined;

function compile(): RegExp {
  if (!pattern) {
    const words = evidenceLexicon().measure_words;
    pattern = new RegExp(
      `(?<![\\d.${CHINESE}])(?:(?<from>\\d{1,6})[ ]?(?:-|~|至|到)[ ]?)?(?<number>${NUMERAL})[ ]{0,2}(?<unit>${anyOf(words.map((one) => one.word))})`,
      "y",
    );
    followers = new Map(
      words.map((one) => [one.word, one.not_before ? new RegExp(`^(?:${one.not_before})`) : null] as const),
    );
    small = new Set(words.filter((one) => one.small).map((one) => one.word));
  }
  return pattern;
}

// 第3次, 这一次, 每一项, 同一个, 进一步 …: the number orders or points and counts nothing.
const NOT_COUNTING = /(?:第[ ]?|这|那|每|某|任|同|另|唯|统|进|逐|又|再|万|之|其|首|单|专|一|几|数|前|后|上|下|近)$/;
// 未开展一次活动: nothing took place; 每季度检查一次: how often, not how many.
const NOT_ONCE = /[未没无不][^,。;]{0,4}$|每[^,。;]{0,12}$|(?:半|逐)[年月][^,。;]{0,8}$/;
const CHINESE_ONE = /^[一壹]$/;

/**
 * Numbers with a measure word: `2000多篇`, `11万余人次`, `3-5次` (value `3/5`), `五场`. Not ordinals (第3次), not idioms (masked before), not a
 * bare 一个/一项, which only means "a".
 */
export function counts({ folded, numerals }: Stretch): readonly Found[] {
  const found: Found[] = [];
  for (const match of matchesAt(compile(), folded, numerals)) {
    const { from, number, unit } = match.groups as Record<"number" | "unit", string> & { from?: string };
    const end = match.index + match[0].length;
    if (followers!.get(unit)?.test(folded.slice(end, end + 4))) continue;
    const before = folded.slice(Math.max(0, match.index - 2), match.index);
    const isChinese = !/\d/.test(number);
    if (/第[ ]?$/.test(before) || (isChinese && NOT_COUNTING.test(before))) continue;
    if (
      isChinese &&
      CHINESE_ONE.test(number) &&
      NOT_ONCE.test(folded.slice(Math.max(0, match.index - 14), match.index))
    )
      continue;
    if (isChinese && CHINESE_ONE.test(number) && (!small!.has(unit) || /^[一二三四]/.test(folded.slice(end, end + 1))))
      continue;
    // 二次加工, 二级: two of something is 两.
    const amount = number === "二" ? null : readNumeral(number);
    if (!amount) continue;
    const value = formatDecimal(amount.decimal);
    found.push({
      kind: "count",
      value: from === undefined ? value : `${Number(from)}/${value}`,
      unit,
      start: match.index,
      end,
    });
  }
  return found;
}
