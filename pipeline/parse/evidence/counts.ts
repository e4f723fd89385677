import { matchesAt } from "../matches.ts";
import { CHINESE_NUMERALS as CHINESE, formatDecimal, readSpacedNumeral, SPACED_NUMERAL } from "../numerals.ts";
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
      `(?<![\\d.${CHINESE}])(?!(?<=\\d )\\d{3}(?!\\d))(?:(?<from>\\d{1,6})[ ]?(?:-|~|至|到)[ ]?)?(?<number>${SPACED_NUMERAL})[ ]{0,2}(?<unit>${anyOf(words.map((one) => one.word))})`,
      "y",
    );
    followers = new Map(
      words.map((one) => [one.word, one.not_before ? new RegExp(`^(?:${one.not_before})`) : null] as const),
    );
    small = new Set(words.filter((one) => one.small).map((one) => one.word));
  }
  return pattern;
}

// 第3次, 每三人, 那两次, 数十次, 前三名, 上两批, 首三场: the number orders or points and counts nothing. A word like 会前 or 线上 does not point:
// 会前两次沟通, 线上五场.
const ORDERING = /第[ ]?$/;
const POINTING = /(?:[这那每某任几数万之其首一]|(?<![会课班节赛训线网])[前后上下])$/;
// 近三期 are the latest, 近二十户 nearly twenty.
const NEAR = /近$/;
const FEW = /^[一两三四五六七八九]$/;
// 同一个, 统一, 进一步, 单一份; but 合同一份, 清单一份.
const SAME_ONE = /(?:(?<!合)同|(?<![清名账订表菜罚])单|[另唯统进逐又再专])$/;
// 市委巡察三组, 审计二组: the team with that number.
const TEAM = /(?:巡[察视]|督[导查]|审计|纪检监察|考[核察])(?:工作)?$/;
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
    const before = folded.slice(Math.max(0, match.index - 6), match.index);
    if (ORDERING.test(before) || (unit === "组" && TEAM.test(before))) continue;
    const isChinese = !/\d/.test(number);
    if (isChinese && (POINTING.test(before) || (FEW.test(number) && NEAR.test(before)))) continue;
    if (isChinese && CHINESE_ONE.test(number)) {
      if (!small!.has(unit) || SAME_ONE.test(before) || /^[一二三四]/.test(folded.slice(end, end + 1))) continue;
      if (NOT_ONCE.test(folded.slice(Math.max(0, match.index - 14), match.index))) continue;
    }
    // 二次加工, 二级: two of something is 两.
    const amount = number === "二" ? null : readSpacedNumeral(number);
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
