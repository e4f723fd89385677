import { type Enumerator, readEnumerator } from "../headings/enumerator.ts";
import { MEASURE_CLASSES } from "../headings/seen.ts";
import { isThemeHeading, isUnitHeading, namesAspect, opensLikeTheme } from "../headings/theme.ts";
import { inlineMarkers, readMarker } from "../leaf/marker.ts";
import type { Line } from "../lines/line.ts";
import { type Role, roleOf } from "./section-role.ts";

/** A line that may open a part of the notice, and the part its words name. */
export interface SectionHeading {
  readonly line: Line;
  readonly enumerator: Enumerator | null;
  readonly title: string;
  readonly role: Role;
}

// A section heading is short, or is a heading fused with its paragraph (三、建立长效机制,巩固整改成效目前,…).
const LONGEST_HEADING = 60;

function numberedSections(lines: readonly Line[], wanted: Enumerator["class"]): SectionHeading[] {
  const headings: SectionHeading[] = [];
  let last = 0;
  for (const line of lines) {
    const enumerator = readEnumerator(line.text);
    if (!enumerator || enumerator.class !== wanted) continue;
    // The next section, or one whose predecessor was lost; a restart is no section of the notice.
    if (enumerator.value !== last + 1 && enumerator.value !== last + 2) continue;
    const rest = line.text.slice(enumerator.length);
    const title = /^[^。;:]*/.exec(rest)![0];
    headings.push({ line, enumerator, title, role: roleOf(title) });
    last = enumerator.value;
  }
  return headings;
}

// Section headings without a number, alone on their line.
const UNNUMBERED =
  /^(?:(?:巡察|巡视)?(?:反馈)?(?:意见|问题)?(?:整改)(?:工作)?(?:任务)?(?:落实|进展|完成|推进)?情况|(?:巡察|巡视)反馈(?:的)?(?:问题|意见)(?:的)?(?:整改)?(?:落实|进展|完成)?情况|(?:下一步|下步|下阶段|后续)(?:的)?(?:整改)?(?:工作)?(?:打算|安排|计划|思路|措施|方向)?|(?:整改)?(?:工作)?组织(?:领导|落实|推进|整改)(?:整改)?(?:落实|工作)?(?:情况)?|(?:整改)?(?:工作)?(?:基本|总体)情况)$/;

function unnumberedHeadings(lines: readonly Line[]): SectionHeading[] {
  const found = lines.filter((line) => line.text.length <= 24 && UNNUMBERED.test(line.text));
  const times = new Map<string, number>();
  for (const line of found) times.set(line.text, (times.get(line.text) ?? 0) + 1);
  return found
    .filter((line) => times.get(line.text) === 1) // 整改情况 on every second line is a marker
    .map((line) => ({ line, enumerator: null, title: line.text, role: roleOf(line.text) }));
}

/** The headings of the parts of the notice: the first class of numbers that names such parts, and un-numbered ones. */
export function sectionHeadings(lines: readonly Line[]): SectionHeading[] {
  for (const wanted of ["part", "roman", "han", "paren-han"] as const) {
    const headings = numberedSections(lines, wanted);
    const names = headings.filter((heading) => heading.role !== "other" && heading.title.length <= LONGEST_HEADING);
    const themes = headings.filter((heading) => isThemeHeading(heading.title));
    if (names.length > 0 || themes.length > 1) return headings;
  }
  return arabicSections(lines) ?? unnumberedHeadings(lines);
}

// 2. 反馈问题整改情况 alone on its line
const LONGEST_ARABIC = 24;

/**
 * 1. 整改工作组织情况 / 2. 反馈问题整改情况 / 2.1 … / 3. 下一步工作: an outline in Arabic numbers. As these number problems
 * elsewhere, each heading must be nothing but the name of a part, and the parts not the answers to one problem: the first is of
 * the notice as a whole, or problems numbered under it (1.1) stand below.
 */
function arabicSections(lines: readonly Line[]): SectionHeading[] | null {
  const named = lines.filter(({ text }) => {
    const enumerator = text.length <= LONGEST_ARABIC ? readEnumerator(text) : null;
    if (enumerator?.class !== "arabic" && enumerator?.class !== "bare") return false;
    const title = text.slice(enumerator.length);
    return !/[。;:,]/.test(title) && roleOf(title) !== "other";
  });
  for (const wanted of ["arabic", "bare"] as const) {
    const headings = numberedSections(named, wanted);
    const roles = headings.map(({ role }) => role);
    const first = headings[0];
    if (!first || headings.length < 2 || first.enumerator?.value !== 1) continue;
    if (
      !roles.includes("body") ||
      !roles.some((role) => role === "organisation" || role === "totals" || role === "next")
    )
      continue;
    const below = lines.find(({ index }) => index > first.line.index);
    const isOutline = first.role === "organisation" || first.role === "totals";
    if (isOutline || (below && readEnumerator(below.text)?.class === "decimal")) return headings;
  }
  return null;
}

