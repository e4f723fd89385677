import { disambiguate, type Region, type RegionMention, regionMentions, regionPrefix } from "./regions.ts";
import type { UnitParts } from "./unit-name.ts";

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
    const prefix = regionPrefix(parts.region);
    if (!prefix) return { region: null, isAmbiguous: false, printed: parts.region };
    // 某市某某区 with an inner name the gazetteer does not have: the outer one is sure.
    const region = disambiguate(prefix.candidates, evidence);
    return { region, isAmbiguous: region === null, printed: parts.region };
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
