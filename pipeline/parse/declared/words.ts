import type { Counted, DeclaredWhat } from "../../model.ts";
import { STATUS_TOTALS } from "../leaf/status-words.ts";
import { NUMERAL } from "../numerals.ts";

/** The words that say what a number counts: a level (44个问题, 整改措施68条) or a status (已完成28个, 2个正在推进). */

export const CLASSIFIER = "(?:大|小)?(?:个|项|条|类|处|件|点|款)";
// One number with its classifier: 44个  五  12类
export const NUMBER = `(${NUMERAL}) ?(${CLASSIFIER})?`;

interface Words {
  readonly what: DeclaredWhat;
  readonly words: string;
}

const LEVELS: readonly Words[] = [
  {
    what: "manifestations",
    words: "(?:问题)?(?:的)?(?:具体|主要)?(?:问题)?(?:的)?表现(?:形式|或案例|及案例)?|典型案例|具体情形|具体事例",
  },
  {
    what: "measures",
    words:
      "(?:具体|针对性)?(?:的)?(?:整改)?(?:落实)?(?:工作)?(?:措施|举措)|(?:整改)?(?:落实)?责任清单|整改(?:落实)?清单",
  },
  { what: "tasks", words: "(?:具体)?(?:的)?整改(?:工作)?(?:任务|事项)(?:清单)?|(?:具体)?(?:工作)?任务(?:清单)?" },
  { what: "suggestions", words: "(?:整改|工作)?(?:意见)?(?:和)?建议" },
  {
    what: "problems",
    words: "(?:主要|突出|具体|反馈|整改|共性|个性|面上)?(?:的)?(?:具体)?问题(?:清单)?|大?类问题|反馈意见|大项(?:问题)?",
  },
  { what: "themes", words: "(?:大)?方面|大类" },
];

const GLUE = " ?(?:的)?";
const TOGETHER = "(?:共计|共有|共|合计|总计|为|有|计)";

const patterns = (all: readonly Words[], source: (words: string) => string) =>
  all.map(({ what, words }) => ({ what, pattern: new RegExp(source(words)) }));

const BEHIND_NUMBER = patterns(LEVELS, (words) => `^${GLUE}(?:反馈|需整改|需要整改)?${GLUE}(${words})`);
// The number behind its word: 具体问题14个, 整改措施68条
const BEFORE_NUMBER = patterns(LEVELS, (words) => `(${words})${GLUE}${TOGETHER}? ?$`);
// 制定整改措施,共计128条
const BEFORE_NUMBER_APART = patterns(LEVELS, (words) => `(${words}) ?, ?(?:共计|合计|总计|共有|共) ?$`);
const STATUS_BEHIND = patterns(
  STATUS_TOTALS,
  (words) =>
    `^ ?(?:${CLASSIFIER})?(?:问题|任务|事项|措施|举措)?(?:个|项)? ?(?:根据[^,。;]{0,16})?(?:目前|现)?(?:${words})`,
);
const STATUS_BEFORE = patterns(
  STATUS_TOTALS,
  (words) => `(?:${words})(?:的)?((?:整改)?(?:问题|任务|措施|举措)|事项|整改)?(?:共|共计|为|有)? ?$`,
);

/** What is counted, and the words that say so: `word` is the bare noun, `text` all that belongs to it. */
export interface Word {
  readonly what: DeclaredWhat;
  readonly word: string;
  readonly text: string;
}

function firstOf(among: typeof BEHIND_NUMBER, text: string): Word | null {
  for (const { what, pattern } of among) {
    const hit = pattern.exec(text);
    if (hit) return { what, word: hit[1] ?? "", text: hit[0] };
  }
  return null;
}

export const levelBehind = (after: string): Word | null => firstOf(BEHIND_NUMBER, after);

/** The level word before a number; apart by a comma only where nothing is counted behind (措施,共计12个部门 is none). */
export function levelBefore(before: string, after: string): Word | null {
  return firstOf(BEFORE_NUMBER, before) ?? (endsPhrase(after) ? firstOf(BEFORE_NUMBER_APART, before) : null);
}

/** 已完成整改46: the word is that of `完成整改问题41个`, empty where there is none. */
export function statusBefore(before: string): Word | null {
  const found = firstOf(STATUS_BEFORE, before);
  return found && { ...found, word: found.word === "整改" ? "" : found.word };
}

// 44个问题，截至6月底均已完成整改: a comma and a time may stand before a status that all of them have.
const ALL = /^ ?,? ?(?:(?:截[至止][^,;]{1,14}|目前|现),? ?)?(?=均|已全部|全部|都|已经全部)/;
// 全部完成责任分解, 均已落实责任人: the beginning of the work.
const NOT_YET = /^ ?(?:了)?(?:到(?!位)|责任|牵头|专人|分工|任务|分解|认领|交办|登记|建账|台账|移交|制定|梳理|方案)/;

export interface StatusBehind {
  readonly what: DeclaredWhat;
  readonly length: number;
  /** All that were counted have it: the number declares its level as well. */
  readonly all: boolean;
}

/** The status behind a number or its level word: 42个问题｜整改到位, 18个｜,已全部完成. */
export function statusBehind(after: string): StatusBehind | null {
  const lead = ALL.exec(after);
  const skipped = lead?.[0].length ?? 0;
  const hit = firstOf(STATUS_BEHIND, after.slice(skipped));
  if (!hit) return null;
  const rest = after.slice(skipped + hit.text.length);
  if (hit.what === "completed" && NOT_YET.test(rest)) return null;
  // 16个问题均已完成整改或取得阶段性成效: how many are which is not told.
  if (lead && /^ ?(?:或|或者)/.test(rest)) return null;
  // …反馈的4个问题已完成整改3个: the status belongs to the number behind it.
  if (BELONGS_BEHIND.test(rest)) return null;
  return { what: hit.what, length: skipped + hit.text.length, all: lead !== null };
}

const BELONGS_BEHIND = new RegExp(`^ ?(?:了)?(?:问题|任务|措施|举措)? ?${NUMERAL} ?${CLASSIFIER}`);

/** Whether nothing is counted behind the number: 已完成12个社区的改造 counts communities. */
export function endsPhrase(after: string): boolean {
  return (
    /^ ?(?:$|[^\u4e00-\u9fff ]|[均并其剩余尚正已占整])/.test(after) ||
    statusBehind(after) !== null ||
    startsStatus(after)
  );
}

// 已完成28个阶段性完成1个: the comma is missing.
const startsStatus = (after: string): boolean => firstOf(STATUS_BEHIND, after) !== null;

/** 问题清单18项: the entries of a list, which may be those of a lower level. */
export const isList = ({ levelWord }: { readonly levelWord: string }): boolean => levelWord.endsWith("清单");

export const isLevel = (what: DeclaredWhat): boolean => LEVELS.some((one) => one.what === what);
export const isStatus = (what: string): boolean => STATUS_TOTALS.some((one) => one.what === what);

/** Of what a status total is: the level its word names, `problems` for all that the inspection found; null without a word. */
export function countedBy(levelWord: string): Counted | null {
  if (levelWord === "" || /建议/.test(levelWord)) return null;
  if (/措施|举措/.test(levelWord)) return "measures";
  return /任务|事项|清单/.test(levelWord) ? "tasks" : "problems";
}
