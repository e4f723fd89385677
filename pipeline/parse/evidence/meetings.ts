import type { DateMention } from "../dates.ts";
import { matches } from "../matches.ts";
import { anyOf, evidenceLexicon } from "./lexicon.ts";
import { Mask } from "./mask.ts";
import type { Found } from "./token.ts";

let dated: RegExp | undefined;
let numbered: RegExp | undefined;

// 会议记录, 会议室, 会议精神, 会议纪要 name papers and rooms; 全会精神 is somebody else's meeting.
const NOT_HELD =
  "(?![\\d一二三四五六七八九十两]{1,3}次|常务委员会|常委会|议|记录|纪要|室|精神|制度|材料|议题|中心|费|费用|通知|议程|签到)";
// 县人大常委会听取…, 政治协商会议某县委员会: organs, unless they are said to meet (召开县人大常委会, 县人大常委会举行, 常委会议).
const ORGAN =
  "(?!(?<=人大|政协|代表大会)(?<!(?:召开|举行|列席|参加|出席)[^,。;]{0,10})常委会(?!召开|举行|议)|(?<=政治协商)会议)";
const N = "[一二三四五六七八九十百\\d]{1,4}";

function compile(): void {
  const names = anyOf(evidenceLexicon().meetings);
  dated = new RegExp(`^[^。;!?\\n《》]{0,40}?${ORGAN}(?:${names})议?${NOT_HELD}`);
  numbered = new RegExp(
    `(?:(?:19|20)\\d{2}年(?:度)?)?第[ ]?(?<number>${N})[ ]?次[^。;,、:!?\\n《》“”]{0,16}?(?:${ORGAN}(?:${names})议?|会(?=[,。;、:\\n]|上|$))${NOT_HELD}`,
    "g",
  );
}

/**
 * Meetings that a record can prove: numbered (`2023年第5次党组会议`) or dated (`3月26日,召开了…工作会`). The dates inside stay evidence of their
 * own. Value: the number or the date as resolved by the caller.
 *
 * @param dates date mentions of the same folded stretch, with their resolved value
 */
export function meetings(
  folded: string,
  dates: readonly { readonly mention: DateMention; readonly value: string | null }[],
): readonly Found[] {
  if (!dated || !numbered) compile();
  if (dates.length === 0 && !folded.includes("第")) return [];
  const found: Found[] = [];
  const taken = new Mask(folded.length);
  for (const match of matches(numbered!, folded)) {
    taken.take(match.index, match.index + match[0].length);
    found.push({
      kind: "meeting",
      value: `第${match.groups!.number}次`,
      unit: null,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  for (const [at, { mention, value }] of dates.entries()) {
    const next = dates[at + 1]?.mention.span.start ?? folded.length;
    const from = mention.span.end;
    const tail = dated!.exec(folded.slice(from, Math.min(next, from + 60)));
    if (!tail || isOtherEvent(tail[0])) continue;
    // 截至6月15日,召开党员大会3次: a count of meetings up to a day.
    if (/(?:截至|截止|截止到|自|从)$/.test(folded.slice(Math.max(0, mention.span.start - 3), mention.span.start)))
      continue;
    const end = from + tail[0].length;
    if (!taken.isFree(mention.span.start, end)) continue;
    found.push({ kind: "meeting", value, unit: null, start: mention.span.start, end });
  }
  return found;
}

/** 3月底前完成…,未召开会议: the date is of another act, or no meeting was held. */
function isOtherEvent(between: string): boolean {
  return /未(?:及时|按时|按期)?(?:召开|开展|组织|经|在)|没有召开|关于|[\d一二三四五六七八九十两余多]次|印发|下发|前(?:完成|整改)|协会|学会|委员会会|社会|机会|晚会|运动会|博览会/.test(
    between,
  );
}
