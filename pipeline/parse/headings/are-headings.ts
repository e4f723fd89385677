import { readStatusGroup, readTrailingStatus } from "../leaf/status.ts";
import { voiceOf } from "../leaf/voice.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import { MEASURE_CLASSES, type Seen } from "./seen.ts";
import { namesAspect, speaksOfTheme } from "./theme.ts";

const opens = (one: Seen): boolean => one.opensBlock || one.opensInside;

/** A numbered line with the lines under it. */
interface Item {
  readonly head: Seen;
  readonly inside: readonly Seen[];
}

/** Whether the items under `parent` (null: the body itself) are headings, or a list inside a statement or an answer. */
export function areHeadings(items: readonly Item[], parent: Seen | null, documentHasMarkers: boolean): boolean {
  if (items.length === 0) return false;
  if (parent === null) return true;
  const wrapped = items.filter(({ head }) => head.wrapped !== null || head.enumerator?.class === "problem").length;
  if (wrapped * 2 >= items.length) return true;
  const answered = items.filter(({ head, inside }) => head.opensInside || inside.some(opens)).length;
  const ledger = items.some(({ inside }) => inside.some((one) => isLedgerRow(one.line.text)));
  if (answered > 0 || ledger) {
    if (answered === items.length || ledger) return true;
    // P:(1)a(2)b 整改情况:… — one answer behind the last item answers the whole.
    const onlyLast =
      answered === 1 && items.length > 1 && (items.at(-1)!.head.opensInside || items.at(-1)!.inside.some(opens));
    return !onlyLast && answered * 2 >= items.length;
  }
  const inGroup = readStatusGroup(parent.rest) !== null;
  const isTheme = inGroup || speaksOfTheme(parent.rest) || parent.enumerator?.class === "part";
  const parentVoice = parent.wrapped && !namesAspect(parent.rest) ? 1 : voiceOf(parent.rest);
  let score = isTheme ? 1 : parentVoice > 0.2 ? -0.8 : 0;
  for (const item of items) score += headingScore(item, parentVoice, documentHasMarkers) / items.length;
  return score > 0;
}

function headingScore({ head, inside }: Item, parentVoice: number, documentHasMarkers: boolean): number {
  const status = readTrailingStatus(head.rest.slice(-60)) !== null || inside.some((one) => one.isStatus);
  // Under a parent that is no fault, tasks are headed in the voice of answers (落实立德树人根本任务。一是…).
  const heard = voiceOf(head.rest);
  // ①党费收缴不及时，11名党员欠交党费。一是补齐… the finding and its answer in one line.
  const fused = /[。:;] ?一是/.exec(head.rest);
  const answered = fused !== null && voiceOf(head.rest.slice(0, fused.index)) >= 0;
  const voice = parentVoice > 0.2 ? heard : Math.max(heard, 0);
  const titled = /^[^。;]{2,28}[。:] ?\S/.test(head.rest) && parentVoice <= 0.2;
  // Measures one a line right below (一是… 措施一：…): what stands above them is no measure itself.
  const itemised = inside[0]?.enumerator != null && MEASURE_CLASSES.has(inside[0].enumerator.class);
  const hasAnswer = inside.some((one) => one.line.text.length > 12) || /[。:;] ?一是/.test(head.rest);
  return (
    voice * 2 +
    (hasAnswer ? 0.6 : -1) +
    (status ? 0.5 : 0) +
    (titled ? 0.5 : 0) +
    (answered ? 1 : 0) +
    (itemised ? 1.5 : 0) -
    (documentHasMarkers ? 0.8 : 0)
  );
}
