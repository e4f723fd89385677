import { readFileSync } from "node:fs";
import { dataYaml } from "../../data-yaml.ts";
import { dataFile } from "../../package-root.ts";
import { headTable } from "./head-table.ts";

/** One administrative division of `data/regions/regions.csv`. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: "province" | "prefecture" | "county";
  readonly parent: Region | null;
}

/** Region names in a row, outermost first, as printed at one place: 益阳市 + 赫山区. */
export interface RegionPrefix {
  /** Length of the printed names. */
  readonly length: number;
  /** The innermost region: all divisions that fit (鼓楼区 alone fits four). */
  readonly candidates: readonly Region[];
  /** The innermost name is printed in full (赫山区) and not as a short form (益阳). */
  readonly isFull: boolean;
  /** The names without the innermost one: 浙江省 of 浙江省丽水. */
  readonly outer: RegionPrefix | null;
}

let ethnic: RegExp | undefined;

/** 土家族苗族 of 恩施土家族苗族自治州, from `data/regions/peoples.yaml`, read once. */
export function ethnicNames(): RegExp {
  if (!ethnic) {
    const { peoples, without_zu } = dataYaml("regions", "peoples.yaml") as Record<"peoples" | "without_zu", string[]>;
    ethnic = new RegExp(`(?:(?:${peoples.join("|")})族|${without_zu.join("|")}){1,8}(?=自治)`);
  }
  return ethnic;
}

const KIND = /(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|州|县|区|旗)$/;

