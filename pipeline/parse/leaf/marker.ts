import { matches } from "../matches.ts";
import { BULLETS } from "./bullets.ts";
import { voiceOf } from "./voice.ts";
/**
 * Markers that open a rectification block: 整改情况：…, 【整改措施】, 博物馆整改情况：…, and the attribute and status lines that
 * stand between blocks. One grammar for markers at a line start and inside a line (`1.P。整改情况：一是…`).
 */

export type MarkerRole =
  | "measures" // 整改情况 整改措施 整改落实情况 整改进展 …
  | "outcome" // 整改成效 整改结果: lists here are results, no measures
  | "status" // 整改完成情况 整改状态 完成情况 …
  | "attribute" // 责任领导 责任单位 整改时限 整改目标 …
  | "statement"; // 问题表现 具体表现 存在问题 反馈问题: what follows still states the fault

export interface Marker {
  readonly role: MarkerRole;
  /** As printed, without brackets and colon: 整改情况, 博物馆. */
  readonly label: string;
  /** Characters it takes at the start of the text, colon and spaces included. */
  readonly length: number;
}

// What answers a fault, and what may be named with it: 整改措施, 目前进展情况, 整改情况说明; 整改措施及成效, 整改情况和完成情况.
const MEASURES =
  "(?:问题|巡察|巡视|目前|具体|主要|我局|立行立改|已|下一步|长效|长期|后续|持续)?(?:的)?整改(?:工作)?(?:落实|进展|推进|开展|任务|具体|主要|工作|举措|措施)?(?:及|和|与)?(?:落实|完成|进展|成效|推进)?(?:情况|措施|举措|进展|做法|过程|方案|对策|内容|事项)(?:说明)?|(?:采取|主要|具体|已采取|工作|落实|改进|推进|处置|下一步|下步|后续|今后)?(?:的)?(?:整改|工作|改进)?(?:的)?(?:措施|举措|做法)|落实(?:整改)?(?:情况|措施)|整改(?:落实|进展|推进)|(?:目前|当前|工作|推进|整改)?(?:进展|推进)(?:情况)?|(?:办理|处置)(?:情况|结果)|处理(?:情况|结果)|核查(?:处理)?情况|(?:下一步|下步|后续|今后)(?:的)?(?:整改)?(?:工作)?(?:打算|计划|安排|工作|思路)|长效机制|建章立制|(?:责任追究|追责问责|问责)(?:情况)?|整改|措施";
const ANSWERED = "(?:整改)?(?:落实|完成|工作)?(?:成效|效果|成果|实效|结果|完成情况|进展情况|进度|情况)";

const CORES: readonly { readonly role: MarkerRole; readonly core: string }[] = [
  {
    role: "attribute",
    core: "(?:整改|牵头|责任|配合|主要|分管|协助|直接|具体|包抓|完成|落实|督导){0,2}(?:责任)?(?:领导|单位|部门|科室|股室|人员|责任人|领导人)|责任人|责任主体|(?:整改)?(?:完成|责任)?(?:时限|期限|时间|目标时间)|整改(?:目标|要求|任务|思路|标准|类型|类别|责任)|完成时间节点|计划完成时间|(?:问题)?(?:产生)?原因(?:分析|剖析)?|验收(?:情况|意见|结论)|(?:佐证|印证|支撑)材料|备注|说明|存在(?:的)?困难",
  },
  {
    role: "status",
    core: "(?:整改)?(?:任务)?(?:完成|销号|办结|到位)(?:情况|状态|进度|程度|与否)|整改(?:工作)?(?:状态|进度|结论|评价|结果认定)|完成(?:状态|进度)|目前状态|状态|销号情况|是否(?:完成|销号)(?:整改)?",
  },
  {
    role: "outcome",
    core: "(?:(?:整改|取得|工作|目前|阶段性?|落实|实际|完成|初步|主要)(?:的)?){0,2}(?:成效|效果|成果|实效)(?:情况)?|整改(?:结果|成绩)|取得成效(?:情况)?|(?:整改)?(?:工作)?(?:成效|结果)(?:情况)?",
  },
  {
    role: "measures",
    core: `(?:${MEASURES})(?:(?:及|和|与|、)(?:其)?(?:${ANSWERED}))?`,
  },
  {
    role: "statement",
    core: "(?:问题|具体|主要|存在|反馈|突出|巡察|巡视)(?:的)?(?:具体|主要|突出|反馈|指出|发现)?(?:的)?(?:问题|表现|内容|情形)(?:表现|描述|内容|清单)?(?:形式)?|(?:主要|具体|突出)?表现(?:为|在|形式)|(?:巡察|巡视|督察)?(?:组)?(?:反馈|指出|发现)(?:的)?(?:问题|意见|情况|内容|指出)|(?:巡察|巡视)(?:组)?(?:反馈|指出|发现)|(?:巡察|巡视)?(?:反馈)?(?:问题|意见)?原文|问题(?:描述|情况|清单|概述|详情|表述|陈述)|问题|表现|事实",
  },
];

// 【整改情况】 （整改情况） [整改情况]: brackets make a colon unnecessary.
const OPEN = "[\\[【(]";
const CLOSE = "[\\]】)]";
export const MARKER_FORMS = CORES.map(({ role, core }) => ({
  role,
  plain: new RegExp(`^(${core}) ?: ?`),
  bracketed: new RegExp(`^${OPEN} ?(${core}) ?${CLOSE} ?:? ?`),
  alone: new RegExp(`^(${core})$`),
  // 1.整改措施：…  （二）整改情况：…  ①整改成效
}));

