import type { DateMention } from "../dates.ts";
import type { Dated, Placed } from "./dated.ts";
import { sentences } from "./sentence.ts";

const AS_OF = /(?:截至|截止到?|截止至|截至到|截止于|截至于|截止目前\(|截至目前\()(?:今日\()?$/;
// …反馈问题32条,到2022年2月28日,已完成整改29条; at the head of the sentence 到 may be missing. Not 9月5日至11月4日.
const UP_TO = /(?:^|[,;:])[到至止]$/;
const COMMA = /^底?(?:前)?,/;
const WHAT = /问题|任务|事项|措施|清单|整改/;
// 已整改12个, 已全部解决
const DONE =
  /完成|整改到位|办结|销号|整改率|成效|成果|落实到位|推进|有序(?:展开|开展|进行)|已(?:经)?(?:全部|全面|基本|累计)?(?:整改|解决)/;
const COUNTED =
  /\d{1,6}(?:\.\d{1,4})?(?:余|多)?(?:个|项|条|类|处|件|%|问题)|[一二三四五六七八九十]{1,4}(?:个|项|条|类)|全部|均已/;

/** The day up to which the totals of the notice are counted: 截至2024年6月30日，23个问题已完成整改21个. */
export function asOfDate(one: Dated, used: readonly DateMention[]): Placed | null {
  const { view, mentions, resolved } = one;
  for (const sentence of sentences(view.text)) {
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
    const headOf = ({ span }: DateMention): string =>
      view.text.slice(Math.max(sentence.start, span.start - 8), span.start);
    // 7月18日,反馈12个问题,…,截至12月31日,已完成11个: the day said to be the last goes before one that only opens the sentence.
    const said = inside.filter((mention) => AS_OF.test(headOf(mention)));
    for (const mention of [...said, ...inside.filter((one) => !said.includes(one))]) {
      const date = resolved.get(mention);
      if (!date) continue;
      const head = headOf(mention);
      const isFirst = mention.span.start - sentence.start <= 1;
      const opens = !used.includes(mention) && (isFirst || UP_TO.test(head));
      if (!said.includes(mention) && !(opens && COMMA.test(view.text.slice(mention.span.end, mention.span.end + 3))))
        continue;
      const tail = view.text.slice(mention.span.end, Math.min(sentence.end, mention.span.end + 200));
      // …分解为160条整改任务。截至2022年6月30日,已完成148条: what is counted may stand in the sentence before.
      const before = view.text.slice(Math.max(0, sentence.start - 100), mention.span.start);
      const counts = WHAT.test(tail) || (WHAT.test(before) && /^,?[^,。;]{0,6}(?:完成|整改|办结|销号|解决)/.test(tail));
      // 现将截至2024年7月31日的整改进展情况通报如下
      const published = /^(?:的)?[^,。;]{0,20}整改[^,。;]{0,12}情况[^,。;]{0,8}(?:公布|通报|公告|公示|公开|如下)/.test(
        tail,
      );
      if (published || (counts && DONE.test(tail) && COUNTED.test(tail))) return { date, view };
    }
  }
  return null;
}