interface Gazetteer {
  readonly all: readonly Region[];
  readonly byFull: ReadonlyMap<string, readonly Region[]>;
  readonly byShort: ReadonlyMap<string, readonly Region[]>;
  readonly longest: number;
  /** Tells in two looks that no name can begin at a place, as at most places of a text. */
  readonly mayBegin: (text: string, at: number) => boolean;
  /** Lengths of the names that begin with these two characters, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

let gazetteer: Gazetteer | undefined;

/** The divisions, read once. */
export function regions(): readonly Region[] {
  return load().all;
}

function load(): Gazetteer {
  if (gazetteer) return gazetteer;
  const byCode = new Map<string, Region>();
  const byFull = new Map<string, Region[]>();
  const byShort = new Map<string, Region[]>();
  const put = (map: Map<string, Region[]>, name: string, region: Region): void => {
    const list = map.get(name);
    if (list) list.push(region);
    else map.set(name, [region]);
  };
  // Parents stand before their children in the table.
  for (const line of readFileSync(dataFile("regions", "regions.csv"), "utf8").trim().split(/\r?\n/).slice(1)) {
    const [code, name, level, parent] = line.split(",") as [string, string, Region["level"], string];
    const region: Region = { code, name, level, parent: byCode.get(parent) ?? null };
    byCode.set(code, region);
    for (const full of fullForms(name)) put(byFull, full, region);
    const short = shortForm(name);
    if (short.length >= 2 && short !== name) put(byShort, short, region);
  }
  const longest = Math.max(...[...byFull.keys()].map((name) => name.length));
  const names = [...byFull.keys(), ...byShort.keys()].sort((a, b) => b.length - a.length);
  const lengths = new Map<string, number[]>();
  for (const name of names) {
    const head = name.slice(0, 2);
    const known = lengths.get(head);
    if (!known) lengths.set(head, [name.length]);
    else if (known.at(-1) !== name.length) known.push(name.length);
  }
  gazetteer = { all: [...byCode.values()], byFull, byShort, longest, mayBegin: headTable(names), lengths };
  return gazetteer;
}

/** 恩施土家族苗族自治州 is also printed 恩施自治州 and 恩施州, 长阳土家族自治县 also 长阳县. */
function fullForms(name: string): readonly string[] {
  const short = shortForm(name);
  const forms = [name];
  const plain = name.replace(ethnicNames(), "");
  if (plain !== name && plain.length > 3) forms.push(plain);
  if (/自治州$/.test(name)) forms.push(`${short}州`);
  else if (/自治县$/.test(name) && short.length >= 2) forms.push(`${short}县`);
  else if (/自治旗$/.test(name) && short.length >= 2) forms.push(`${short}旗`);
  return forms;
}

/** 赫山区 → 赫山, 恩施土家族苗族自治州 → 恩施, 内蒙古自治区 → 内蒙古, 管城回族区 → 管城; names of one character keep their kind. */
export function shortForm(name: string): string {
  const plain = /自治区$/.test(name)
    ? name
    : name.replace(ethnicNames(), "").replace(/^(.{2,})(?:回|达斡尔|满)族区$/, "$1区");
  // 东乡族自治县 has no other name than its people's.
  const short = plain.replace(KIND, "") || name.replace(/族?自治.$/, "");
  return short.length >= 2 ? short : plain;
}

/** 湖南省益阳市赫山区. */
export function fullName(region: Region): string {
  return (region.parent ? fullName(region.parent) : "") + region.name;
}

function within(region: Region, outer: Region): boolean {
  for (let up = region.parent; up; up = up.parent) if (up === outer) return true;
  return false;
}

/**
 * The longest run of region names that begins at `at`: 湖南省益阳市赫山区, 益阳赫山区, 柳州市城中区. Each name must lie within the
 * one before it. Null where none begins there.
 */
export function regionPrefix(text: string, at = 0): RegionPrefix | null {
  const { mayBegin, lengths } = load();
  return mayBegin(text, at) && lengths.has(text.slice(at, at + 2)) ? namesFrom(text, at) : null;
}

function namesFrom(text: string, at: number): RegionPrefix | null {
  const { byFull, byShort, lengths } = load();
  let end = at;
  let candidates: readonly Region[] = [];
  let isFull = false;
  let outer: RegionPrefix | null = null;
  for (let depth = 0; depth < 3; depth++) {
    let step: { end: number; found: readonly Region[]; full: boolean } | null = null;
    for (const length of lengths.get(text.slice(end, end + 2)) ?? []) {
      if (length > text.length - end) continue;
      const name = text.slice(end, end + length);
      const full = byFull.get(name);
      // 永安县 is not 永安市: a short form is none before another word for a division.
      const short = full || /[省市县区州旗盟]/.test(text.charAt(end + length)) ? undefined : byShort.get(name);
      const found = (full ?? short ?? []).filter(
        (region) => depth === 0 || candidates.some((outer) => within(region, outer)),
      );
      if (found.length === 0) continue;
      step = { end: end + length, found, full: full !== undefined };
      break;
    }
    if (!step) break;
    if (end > at) outer = { length: end - at, candidates, isFull, outer };
    ({ end, found: candidates, full: isFull } = step);
  }
  return end === at ? null : { length: end - at, candidates, isFull, outer };
}

/** The region whose name ends just before `end` and reaches furthest back: 中共益阳市赫山区|委. Null where none does. */
export function regionSuffix(text: string, end: number): (RegionPrefix & { readonly start: number }) | null {
  const { byFull, longest } = load();
  let isEnd = false;
  for (let length = 2; length <= Math.min(longest, end) && !isEnd; length++)
    isEnd = byFull.has(text.slice(end - length, end));
  if (!isEnd) return null;
  for (let start = Math.max(0, end - 30); start <= end - 2; start++) {
    const prefix = regionPrefix(text, start);
    if (prefix && start + prefix.length === end && prefix.isFull) return { ...prefix, start };
  }
  return null;
}

/**
 * The one division meant by an ambiguous name: that whose superior division is named in `evidence` (in full or short).
 * Null when none or several are.
 */
export function disambiguate(candidates: readonly Region[], evidence: readonly string[]): Region | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  for (const text of evidence) {
    const scored = candidates.map((region) => {
      let score = 0;
      for (let up = region.parent; up; up = up.parent) if (text.includes(shortForm(up.name))) score++;
      return { region, score };
    });
    const best = Math.max(...scored.map((one) => one.score));
    const leaders = scored.filter((one) => one.score === best);
    if (best > 0 && leaders.length === 1) return leaders[0]!.region;
  }
  return null;
}

export interface RegionMention extends RegionPrefix {
  readonly start: number;
}

// 和县 and 成县 have names of one character, which ends or joins words as well: 《…条例》和县委统一部署, 组成县委巡察组, 规范县级…
const SHORTEST = 2;
const OPENS = /[。,;:!?、(《“[【|>共对向在驻赴于至为由从到\d]/;

/** A name of one character and its kind stands alone: where a sentence, a line or a preposition opens it. */
function standsAlone(text: string, at: number, prefix: RegionPrefix): boolean {
  if (prefix.length > SHORTEST || at === 0) return true;
  return OPENS.test(text.charAt(at - 1));
}

/** Region names printed in full anywhere in `text`, not overlapping. Time is linear in `text`. */
export function regionMentions(text: string): readonly RegionMention[] {
  const { mayBegin } = load();
  const mentions: RegionMention[] = [];
  for (let at = 0; at < text.length; ) {
    const prefix = mayBegin(text, at) ? regionPrefix(text, at) : null;
    const isName = prefix?.isFull && standsAlone(text, at, prefix);
    if (isName) mentions.push({ ...prefix, start: at });
    at += isName ? prefix.length : 1;
  }
  return mentions;
}
