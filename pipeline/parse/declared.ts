import { fold } from "../fold.ts";
import type { DeclaredCount, DeclaredWhat } from "../model.ts";
import { quote, type Span } from "../span.ts";
import { matches } from "./matches.ts";
import { NUMERAL, parseNumeral } from "./numerals.ts";

/**
 * The totals a notice declares of itself (formats.md section 6): `五个方面共44个问题`, `分解为60项整改落实责任清单`,
 * `已完成28个,阶段性完成1个`. Numbers of something else (上轮反馈19个问题, 会议3次, 9项制度) are not read.
 */

const CLASSIFIER = "(?:大|小)?(?:个|项|条|类|处|件|点|款)";
// One number with its classifier: 44个  五  12类
const NUMBER = `(${NUMERAL}) ?(${CLASSIFIER})?`;

const LEVELS: readonly { readonly what: DeclaredWhat; readonly words: string }[] = [
  {
    what: "manifestations",
    words: "(?:问题)?(?:的)?(?:具体|主要)?(?:问题)?(?:的)?表现(?:形式|或案例|及案例)?|典型案例|具体情形|具体事例",
  },
  {
    what: "measures",
    words:
      "(?:具体|针对性)?(?:的)?(?:整改)?(?:落实)?(?:工作)?(?:措施|举措)|(?:整改)?(?:落实)?责任清单|整改(?:落实)?清单",
  },
  { what: "tasks", words: "(?:具体)?(?:的)?整改(?:工作)?(?:任务|事项)|(?:具体)?(?:工作)?任务" },
  { what: "suggestions", words: "(?:整改|工作)?(?:意见)?(?:和)?建议" },
  {
    what: "problems",
    words: "(?:主要|突出|具体|反馈|整改|共性|个性|面上)?(?:的)?(?:具体)?问题|大?类问题|反馈意见|大项(?:问题)?",
  },
  { what: "themes", words: "(?:大)?方面|大类" },
];

const STATUSES: readonly { readonly what: DeclaredWhat; readonly words: string }[] = [
  {
    what: "not_public",
    words:
      "(?:根据|按照|按|依据|因|涉及)?[^,。;]{0,16}?(?:不宜|不予|不便|不能)(?:对外)?(?:公开|公布|公示)|[^。;]{0,40}另行(?:公开|公布)",
  },
  {
    what: "partial",
    words:
      "(?:已)?(?:取得)?(?:阶段性)(?:完成)?(?:整改)?(?:成果|成效|进展|目标|任务|到位)?|(?:已)?基本(?:完成|整改到位)(?:整改)?|部分完成(?:整改)?|取得(?:明显|积极|一定|初步)(?:成效|进展)",
  },
  {
    what: "remaining",
    words:
      "剩余|余下|尚(?:有)?未(?:完成|整改到位|办结)(?:整改)?|未(?:完成|整改到位|办结|销号)(?:整改)?|仍(?:有|在)未完成",
  },
  {
    what: "ongoing",
    words:
      "(?:正在|持续|长期|有序|继续|加快|稳步|仍在)(?:进行)?(?:整改|推进|坚持|办理|落实|实施)(?:整改)?(?:中|落实)?|推进(?:整改)?中|需(?:要)?(?:长期|持续)(?:坚持|整改|推进)(?:整改)?|整改中",
  },
  { what: "immediate", words: "(?:已)?(?:立行立改|即知即改|立知立改|边巡边改|边查边改)" },
  {
    what: "completed",
    words:
      "(?:已|均已|均|都已|已经|全部|现已|已全部|目前已)?(?:按(?:期|时)|如期|全面|全部)?(?:完成(?:整改|销号)?|整改(?:完成|到位|完毕|落实到位|销号)|办结|销号|落实到位)(?:到位|完成|销号)?|(?:已|均已|已全部)整改",
  },
];

const GLUE = " ?(?:的)?";
const BEHIND_NUMBER = LEVELS.map(({ what, words }) => ({
  what,
  pattern: new RegExp(`^${GLUE}(?:反馈|需整改|需要整改)?${GLUE}(${words})`),
}));
// The number behind its word: 具体问题14个, 整改措施68条
const BEFORE_NUMBER = LEVELS.map(({ what, words }) => ({
  what,
  pattern: new RegExp(`(${words})${GLUE}(?:共|共计|合计|总计|为|有|计)? ?$`),
}));
const STATUS_BEHIND = STATUSES.map(({ what, words }) => ({
  what,
  pattern: new RegExp(
    `^ ?(?:${CLASSIFIER})?(?:问题|任务|事项|措施)?(?:个|项)? ?(?:根据[^,。;]{0,16})?(?:目前|现)?(?:${words})`,
  ),
}));
const STATUS_BEFORE = STATUSES.map(({ what, words }) => ({
  what,
  pattern: new RegExp(`(?:${words})(?:的)?(?:问题|任务|事项|措施|整改(?:问题|任务|措施)?)?(?:共|共计|为|有)? ?$`),
}));

