import { dataYaml } from "../../data-yaml.ts";
import { fold } from "../../fold.ts";
import { regionPrefix } from "./regions.ts";

/** `data/lexicon/unit-names.yaml`. */
interface UnitLexicon {
  readonly party_suffixes: readonly string[];
  readonly own_committees: readonly string[];
  readonly types: readonly {
    readonly type: string;
    readonly ends?: readonly string[];
    readonly contains?: readonly string[];
    readonly starts?: readonly string[];
  }[];
  readonly left_stops: readonly string[];
  readonly self_references: readonly string[];
}

let lexicon: UnitLexicon | undefined;

function load(): UnitLexicon {
  if (!lexicon) {
    const read = dataYaml("lexicon", "unit-names.yaml") as UnitLexicon;
    const longestFirst = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length);
    lexicon = { ...read, party_suffixes: longestFirst(read.party_suffixes) };
  }
  return lexicon;
}

const PARTY = /^(?:中国共产党|中共)/;
const NOTE =
  /\((?:盖章|公章|印章|章|加盖公章|代章|党组|党委|本页无正文|以下简称[^()]{0,40}|下称[^()]{0,40}|简称[^()]{0,40})\)/g;

/**
 * The bare name of a unit: without 中共, party organ, notes and spaces. 中共益阳市某局党组（盖章） → 益阳市某局,
 * 中共某县某镇委员会 → 某县某镇, 中共某县委员会宣传部 → 某县委宣传部. Empty when nothing is left.
 */
export function bareUnitName(printed: string): string {
  let name = fold(printed)
    .replace(/\s/g, "")
    .replace(NOTE, "")
    .replace(/[,。;:、!]{1,8}$/, "");
  // 某县委宣传部(含县融媒体中心、县社科联)
  name = name.replace(/\((?:含|包括|含所属)[^()]{0,80}\)/g, "");
  const ofParty = PARTY.test(name) || isPartyCommittee(name);
  name = name.replace(PARTY, "");
  const suffix = load().party_suffixes.find((end) => name.endsWith(end) && name.length > end.length);
  if (suffix && !isOwnCommittee(name) && !isOfficeSuffix(name, suffix))
    return name.length - suffix.length < 2 ? name : bareUnitName(name.slice(0, -suffix.length));
  // 委员会 alone is the party's only behind 中共 (中共某镇委员会) and not in 某县卫生健康委员会.
  if (/(?:委员会|常委会|政府|政协|法院|检察院)机关$/.test(name)) name = name.slice(0, -2);
  if (ofParty) {
    const inner = /^(.{2,20}?[省市区县州旗盟])委员会(?=.{2,})/.exec(name);
    if (inner && regionPrefix(inner[1]!)?.length === inner[1]!.length)
      return `${inner[1]}委${name.slice(inner[0].length)}`;
    const committee = /(?:(?:直属)?机关)?(?:工作)?委员会$/.exec(name);
    if (committee && !isOwnCommittee(name)) {
      const rest = name.slice(0, committee.index);
      // 中共某县委员会 is the county's own committee: 某县委.
      if (regionPrefix(rest)?.length === rest.length) return `${rest}委`;
      return bareOrSelf(rest, name);
    }
  }
  return name;
}

// Behind these there is no committee but the party's. Not 农业农村委员会, 城乡建设委员会.
const HAS_PARTY_COMMITTEE = new Set(["法检", "医院", "高校", "学校", "国企", "村社区", "乡镇街道"]);
const NO_UNIT = /(?:农村|乡村|城乡|城镇|村镇|会)$/;
// 共青团某镇委员会, 政协某县委员会, 某区人大某街道工作委员会, 某医院工会委员会: committees of somebody else.
const NOT_OF_PARTY =
  /^(?:团|政协|中国人民政治|中国民主|中国国民党|中国农工|中国致公|民革|民盟|民建|民进|农工|致公|九三|台盟)|共青团|共产主义青年团|人大|人民代表|工会/;

/** True for 云和县人民医院委员会 or 某某镇委员会 without 中共; false for 村民委员会, 卫生健康委员会, 管理委员会. */
function isPartyCommittee(name: string): boolean {
  const committee = /(?:(?:直属)?机关|(?<=街道|镇|乡|园区|开发区)工作)?委员会$/.exec(name);
  if (!committee || NOT_OF_PARTY.test(name) || isOwnCommittee(name)) return false;
  const rest = name.slice(0, committee.index);
  if (NO_UNIT.test(rest)) return false;
  return (
    HAS_PARTY_COMMITTEE.has(unitTypeOf(rest) ?? "") || /.{2}(?:局|厅|中心|馆|院|站|党校|管理处|开发区|园区)$/.test(rest)
  );
}

const bareOrSelf = (rest: string, name: string): string => (rest.length >= 2 ? rest : name);

function isOwnCommittee(name: string): boolean {
  return load().own_committees.some((committee) => name.endsWith(committee));
}

/** 县直机关工委 and 教育工委 are units, 街道工委 is the party committee of a 街道; 县委 is not 县 + 委. */
function isOfficeSuffix(name: string, suffix: string): boolean {
  return suffix === "工委" && !/(?:街道|镇|乡|区|园)工委$/.test(name);
}

/**
 * 党政机关, 群团, 事业单位 …; null when the name ends in nothing a unit is called. The longest known ending decides: a
 * 社区卫生服务中心 is a hospital and no village, 机关工委 is not 关工委.
 */
