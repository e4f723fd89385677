import { readEnumerator } from "../headings/enumerator.ts";
import { readMarker } from "../leaf/marker.ts";
import { readWrapper } from "../leaf/wrapper.ts";
import { isLedgerRow } from "../ledger/ledger.ts";
import type { Line } from "../lines/line.ts";

/**
 * The heading of the closing section that has no number: 下一步工作打算 alone on its line, behind the last problem. The same
 * words are a label of the answer where they stand under several problems, or with a colon.
 */

// 下一步工作打算  今后努力方向及工作安排  【后续整改重点】
const TO_COME =
  /^(?:下一?步|下一?阶段|今后|后续|接下来)(?:(?:一段|一个)时期)?的?(?:(?:巡察|巡视)?整改)?(?:工作|努力|重点|主要|持续|推进|巩固){0,3}的?(?:打算|安排|计划|思路|措施|举措|方向|重点|任务|目标|考虑|工作)?(?:[和及与、](?:工作|努力|整改)?(?:打算|安排|计划|思路|措施|举措|方向|重点|任务|目标))?$/;
// 持续深化整改  巩固拓展整改成果
const GOING_ON =
  /^(?:持续|继续|不断|进一步)?(?:深化|巩固|推进|抓好|做好|拓展|加强|强化|扩大|用力)[^。;:,!?()\d]{0,10}(?:整改|整改工作|整改成果|整改成效|长效机制|后半篇文章)$/;
const LONGEST = 24;

/** The title that a line may be: 下一步工作打算, 【今后努力方向】; null for any other line, and for one with a colon. */
function titleIn(text: string): string | null {
  if (text.length > LONGEST) return null;
  const title = /^[[【](.+)[\]】]$/.exec(text)?.[1]?.trim() ?? text;
  return TO_COME.test(title) || GOING_ON.test(title) ? title : null;
}

/** Index of the line that heads the closing section at the end of the body; `lines.length` where there is none. */
export function closingHeadingAt(lines: readonly Line[]): number {
  const at = lines.findLastIndex((line, index) => index > 0 && titleIn(line.text) !== null);
  if (at === -1) return lines.length;
  const title = titleIn(lines[at]!.text)!;
  const isLabel = lines.some((line, index) => index !== at && labelOf(line.text) === title);
  // 整改状态 / 持续深化整改: what stands below a label is what it names.
  const isLabelled = readMarker(lines[at - 1]!.text.slice(0, 60), true)?.length === lines[at - 1]!.text.length;
  if (isLabel || isLabelled || (GOING_ON.test(title) && isAmongTitles(lines, at)) || !isClosing(lines.slice(at + 1)))
    return lines.length;
  // 03 / 下一步打算: its number is printed on a line of its own.
  return /^0\d$/.test(lines[at - 1]!.text) ? at - 1 : at;
}

const labelOf = (text: string): string | null => titleIn(text) ?? readMarker(text.slice(0, 60))?.label ?? null;

/** 强化政治引领 / 召开会议3次。 / 持续巩固整改成果 / … — the paragraphs of one answer have titles, and this is one of them. */
function isAmongTitles(lines: readonly Line[], at: number): boolean {
  for (let above = at - 1; above >= 0; above--) {
    const { text } = lines[above]!;
    if (readEnumerator(text) || readMarker(text.slice(0, 60), true)) return false;
    if (text.length <= LONGEST && !/[。;:,]/.test(text)) return true;
  }
  return false;
}

/** Lines below which no problem goes on: no answer is labelled in them, and their numbers begin anew. */
function isClosing(lines: readonly Line[]): boolean {
  const begun = new Set<string>();
  for (const { text } of lines) {
    if (readMarker(text.slice(0, 60)) !== null || isLedgerRow(text)) return false;
    const enumerator = readEnumerator(text);
    const rest = enumerator ? text.slice(enumerator.length) : text;
    if (/^(?:关于|针对|“)/.test(rest) && readWrapper(rest.slice(0, 400))) return false;
    if (!enumerator) continue;
    if (enumerator.value > 1 && !begun.has(enumerator.class)) return false;
    begun.add(enumerator.class);
  }
  return lines.length > 0;
}
