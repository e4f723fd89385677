import { endsWithAspect } from "../headings/theme.ts";
import { readStatusGroup, readStatusPhrase, readTrailingStatus, type StatusReading } from "./status.ts";

/** The status that the heading of a section or theme tells for all problems under it. */
export interface GroupStatus {
  readonly reading: StatusReading;
  /** Characters of the heading that name it; the remark behind them tells the status alone. */
  readonly name: number;
  /** The heading names a status and no aspect. */
  readonly isStatusGroup: boolean;
}

// 2个  十二项  两条
const NUMBER = "(?:共|共有|共涉及|涉及|有)?(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?:个|项|条|类)";
const WHAT = "(?:反馈|具体|整改)?(?:的)?(?:问题|事项|任务)";
// 以下2个问题  对下列问题，  该方面问题  共2个问题，  所有问题
const SUBJECT = new RegExp(
  `^(?:针对|对于|对)?(?:(?:以下|下列|如下|该|本|此)(?:方面)?(?:的)?(?:${NUMBER})?|所有|全部|${NUMBER})${WHAT},? ?(?:目前|现)?(?=[^,])`,
);
// 2个已完成，1个正在推进: the problems of the group are told apart. 整改不到位, 未到位的原因: what is wrong, or why.
const NO_STATUS = /[\d一二两三四五六七八九十] ?(?:个|项|条)|其中|部分问题|不(?!宜|予|便)|的/;
// 以下为已完成整改的问题   已完成整改的问题共2个
const INTRODUCED = new RegExp(`^(?:以下|下列|如下)(?:${NUMBER})?(?:为|是|系|属于?)?|[,:]?${NUMBER}[。:]?$`, "g");

/**
 * A whole sentence that tells the status of all problems that follow: `以下2个问题已完成整改：`, `共2个问题，均已完成整改`,
 * `以下为已完成整改的问题：`.
 */
export function readGroupSentence(sentence: string): StatusReading | null {
  if (sentence.length < 4 || sentence.length > 48) return null;
  const status = ofSubject(sentence) ?? introduced(sentence);
  return status && { ...status, start: 0, end: sentence.length, raw: sentence.replace(/[。:;]$/, "") };
}

function ofSubject(sentence: string): StatusReading | null {
  const subject = SUBJECT.exec(sentence);
  if (!subject) return null;
  const rest = sentence.slice(subject[0].length).replace(/[。:;]$/, "");
  return NO_STATUS.test(rest) ? null : readStatusPhrase(rest);
}

function introduced(sentence: string): StatusReading | null {
  const named = sentence.replace(INTRODUCED, "");
  return named === sentence ? null : readStatusGroup(named);
}

/**
 * What a heading (folded, without its number) tells of the problems under it: 已完成整改的问题, 以下2个问题已完成整改,
 * 理论学习方面。共2个问题，均已完成整改。, 人才方面（1个问题，持续推进）. Null: nothing.
 */
export function readGroupStatus(heading: string): GroupStatus | null {
  if (heading.length > LONGEST) return null;
  const trailing = readTrailingStatus(heading);
  // …方面（4个问题，已完成整改3个） tells the problems apart.
  if (trailing && !NO_STATUS.test(trailing.raw))
    return { reading: trailing, name: heading.slice(0, trailing.from).trimEnd().length, isStatusGroup: false };
  const bracket = BRACKET.exec(heading);
  const inside = bracket && readGroupSentence(bracket[1]!);
  if (inside) return { reading: moved(inside, bracket.index + 1), name: bracket.index, isStatusGroup: false };
  const first = /^[^。;:]*/.exec(heading)![0];
  const group = readStatusGroup(heading) ?? readGroupSentence(heading) ?? groupAndSentence(heading, first);
  if (group) return { reading: group, name: heading.length, isStatusGroup: true };
  if (!endsWithAspect(first)) return null;
  const behind = heading.slice(first.length + 1).trim();
  const remark = readGroupSentence(behind);
  if (!remark) return null;
  return { reading: moved(remark, heading.length - behind.length), name: first.length, isStatusGroup: false };
}

const moved = (reading: StatusReading, by: number): StatusReading => ({
  ...reading,
  start: reading.start + by,
  end: reading.end + by,
});

// …方面（1个问题，持续推进）
const BRACKET = /\(([^()]{4,40})\)[。:]?$/;

// A heading with a remark is no paragraph.
const LONGEST = 90;

/** 需长期坚持整改的问题。以下1个问题需长期坚持。 — the heading, and its first sentence in the same line. */
function groupAndSentence(heading: string, first: string): StatusReading | null {
  const behind = heading.slice(first.length + 1).trim();
  return first.length < heading.length && readGroupSentence(behind) !== null ? readStatusGroup(first) : null;
}