/** Which headings open parts with problems: those under which problems stand, else those that say so. */
export function chooseBodies(headings: readonly SectionHeading[], signs: readonly number[]): number[] {
  const all = headings.map((_, at) => at);
  const units = all.filter((at) => signs[at]! >= 1 && isUnitHeading(headings[at]!.title));
  const withSigns = all.filter((at) => {
    // 一、局党组整改落实情况 / 二、水文站整改落实情况: each unit answers in a part of its own.
    if (units.length > 1 && units.includes(at)) return true;
    const { role } = headings[at]!;
    if (signs[at]! < 1) return false;
    if (role === "next") return signs[at]! >= 3;
    // 组织整改情况 may mention 整改措施： once; it is a body only when nothing better is.
    return role !== "organisation" && role !== "totals" ? true : signs[at]! >= 4;
  });
  if (withSigns.length > 0) {
    const last = withSigns.at(-1)!;
    const first = withSigns[0]!;
    // A theme whose problems have no sign of their own still stands between its siblings.
    return all.filter(
      (at) =>
        withSigns.includes(at) ||
        (at > first && at < last && !["organisation", "next", "totals"].includes(headings[at]!.role)),
    );
  }
  const named = all.filter((at) => headings[at]!.role === "body" || headings[at]!.role === "status-group");
  if (named.length > 0) return named;
  const others = all.filter((at) => headings[at]!.role === "other");
  return others.length >= 2 ? others : [];
}

// 关于巡视反馈意见整改落实情况, 针对市委第二巡察组反馈问题的整改情况: opens as a theme does, and names all of the feedback
const OF_WHOLE =
  /^(?:关于|针对|对照?|围绕|聚焦)?(?:[省市县区州旗镇院校企]委|党委|集团党委)?(?:第?[一-十\d]{0,3})?(?:常规|专项|联动|巡回)?(?:巡[察视])?组?(?:反馈|指出|提出)(?:的)?(?:主要|具体|突出|各类)?(?:问题|意见)(?:和(?:意见)?建议)?(?:的)?(?:整改)?(?:工作)?(?:落实|进展|完成|推进)?(?:情况)?$/;
// 上轮巡察未整改到位的问题, 整改后反弹的问题: which problems follow. 专项检查反馈的问题 says who found them.
const NAMES_PROBLEMS = /(?<!反馈|指出|提出|发现|存在)的问题$/;

/** A heading that only says "rectification of the feedback" contains the problems; any other is a theme among them. */
export function isContainer(
  heading: SectionHeading,
  bodies: readonly number[],
  headings: readonly SectionHeading[],
): boolean {
  if (heading.role === "status-group") return false;
  // A lone part with problems contains them, however it is called (二、立足实际，扎实整改); a lone theme is worded as one.
  if (bodies.length === 1) return !isThemeHeading(heading.title);
  if (bodies.every((at) => isUnitHeading(headings[at]!.title))) return false;
  if (heading.role === "body") {
    // 一、关于“…”方面问题整改情况 … several such headings in a row are themes.
    const isTheme = opensLikeTheme(heading.title) || namesAspect(heading.title) || NAMES_PROBLEMS.test(heading.title);
    return OF_WHOLE.test(heading.title) || !isTheme;
  }
  return bodies.every((at) => headings[at]!.role !== "other");
}

// 巡察反馈的主要问题   反馈意见指出的具体问题清单   巡察发现的问题
const LISTING = /(?:反馈|指出|发现|存在)[^,]{0,12}(?:问题|意见)(?:清单|内容|如下)?$/;
const ANSWERED = /整改|落实|完成|进展/;

/** The part that only lists the problems (一、巡察反馈的主要问题), before a body whose numbered answers follow; null for none. */
export function listingOf(
  headings: readonly SectionHeading[],
  bodies: readonly number[],
  part: (at: number) => readonly Line[],
): number | null {
  const at = headings.findIndex(({ title }) => LISTING.test(title) && !ANSWERED.test(title));
  if (at === -1 || !isList(part(at))) return null;
  return bodies.some((body) => body > at && part(body).some(isNumbered)) ? at : null;
}

function isNumbered({ text }: Line): boolean {
  const enumerator = readEnumerator(text);
  return enumerator !== null && !MEASURE_CLASSES.has(enumerator.class);
}

/** Numbered lines and nothing else, but for a sentence above them; none of them holds an answer. */
function isList(lines: readonly Line[]): boolean {
  const own = lines[0] && isNumbered(lines[0]) ? lines : lines.slice(1);
  return (
    own.length > 0 && own.every((line) => isNumbered(line) && !/[。;:] ?一是/.test(line.text) && !opensAnswer(line))
  );
}

function opensAnswer({ text }: Line): boolean {
  const behind = text.slice(readEnumerator(text)?.length ?? 0);
  const role = readMarker(behind.slice(0, 60), true)?.role;
  return (role !== undefined && role !== "statement") || inlineMarkers(text.slice(0, 2000)).length > 0;
}