// 博物馆整改情况：一是…   县医院：整改情况 is not read; 关于整改情况：is prose.
const PREFIXED = /^([一-龥A-Za-z0-9"“”]{2,14}?)(?:的)?(?:整改(?:落实|进展|完成)?(?:情况|措施)|落实(?:整改)?情况) ?: ?/;
const PROSE_PREFIX =
  /关于|对于|根据|按照|针对|及时|研究|听取|汇报|落实|制定|明确|完成|报告|公布|通报|现将|如下|督促|跟踪/;

// 问题整改工作落实及完成情况
const LONGEST_LABEL = 16;

// 整改落实情况 制定学习计划3份，… — a blank in place of the colon, before an answer
const SPACED = /^(整改(?:工作)?(?:落实|进展|完成)?(?:情况|措施)) (?=[^\s:。][^\s。]{7})/;

/**
 * The marker at the start of `text` (folded, trimmed), or null. A bare word without colon (`整改情况` alone on its line)
 * counts only when `alone` allows it, because it may also head a section.
 */
export function readMarker(text: string, alone = false): Marker | null {
  const bullet = BULLET.exec(text);
  if (!bullet) return markerAt(text, alone);
  const behind = markerAt(text.slice(bullet[0].length), alone);
  return behind && { ...behind, length: behind.length + bullet[0].length };
}

// ——整改措施：…   ●完成情况：…   →整改情况：…   ▲整改进展：…
const BEFORE_MARKER = `(?:-{0,2}[→⇒➔➜]|-{1,4}|[${BULLETS}]{1,4})`;
const BULLET = new RegExp(`^${BEFORE_MARKER} ?(?=[^\\d\\s-])`);
const BULLET_ALONE = new RegExp(`^${BEFORE_MARKER} ?$`);

function markerAt(text: string, alone: boolean): Marker | null {
  const spaced = SPACED.exec(text);
  if (spaced) return { role: "measures", label: spaced[1]!, length: spaced[0].length };
  // A marker is bracketed or ends in a colon; without either it stands alone.
  const isMarked = /[:\]】)]/.test(text);
  if (!isMarked && !(alone && text.length <= LONGEST_LABEL)) return null;
  const isBracketed = /^[[【(]/.test(text);
  for (const form of MARKER_FORMS) {
    const match = (isBracketed ? form.bracketed : isMarked ? form.plain : form.alone).exec(text);
    if (match) return { role: form.role, label: match[1]!, length: match[0].length };
  }
  const prefixed = PREFIXED.exec(text);
  if (prefixed && !PROSE_PREFIX.test(prefixed[1]!) && !isFault(prefixed[1]!)) {
    return { role: "measures", label: prefixed[1]!.replace(/["“”]/g, ""), length: prefixed[0].length };
  }
  return null;
}

/** 决策不严问题整改情况：, “账目不清”整改情况： — what is answered stands where the name of an institution may. */
const isFault = (prefix: string): boolean => /问题["”]?$/.test(prefix) || voiceOf(prefix) > 0;

// Behind the end of a sentence or a run of spaces, inside a line: …不到位。整改情况：一是…
const INLINE =
  /(?:[。;；!?”"）)】\]]|[^ ] (?= ?\S)|(?=-{0,2}[→⇒➔➜])) {0,8}((?:-{1,4}|-{0,2}[→⇒➔➜]|[●◆■])? ?[[【(]?(?:(?:整改|问题整改|具体整改)(?:落实|进展|完成|推进|任务|工作)?(?:情况|措施|举措|进展|成效|结果|做法|状态|实效)(?:(?:及|和|与|、)(?:其)?(?:整改)?(?:成效|效果|结果|成果|完成情况))?|(?:主要|具体|采取的)(?:措施|做法)|(?:取得|工作)成效|完成情况|下一步(?:工作|措施|打算|计划|整改措施)|(?:责任|牵头)(?:领导|单位|部门|科室|股室)|责任人|(?:完成|整改)(?:时限|期限)|完成时间|销号情况)[\]】)]? ?:|[[【](?:整改(?:落实|进展|完成)?(?:情况|措施|成效))[\]】])/g;

/** Positions in `text` (folded) where a marker stands inside the line, in order. */
export function inlineMarkers(text: string): readonly { readonly at: number; readonly marker: Marker }[] {
  // No marker inside a line is without one of these.
  if (!text.includes(":") && !text.includes("[") && !text.includes("【")) return [];
  const found: { at: number; marker: Marker }[] = [];
  for (const match of matches(INLINE, text)) {
    const at = match.index + match[0].length - match[1]!.length;
    // ◆ 整改措施：… is the marker of the line.
    if (BULLET_ALONE.test(text.slice(0, at))) continue;
    // 农田管护缺失（责任领导：石某；责任单位：农建股）: what stands inside a bracket opens nothing.
    if (isInsideBracket(text, at)) continue;
    const marker = readMarker(text.slice(at, at + 40));
    if (marker) found.push({ at, marker });
  }
  return found;
}

function isInsideBracket(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_BRACKET), at);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

// A bracket that was never closed ends somewhere.
const LONGEST_BRACKET = 120;
