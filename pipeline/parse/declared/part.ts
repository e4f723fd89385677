import { CHINESE_NUMERALS } from "../numerals.ts";
import type { Found, Role } from "./found.ts";

/** Whether a number of a level is the level's total, or a part of it, or what is due. */

// 其余31个问题, 其他问题12个
const REST = /(?:其余|其它|其他|另外|剩余|剩下|余下)(?:的)? ?$/;
// 需在集中整改期内完成的10个问题, 应完成的198条措施
const DUE =
  /(?:(?<![相对响适反供效])应(?!改)|需|须|(?<![按照])计划|(?<!模)拟(?![定订]))(?:(?!\d ?[条项]|\d ?个(?!月))[^,;、。]){0,18}?(?:完成|整改到位|办结|销号)(?:整改)?(?:的)? ?$/;
// 所属二级单位问题6个; 局党组及所属单位反馈问题 are the unit's own.
const BELONGING = /(?<![及和与暨、])(?:所属|下属)[^,;、。]{0,12}$/;
// (含社区问题6个
const INCLUDED = /[(,](?:其中)?含(?:有)?[^,;、)]{0,10}$/;
// 其中涉及党建方面问题5个, 包括机关问题9个, 44个问题中,42个问题
const LIST = /其中|包括|包含|(?:问题|表现|措施|任务)中/;
// 党建方面问题5个, 涉及资金的问题3个; but 等方面问题26个 are all.
const SUBJECT = new RegExp(`(?:[^等大个${CHINESE_NUMERALS}\\d ]方面|(?:涉及|关于|属于)[^,;、]{1,14})(?:的)? ?$`);

/** Whether what stands before a number says that it has yet to be done: 应完成的198条 declares none completed. */
export const isDue = (governor: string): boolean => DUE.test(governor);

export interface Governed {
  readonly role: Role;
  /** The part is one by its subject: what is said of its status is no total either. */
  readonly bySubject: boolean;
}

const TOTAL: Governed = { role: "total", bySubject: false };

/**
 * @param governor the sentence before the number and its noun
 * @param bracket where the bracket around the number opens in the sentence, or -1
 */
export function governedBy(
  governor: string,
  bracket: number,
  one: Pick<Found, "what" | "value" | "classifier" | "sentence">,
  found: readonly Found[],
): Governed {
  if (REST.test(governor)) return { role: "part", bySubject: false };
  if (isDue(governor)) return { role: "due", bySubject: false };
  if (BELONGING.test(governor) || INCLUDED.test(governor)) return { role: "part", bySubject: true };
  // 39个具体问题,其中12类: a grouping is no part.
  if (one.classifier.endsWith("类") || !hasLarger(one, found)) return TOTAL;
  const bySubject = SUBJECT.test(governor);
  if (bracket >= 0) return { role: "part", bySubject: bySubject || !/[(,、:] ?$/.test(governor) };
  if (bySubject) return { role: "part", bySubject };
  if (!LIST.test(governor)) return TOTAL;
  return { role: "part", bySubject: !STARTS.test(governor) };
}

// 其中｜12个问题已完成,｜20个问题正在推进: between the comma and the number stands no subject.
const STARTS = /(?:^|其中|包括|包含|中|[,;、:])(?:有|共|已|尚|仍|另有|还有|目前|截[至止][^,;、:]{0,12})? ?$/;

/** Whether a larger total of the level stands before it, in its sentence or the one before. */
function hasLarger(one: Pick<Found, "what" | "value" | "sentence">, found: readonly Found[]): boolean {
  return found.some(
    (two) => two.what === one.what && two.role === "total" && two.value > one.value && one.sentence - two.sentence <= 1,
  );
}

/** Where the bracket opens that is still open at the end of `before`, or -1. */
export function openBracket(before: string): number {
  const at = before.lastIndexOf("(");
  return at > before.lastIndexOf(")") ? at : -1;
}
