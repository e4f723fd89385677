import type { Dated, Placed } from "./dated.ts";
import { sentences } from "./sentence.ts";

// Something else happened on the day, and 反馈 is only its object: 召开专题会议研究反馈意见整改.
const OTHER_ACT =
  /印发|制定|审议|研究|成立|完成|上报|报送|报告|整改|学习|传达|(?<!统一|统筹|工作|安排)部署|启动|会议|召开(?![^。;,]{0,24}反馈(?:意见|情况|问题)?(?:工作|大|通报)?会)|领取|认领|截至|截止/;
// 反馈 as a noun that the clause is about: 针对巡察反馈…, 对照市委第三巡察组反馈…
const AS_OBJECT =
  /(?:针对|对照|根据|围绕|按照|依据|结合|聚焦|落实|就)[^,。;]{0,24}$|对(?:巡[视察查]|[省市区县州]委)[^,。;]{0,16}$/;
// 召开反馈意见会, 召开巡察反馈会
const MEETING = /^[^。;]{0,40}召开[^,。;]{0,24}反馈(?:意见|情况|问题)?(?:工作|大|通报)?会/;
// 反馈时间为D, 反馈意见(D)
const LABELLED = /反馈(?:意见|情况)?(?:的)?(?:时间|日期)(?:为|是|:|在)?$|反馈(?:意见|情况|会)?\($/;
// 巡察反馈会于D召开, 反馈情况通报会议D举行, 反馈会暨整改动员会于D召开; not 整改情况反馈会.
const MEETING_ON =
  /(?<!整改[^,。;]{0,6})反馈(?:意见|情况|问题)?(?:工作|大|通报)?会议?(?:暨[^,。;]{2,16}会议?)?(?:定|已)?[于在]?$/;
const HELD = /^(?:上午|下午|晚上)?(?:在[^,。;]{2,16})?(?:如期|顺利|正式|集中)?(?:召开|举行|开)/;
// 反馈意见于D送达, 巡察反馈于D进行; not 反馈意见于D传达学习, 反馈问题于D前整改到位.
const TOLD_ON = /反馈(?:意见|情况|问题)?(?:书)?(?:已)?于$/;
const TOLD = /^(?:上午|下午)?(?:正式|书面|集中|当面)?(?:反馈|收到|送达|下达|移交|交办|进行)/;

/** All dates of feedback that `one` tells, in order. */
export function feedbackDates(one: Dated): readonly Placed[] {
  const { view, mentions, resolved } = one;
  const found: Placed[] = [];
  for (const sentence of sentences(view.text)) {
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    for (const [at, mention] of inside.entries()) {
      const date = resolved.get(mention);
      if (!date) continue;
      const head = view.text.slice(Math.max(sentence.start, mention.span.start - 60), mention.span.start);
      const next = inside[at + 1]?.span.start ?? sentence.end;
      if (tellsFeedback(head, view.text.slice(mention.span.end, next).slice(0, 90))) found.push({ date, view });
    }
  }
  return found;
}

/** Whether feedback was given on a day, by the words of the sentence before and after it. */
function tellsFeedback(head: string, tail: string): boolean {
  // 截至D, 针对D县委第一巡察组反馈的问题
  if (/(?:截至|截止到?|截止至|(?:针对|围绕|对照|聚焦|根据|就)[^,。;]{0,6})$/.test(head)) return false;
  const to = tail.indexOf("反馈");
  const told = to !== -1 && !OTHER_ACT.test(tail.slice(0, to)) && !AS_OBJECT.test(tail.slice(0, to));
  if (told && !/^(?:截至|截止)/.test(tail)) return true;
  if (MEETING.test(tail) || LABELLED.test(head)) return true;
  return (MEETING_ON.test(head) && HELD.test(tail)) || (TOLD_ON.test(head) && TOLD.test(tail));
}
