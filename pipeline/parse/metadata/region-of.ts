import {
  disambiguate,
  type Region,
  type RegionMention,
  type RegionPrefix,
  regionMentions,
  regionPrefix,
} from "./regions.ts";
import { corpsDivision, type UnitParts } from "./unit-name.ts";

export interface RegionOf {
  readonly region: Region | null;
  /** The name is printed but fits several divisions and nothing tells which. */
  readonly isAmbiguous: boolean;
  /** The region's name as printed beside the unit or elsewhere: 益阳市赫山区. */
  readonly printed: string | null;
}

/**
 * The division a unit belongs to: the region of its name; for a relative name (区委宣传部) the region of that kind that stands
 * in the strongest place; for a name without either (第一中学) the innermost region of the closing and the head.
 *
 * @param evidence compact texts, strongest first: signature, title, head, contact, lead, … ; the last is the whole text
 */
export function regionOf(parts: UnitParts, evidence: readonly string[]): RegionOf {
  if (parts.region !== "") {
    // 第八师石河子市: the city of a division, 新疆 or not.
    const behind = corpsDivision(parts.region).length;
    const prefix = regionPrefix(parts.region, behind) ?? regionPrefix(parts.region) ?? regionWithin(parts.region);
    if (!prefix) return { region: null, isAmbiguous: false, printed: parts.region };
    // 某市某某区 with an inner name the gazetteer does not have: the outer one is sure.
    const region = disambiguate(prefix.candidates, evidence);
    return { region, isAmbiguous: region === null, printed: parts.region };
  }
  const named = parts.relative === "" ? regionWithin(parts.body) : null;
  if (named) {
    const region = disambiguate(named.candidates, evidence);
    return { region, isAmbiguous: region === null, printed: null };
  }
  for (const [at, text] of evidence.entries()) {
    const fitting = regionMentions(text).filter((mention) => fits(mention, text, parts.relative));
    const chosen = at === evidence.length - 1 ? mostFrequent(fitting, text) : fitting[0];
    if (!chosen) continue;
    const printed = text.slice(chosen.start, chosen.start + chosen.length);
    const region = disambiguate(chosen.candidates, evidence);
    return { region, isAmbiguous: region === null, printed };
  }
  return { region: null, isAmbiguous: false, printed: null };
}

// Organisations whose own name stands before that of the place: 政协云和县委员会, 共青团云和县委, 国网云和县供电公司.
const ORGANISATION =
  /^(?:政协|中国人民政治协商会议|共青团|中国共产主义青年团|国网|国家电网|国家税务总局|国家统计局|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中国[一-龥]{2,6}银行(?:股份有限公司)?|中国(?:电信|移动|联通|邮政|烟草|人寿))/;

/** The region in full behind the name of an organisation, null where none stands there. */
export function regionWithin(name: string): RegionPrefix | null {
  const head = ORGANISATION.exec(name)?.[0];
  const prefix = head === undefined ? null : regionPrefix(name, head.length);
  return prefix?.isFull ? prefix : null;
}

function fits(mention: RegionMention, text: string, relative: string): boolean {
  if (relative === "") return mention.candidates.every((region) => region.level !== "province");
  return text.slice(mention.start, mention.start + mention.length).endsWith(relative);
}

/** Running text names other places too: the region meant is the one named most often, if at least twice. */
function mostFrequent(mentions: readonly RegionMention[], text: string): RegionMention | undefined {
  const counts = new Map<string, { mention: RegionMention; count: number }>();
  for (const mention of mentions) {
    const name = mention.candidates.map((region) => region.code).join() || text;
    const entry = counts.get(name);
    if (entry) entry.count++;
    else counts.set(name, { mention, count: 1 });
  }
  const ranked = [...counts.values()].sort((a, b) => b.count - a.count || a.mention.start - b.mention.start);
  const [first, second] = ranked;
  if (!first || first.count < 2 || (second && second.count === first.count)) return undefined;
  return first.mention;
}