// 制定及修改制度12项, 新建制度14项; 健全《…》等9项制度 names some and is no total.
const RULES_BEFORE =
  /(?:制定|修订|修改|新建|建立|完善|健全|出台)[^,。;、《》□]{0,10}?(制度|规章制度|机制|办法)(?:共|共计|合计)? ?$/;

// What the totals of another inspection, an audit or a meeting are about.
const FOREIGN =
  /首轮|首次|抽取|抽查|随机|全[县市区省州](?:共|累计|一共)?(?:反馈|发现|查找|指出)|征求|征集|收集|听取|采纳|走访|上(?:一)?轮|上(?:一)?次|前(?:一)?轮|历次|以往|往年|审计|督查|主题教育|检视|民主生活会|自查(?:出|发现)|班子成员认领|会议(?:上)?提出|信访|线索|谈话|处分/;
const RELEVANT =
  /指出|发现|公布|反馈|巡察|巡视|整改|完成|归并|归纳|共有|分解|细化|梳理|制定|明确|形成|列出|其中|公开|立行立改|剩余|推进|阶段性/;

// No notice declares more; the bound keeps a hostile text from being compared pair by pair.
const MOST = 200;

interface Found {
  readonly what: DeclaredWhat;
  readonly value: number;
  readonly levelWord: string;
  readonly span: Span;
  readonly sentence: number;
  readonly all: boolean;
}

