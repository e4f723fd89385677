import { matches } from "../matches.ts";
import type { Found, Named } from "./found.ts";

/** Totals of another inspection, an audit or a meeting (formats.md section 6: 上轮反馈19个问题, 审计20个问题仍有3个). */

const FOREIGN =
  /首轮|首次|抽取|抽查|随机|全[县市区省州](?:共|累计|一共)?(?:反馈|发现|查找|指出)|征求|征集|收集|听取|采纳|走访|上(?:一)?轮|上(?:一)?次|前(?:一)?轮|历次|以往|往年|(?:审计|督查|信访)(?!局|厅|署|室|委员会)|主题教育|检视|民主生活会|自查(?:出|发现)|班子成员认领|会议(?:上)?提出|线索|谈话|处分|此前[^,;]{0,16}(?:反馈|指出|发现)|曾(?:经)?[^,;]{0,12}(?:反馈|指出|发现)/;
// 县审计局反馈的9个问题, 县委督查室通报的9个问题; 向县审计局反馈了9个问题 is told of the notice's own unit.
const FOUND_BY =
  /(?<!(?:[向对给]|反馈|指出)[^,;]{0,10})(?:审计|督查|信访)(?:局|厅|署|室)(?:(?!针对|对照|根据|按照|围绕)[^,;]){0,6}(?:反馈|指出|发现|查出|提出|通报|交办|转办)/;
// 选人用人专项检查反馈的9个问题, 组织部门同步反馈问题6个
const BESIDE = /专项检查(?:组)?(?:中|共|同步|分别|一并)?(?:反馈|发现|指出|提出)[^,;]{0,8}$|同步反馈[^,;]{0,14}$/;
// 党组书记牵头整改重点难点问题2个, 班子成员领办问题5个: who takes charge of some of them
const IN_CHARGE =
  /(?:(?:书记|负责人|负责同志|班子成员|领导)[^,;]{0,8}|亲自)(?:牵头|领办|包抓|包案|认领|督办|协调|过问)(?!制定|研究|梳理|形成|召开)[^,;]{0,14}$/;
// 巡察及选人用人专项检查反馈的30个问题 are the inspection's own as well.
const BOTH = /巡[察视][^,;]{0,8}(?:及|和|与|暨|、)[^,;]{0,16}专项检查/;
const PRESENT = /本次|此次|本轮|这次/;

// 上轮反馈的19个问题已完成,本次反馈问题12个: from 本次 on the clause is of this inspection; 本次巡察发现仍有3个 is of the other.
// 上轮问题5个未整改到位,新发现问题6个,合计11个问题: a sum that takes in what is new is what a look back found.
const TURNS =
  /(?:本次|此次|本轮|这次)(?:[县市区省]委)?(?:巡[察视](?:组)?)?(?:共|一共|集中)?(?:反馈|指出|发现|提出)(?!仍|[^,;]{0,2}仍)|(?<=新(?:发现|增|查出|指出|反馈)[^,;]{0,10},)(?:合计|共计|总计|共)/g;

/** The clause that governs a number: behind the last ; and from where it turns to this inspection. */
export function clauseOf(before: string): string {
  const clause = before.slice(before.lastIndexOf(";") + 1);
  let from = 0;
  for (const match of matches(TURNS, clause)) from = match.index;
  return clause.slice(from);
}

export function isForeign(clause: string): boolean {
  return (
    FOREIGN.test(clause) ||
    FOUND_BY.test(clause) ||
    IN_CHARGE.test(clause) ||
    (BESIDE.test(clause) && !BOTH.test(clause))
  );
}

export const isPresent = (clause: string): boolean => PRESENT.test(clause);

// 2019年县委第一巡察组, 2022年3月1日至4月28日,县委第二巡察组, 2019年巡察反馈
const INSPECTION =
  /(20\d\d)年(\d{1,2}月)?(?:\d{1,2}日)?(?:至[\d年月日]{1,12})?,?(?:[\u4e00-\u9fff]{0,5}委)?(?:第[一二三四五六七八九十\d]{1,3})?(?:首轮|常规|专项|交叉|提级|机动)?巡[察视](?:组|反馈)/g;

export function inspectionIn(clause: string): Named | null {
  let named: Named | null = null;
  for (const match of matches(INSPECTION, clause)) named = { year: Number(match[1]), isDated: match[2] !== undefined };
  return named;
}

/**
 * 2019年县委第一巡察组反馈的26个问题 … 本次反馈问题38个: totals of a year are another inspection's when the notice names one two
 * years later (the year of an inspection may be that before its feedback), or when it names this one by its year alone and
 * declares another number of problems of 本次.
 */
export function withForeignYears(found: readonly Found[]): readonly Found[] {
  const latest = Math.max(0, ...found.map((one) => one.inspection?.year ?? 0));
  if (latest === 0) return found;
  const present = found.filter((one) => one.isPresent && one.what === "problems" && one.role === "total");
  return found.map((one) => {
    if (one.inspection === null || one.isPresent) return one;
    const { year, isDated } = one.inspection;
    const same = found.filter((two) => two.what === "problems" && !two.isPresent && two.inspection?.year === year);
    const isAnother = present.some((two) => same.length > 0 && same.every((three) => three.value !== two.value));
    return latest - year >= 2 || (!isDated && isAnother) ? { ...one, role: "foreign" } : one;
  });
}