export function unitTypeOf(name: string): string | null {
  const bare = name.replace(/\([^()]{1,40}\)$/, "");
  let best: { type: string; length: number } | null = null;
  for (const { type, ends = [], contains = [], starts = [] } of load().types) {
    if (contains.some((word) => bare.includes(word)) || starts.some((word) => bare.startsWith(word))) return type;
    for (const word of ends) {
      if (word.length > (best?.length ?? 0) && bare.length > word.length && bare.endsWith(word))
        best = { type, length: word.length };
    }
  }
  return best?.type ?? null;
}

const NO_NAME =
  /[。;:!?"“”《》<>【】\d]|整改|反馈|情况|通报|公告|报告|落实|关于|进行|开展|巡察组|巡视组|问题|意见|工作的|现将|部署|要求|公布|责任(?!公司)|领导小组/;

/** True for a bare name that can be a unit: a known ending, no sentence, no punctuation. */
export function looksLikeUnit(name: string): boolean {
  if (name.length < 2 || name.length > 60 || NO_NAME.test(name)) return false;
  return unitTypeOf(name) !== null || regionPrefix(name)?.length === name.length - 1;
}

/** 我局, 本院, 局党组: the unit speaks of itself without its name. */
export function isSelfReference(name: string): boolean {
  const word = name
    .replace(/^(?:我|本|该|全|局机关)/, "")
    .replace(/(?:党组|党委|党总支|党支部|领导班子|机关|系统)$/, "");
  return word.length <= 2 && (word === "" || load().self_references.includes(word));
}

export function leftStops(): readonly string[] {
  return load().left_stops;
}

/** A name in its parts: printed region names (possibly none), a relative 市/区/县 in their place, and what follows. */
export interface UnitParts {
  /** `柳州市城中区`, empty when no region name is printed. */
  readonly region: string;
  /** `区` of 区委宣传部 or 区文联: stands for a region that is not printed. Empty with a region, or for 某中学. */
  readonly relative: string;
  /** `委宣传部`, `文化体育广电和旅游局`. */
  readonly body: string;
}

export function unitParts(name: string): UnitParts {
  const division = corpsDivision(name);
  if (division !== "") {
    const city = regionPrefix(name, division.length);
    const region = name.slice(0, division.length + (city?.isFull ? city.length : 0));
    if (region.length < name.length) return { region, relative: "", body: name.slice(region.length) };
  }
  const innermost = regionPrefix(name);
  for (let prefix = innermost; prefix; prefix = prefix.outer) {
    if (prefix.length === name.length) continue;
    // 浙江省丽水镇: some town of a province, and no office of it.
    if (prefix !== innermost && prefix.candidates.some((region) => region.level === "province")) break;
    // 安康 of 安康医院 is as good as a region; 城关 of 城关镇 is the town itself.
    const body = name.slice(prefix.length);
    // A county's short form is rather part of another name: 坪山湾 is no 坪山区.
    const isPlace =
      prefix.candidates.some((region) => region.level !== "county") && !/^[镇乡村路街小中湖山江河湾]/.test(body);
    // 浙江省丽水中学: within the region before it the short form is a place.
    const isWithin = prefix.outer !== null && /^(?:中学|小学|中医|第[一二三四五六七八九十])/.test(body);
    if (isWithin) return { region: name.slice(0, prefix.length), relative: "", body };
    if (prefix.isFull || isPlace) {
      const further = prefix.isFull ? (UNLISTED.exec(body)?.[0] ?? "") : "";
      return { region: name.slice(0, prefix.length) + further, relative: "", body: body.slice(further.length) };
    }
  }
  const relative = RELATIVE.exec(name)?.[0] ?? "";
  if (relative) return { region: "", relative, body: name.slice(relative.length) };
  const unlisted = UNLISTED.exec(name)?.[0] ?? "";
  return { region: unlisted, relative: "", body: name.slice(unlisted.length) };
}

/** 新疆生产建设兵团第三师, 第八师 at the head of a name; empty where none stands there (第三师范学校). */
export function corpsDivision(name: string): string {
  return /^(?:新疆生产建设兵团|兵团)?第[一二三四五六七八九十\d]{1,3}师(?![范傅资生])/.exec(name)?.[0] ?? "";
}

const RELATIVE = /^(?:自治[区州县旗]|[省市区县州旗](?!域|场|政|民|容|属医))(?=.{2,})/;
// A place that the gazetteer does not have (renamed, new or a development zone): 某某市某某区, 某某县.
const UNLISTED =
  /^(?:[^省市县区州旗城社小园林景辖街]{2,4}[市州盟])?[^省市县区州旗城社小园林景辖街镇乡]{1,4}[市县区旗](?![域场政民容])(?=.{2,})/;

/**
 * True when one body name abbreviates the other or equals it: 文体广旅局 and 文化体育广电和旅游局, 文联 and 文学艺术界联合会. The first
 * characters must agree, and so must the last, unless the long form spells out the last word (联 → 联合会).
 */
export function sameBody(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === long) return true;
  if (short.length < 2 || long.length > short.length * 5) return false;
  if (long.includes(short)) {
    // 法院 in 人民法院, 政法委 in 政法委员会; not 某局 in 某局服务中心.
    return long === `人民${short}` || (long.startsWith(short) && /^(?:员会|公室)$/.test(long.slice(short.length)));
  }
  if (short[0] !== long[0]) return false;
  const tail = short.at(-1)!;
  if (long.at(-1) !== tail && !/(?:联合会|协会|委员会|办公室|中学|法院|检察院|公司)$/.test(long)) return false;
  // Two heads are two units: 某局某局.
  if (long.slice(0, -1).includes(tail) && /[局厅]/.test(tail)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
