import { dataYaml } from "../../data-yaml.ts";

/**
 * What the heading of a theme (方面) looks like: how it begins (`data/lexicon/theme.yaml`) and how it ends. The readers ask
 * for more or less of it, as what else a line may be differs from place to place.
 */
interface ThemeLexicon {
  readonly focus: readonly string[];
  readonly start: readonly string[];
  readonly address: readonly string[];
}

interface ThemePatterns {
  readonly heading: RegExp;
  readonly start: RegExp;
  readonly mention: RegExp;
}

let patterns: ThemePatterns | undefined;

/** The expressions made of `data/lexicon/theme.yaml`, made once. */
export function themePatterns(): ThemePatterns {
  if (!patterns) {
    const { focus, start, address } = dataYaml("lexicon", "theme.yaml") as ThemeLexicon;
    const union = (...words: readonly string[]): string => `(?:${words.join("|")})`;
    patterns = {
      heading: new RegExp(
        `^${union(...focus, ...start)}[^。;]{2,60}方面(?:的问题|问题|存在的问题|整改(?:落实|进展)?情况)?$`,
      ),
      start: new RegExp(`^${union(...focus, ...start, ...address)}`),
      mention: new RegExp(union(...focus, "方面", "反馈问题 ?:")),
    };
  }
  return patterns;
}

/** 聚焦“贯彻落实党中央决策部署”方面, 在干部队伍建设方面存在的问题: the title of a section that is a theme, whatever else it names. */
export const isThemeHeading = (title: string): boolean => themePatterns().heading.test(title);

/** 针对民族宗教工作整改情况: begins as a theme does among several sections that speak of rectification. */
export const opensLikeTheme = (title: string): boolean => themePatterns().start.test(title);

/** 坚持围绕中心、服务大局, 党的领导方面, 反馈问题：: a heading that speaks of a theme, so that faults may stand under it. */
export const speaksOfTheme = (heading: string): boolean => themePatterns().mention.test(heading);

/** （四）基层党建和干部队伍方面, 党建方面的问题: names an aspect, and no fault behind it (…方面存在短板). */
export const endsWithAspect = (heading: string): boolean => /方面(?:的?问题)?[。:]?$/.test(heading);

/** 党建方面存在短板: says 方面 somewhere. */
export const namesAspect = (text: string): boolean => text.includes("方面");

// A line of its own is a theme although no opener begins it (民族宗教工作方面); it is short, and no more than that.
const THEME_LINE = /^[【[(]?[^。;:]{2,62}方面(?:的问题|存在的问题|问题)?[】\])]?[。:]?$/;
const LONGEST_LINE = 70;

/** 在“民族宗教”方面 alone on a line, without a number. */
export const isThemeLine = (line: string): boolean => line.length <= LONGEST_LINE && THEME_LINE.test(line);

// 大湾村整改情况, 某某公司党总支巡察反馈问题整改落实情况
const OF_UNIT =
  /^(?:(?!反馈|意见|巡察|巡视)[^,、。;:对向]){1,24}(?:支部|总支|党委|工委|党组|村|社区|公司|中心|医院|学校|站|所|局|厂|街道|镇|乡)(?:的)?(?:巡察|巡视)?(?:反馈)?(?:的)?(?:问题|意见)?整改(?:工作)?(?:落实|进展|完成)?情况$/;

/** 二、大湾村整改情况: the part of one unit in a notice of several. */
export const isUnitHeading = (heading: string): boolean => OF_UNIT.test(heading);