/** Totals declared in the given stretches of the text, in order, each pair of kind and value once. */
export function readDeclared(text: string, scopes: readonly (Span | null)[]): readonly DeclaredCount[] {
  const found: Found[] = [];
  let sentence = 0;
  for (const scope of scopes) {
    if (!scope) continue;
    const folded = fold(quote(text, scope)).replace(/《[^》]{0,120}》/g, (title) => "□".repeat(title.length));
    for (const match of matches(/[^。!?\n]{1,1200}/g, folded)) {
      sentence++;
      if (found.length < MOST && RELEVANT.test(match[0]))
        readSentence(match[0], scope.start + match.index, sentence, found);
    }
  }
  const settled = settleLevels(found);
  const seen = new Set<string>();
  const counts: DeclaredCount[] = [];
  for (const one of settled) {
    const key = `${one.what}:${one.value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    counts.push({
      what: one.what,
      value: one.value,
      raw: quote(text, one.span),
      levelWord: one.levelWord,
      span: one.span,
    });
  }
  return counts;
}

const NUMBERS = new RegExp(NUMBER, "g");

function readSentence(sentence: string, offset: number, index: number, found: Found[]): void {
  for (const match of matches(NUMBERS, sentence)) {
    const value = parseNumeral(match[1]!);
    if (value === null || !Number.isInteger(value) || value > 9999) continue;
    // 42问题个整改到位: the classifier slipped behind its noun (formats.md section 6).
    const slipped = /^ ?问题(?:个|项)/.exec(sentence.slice(match.index + match[0].length));
    const classified = match[2] !== undefined || slipped !== null;
    const before = sentence.slice(Math.max(0, match.index - 40), match.index);
    const end = match.index + match[0].length + (slipped?.[0].length ?? 0);
    const after = slipped ? `问题${sentence.slice(end, end + 40)}` : sentence.slice(end, end + 40);
    // 完成一项、验收一项 is a way of working, not a total.
    if (
      /^ ?(?:项|个|件)?[、,](?:验收|销号|巩固|解决|落实|整改)一(?:项|个|件)/.test(
        sentence.slice(match.index + match[0].length),
      )
    )
      continue;
    if (/(?:每|各|同|某|任何|哪|逐|这|另|分)$/.test(before)) continue;
    if (/[第.\d年月日:〔[(-]$/.test(before) || /^ ?(?:年|月|日|号|届|次|%|次会|届)/.test(after)) continue;
    const clause = before.slice(Math.max(before.lastIndexOf(";"), before.lastIndexOf("。")) + 1);
    if (FOREIGN.test(clause)) continue;
    const push = (what: DeclaredWhat, levelWord: string, from: number, to: number, all = false): void => {
      found.push({ what, value, levelWord, span: { start: offset + from, end: offset + to }, sentence: index, all });
    };
    const level = BEHIND_NUMBER.map(({ what, pattern }) => ({ what, hit: pattern.exec(after) })).find(({ hit }) => hit);
    const behindLevel = level?.hit ? after.slice(level.hit[0].length) : after;
    const status = statusBehind(behindLevel);
    // 9大类问题 needs no classifier: 大类 is one.
    if (level?.hit && (classified || level.what === "themes" || level.hit[1]!.startsWith("大类"))) {
      const to = end + (slipped ? 0 : level.hit[0].length);
      // 42个问题整改到位 declares completed ones; 44个问题均已整改到位 declares both.
      const all = status !== null && ALL.test(behindLevel);
      if (status === null || all) push(level.what, level.hit[1]!, match.index, to);
      if (status?.what === "remaining" || !status) pushStatusBefore(before, push, match.index, to, level.hit[1]!);
      else push(status.what, level.hit[1]!, match.index, to + status.length, all);
      continue;
    }
    if (!classified) continue;
    const leftOver = /(?:剩余|余下)(?:的)? ?$/.test(before);
    if (level === undefined && status && !leftOver) {
      push(status.what, "", match.index, end + status.length);
      continue;
    }
    const statusWord = STATUS_BEFORE.map(({ what, pattern }) => ({ what, hit: pattern.exec(before) })).find(
      ({ hit }) => hit,
    );
    if (statusWord?.hit) {
      push(statusWord.what, "", match.index - statusWord.hit[0].length, end);
      continue;
    }
    const rules = RULES_BEFORE.exec(before);
    if (rules && /截至|累计|期间|共计|已完成/.test(sentence) && !/等$/.test(before)) {
      push("rules", rules[1]!, match.index - rules[0].length, end);
      continue;
    }
    const levelWord = BEFORE_NUMBER.map(({ what, pattern }) => ({ what, hit: pattern.exec(before) })).find(
      ({ hit }) => hit,
    );
    if (levelWord?.hit && levelWord.what !== "themes")
      push(levelWord.what, levelWord.hit[1]!, match.index - levelWord.hit[0].length, end);
  }
}

/** 已完成整改46项: a status word directly before the number counts beside the level word behind it. */
function pushStatusBefore(
  before: string,
  push: (what: DeclaredWhat, levelWord: string, from: number, to: number) => void,
  from: number,
  to: number,
  levelWord: string,
): void {
  const status = STATUS_BEFORE.map(({ what, pattern }) => ({ what, hit: pattern.exec(before) })).find(({ hit }) => hit);
  if (status?.hit) push(status.what, levelWord, from - status.hit[0].length, to);
}

// 44个问题，已全部完成整改: a comma may stand before a status that all of them have.
const ALL = /^ ?,? ?(?:截至目前,?|目前,?|现)?(?:均|已全部|全部|都)/;

function statusBehind(after: string): { what: DeclaredWhat; length: number } | null {
  if (ALL.test(after) && after.trimStart().startsWith(",")) return statusBehind(after.trimStart().slice(1));
  for (const { what, pattern } of STATUS_BEHIND) {
    const hit = pattern.exec(after);
    // …反馈的4个问题已完成整改3个: the status belongs to the number behind it.
    if (hit && !new RegExp(`^ ?(?:了)?(?:问题|任务|措施)? ?${NUMERAL} ?${CLASSIFIER}`).test(after.slice(hit[0].length)))
      return { what, length: hit[0].length };
    if (hit) return null;
  }
  return null;
}

/**
 * When two levels of one sentence are both called 问题 (12类问题…39个具体问题), the larger number belongs to the lower level;
 * a status word before a level total (已完成整改46项措施) leaves the level total to the sentence that declares it.
 */
function settleLevels(found: readonly Found[]): readonly Found[] {
  const settled: Found[] = [];
  const lower = lowerLevel(found);
  const statusEnds = new Set(
    found.filter((one) => !one.all && STATUSES.some(({ what }) => what === one.what)).map((one) => one.span.end),
  );
  for (const one of found) {
    const isLevel = LEVELS.some(({ what }) => what === one.what);
    if (isLevel && statusEnds.has(one.span.end)) continue;
    if (one.what === "problems") {
      // 29个具体表现…29个具体问题中: the lower level again, under the upper level's name.
      const again = found.some((two) => two.what === "manifestations" && two.value === one.value);
      const other = found.some((two) => two.what === "problems" && two.value !== one.value);
      if ((lower !== null && one.value === lower) || (again && other)) {
        settled.push({ ...one, what: "manifestations" });
        continue;
      }
    }
    settled.push(one);
  }
  return settled;
}

/** 12类问题…39个具体问题: the larger of two totals both called 问题, when no manifestation total is declared; else null. */
function lowerLevel(found: readonly Found[]): number | null {
  if (found.some((one) => one.what === "manifestations")) return null;
  const problems = found.filter((one) => one.what === "problems");
  for (const lower of problems) {
    const upper = problems.find(
      (one) =>
        one.value < lower.value && Math.abs(one.sentence - lower.sentence) <= 1 && one.levelWord !== lower.levelWord,
    );
    if (upper && /具体/.test(lower.levelWord)) return lower.value;
  }
  return null;
}
